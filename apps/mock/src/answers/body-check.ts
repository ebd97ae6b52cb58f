import { createAjv } from "@facility-contracts/model/schema/ajv";
import {
  compareDateTime,
  date_time as dateTime,
} from "@stoplight/prism-http/dist/validator/validators/dateTime.js";
import type { ErrorObject } from "ajv/dist/2020.js";
import { fullFormats } from "ajv-formats/dist/formats.js";
import type { Schema } from "./operation.ts";

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
  ownProperties: false,
  multipleOfPrecision: 0,
  // The model takes no URN for a UUID.
  formats: { ...fullFormats, "date-time": { validate: isDateTime, compare: compareDateTime } },
});

const DRAFT_2020 = "https://json-schema.org/draft/2020-12/schema";

/** What the draft of 2020 reads otherwise than the one of which Prism takes a schema to be that names none: draft-07. */
const READ_OTHERWISE =
  /"(?:\$anchor|\$dynamicRef|additionalItems|dependencies|dependent\w+|(?:max|min)Contains|prefixItems|unevaluated\w+)":|"items":\[/;

/** Beside `prefixItems`, ajv lets an empty list pass for one that contains something, unless it looks for all faults. */
const MISREAD = /"prefixItems":.*"contains":|"contains":.*"prefixItems":/;

/** Compiles the check of a body, from the schema as Prism holds it; `undefined` where only Prism can tell. */
export function compileBodyCheck(schema: Schema): BodyCheck | undefined {
  const { $schema: draft, ...keywords }: Readonly<Record<string, unknown>> = { ...schema };
  if ((draft === DRAFT_2020 ? MISREAD : READ_OTHERWISE).test(JSON.stringify(keywords))) return undefined;
  try {
    const validate = ajv.compile(keywords);
    return (body) => (validate(body) ? [] : (validate.errors ?? []));
  } catch {
    // A reference into the rest of the document, which a schema that leads to itself has, or no schema at all.
    return undefined;
  }
}
