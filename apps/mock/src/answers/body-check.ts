import {
  compareDateTime,
  date_time as dateTime,
} from "@stoplight/prism-http/dist/validator/validators/dateTime.js";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import { fullFormats } from "ajv-formats/dist/formats.js";

/** Says what is wrong with a body: the first thing found, and nothing for a valid one. */
export type BodyCheck = (body: unknown) => readonly ErrorObject[];

// Prism's own settings, but for two: it looks for all faults where the first is enough to know that there is one, and
// nothing here is coerced, as Prism coerces no JSON body.
const formats = { ...fullFormats, "date-time": { validate: dateTime, compare: compareDateTime } };
const settings = {
  strict: false,
  allowUnionTypes: true,
  allowMatchingProperties: true,
  logger: false,
} as const;
const ajv = new Ajv2020({ ...settings, formats });

/** Compiles the check of a body, from the schema as Prism holds it. */
export function compileBodyCheck(schema: object): BodyCheck {
  const validate = ajv.compile(schema);
  return (body) => (validate(body) ? [] : (validate.errors ?? []));
}
