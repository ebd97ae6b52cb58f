import { createAjv } from "@facility-contracts/model/schema/ajv";
import {
  compareDateTime,
  date_time as dateTime,
} from "@stoplight/prism-http/dist/validator/validators/dateTime.js";
import type { ErrorObject } from "ajv/dist/2020.js";
import { fullFormats } from "ajv-formats/dist/formats.js";

/** Says what is wrong with a body: the first thing found, and nothing for a valid one. */
export type BodyCheck = (body: unknown) => readonly ErrorObject[];

/** Most dates, which need no calendar: every month has 28 days. Without it a date takes four times as long. */
const ORDINARY_DATE_TIME =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/;

const isDateTime = (text: string) => ORDINARY_DATE_TIME.test(text) || dateTime(text);

// As Prism reads a JSON body, where the model reads it otherwise. One thing differs from Prism: it looks for all faults,
// and here the first is enough.
const ajv = createAjv({
  strictNumbers: false,
  multipleOfPrecision: 0,
  // The model takes no URN for a UUID.
  formats: { ...fullFormats, "date-time": { validate: isDateTime, compare: compareDateTime } },
});

/** Compiles the check of a body, from the schema as Prism holds it. */
export function compileBodyCheck(schema: object): BodyCheck {
  const validate = ajv.compile(schema);
  return (body) => (validate(body) ? [] : (validate.errors ?? []));
}
