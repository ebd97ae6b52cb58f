import { createAjv } from "@facility-contracts/model/schema/ajv";
import {
  compareDateTime,
  date_time as dateTime,
} from "@stoplight/prism-http/dist/validator/validators/dateTime.js";
import type { ErrorObject, Options } from "ajv/dist/2020.js";
import { fullFormats } from "ajv-formats/dist/formats.js";
import { formatLimitDefinition } from "ajv-formats/dist/limit.js";
import { boundedPatterns } from "./bounded-patterns.ts";
import type { Schema } from "./operation.ts";

/** Says what is wrong with a body: nothing for a valid one. */
export type BodyCheck = (body: unknown) => readonly ErrorObject[];

/** Most dates, which need no calendar: every month has 28 days. Without it a date takes four times as long. */
const ORDINARY_DATE_TIME =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?Z$/;

const isDateTime = (text: string) => ORDINARY_DATE_TIME.test(text) || dateTime(text);

// As Prism reads a JSON body, where the model reads it otherwise.
const AS_PRISM: Options = {
  strictNumbers: false,
  ownProperties: false,
  multipleOfPrecision: 0,
  // The model takes no URN for a UUID.
  code: { regExp: boundedPatterns },
  formats: { ...fullFormats, "date-time": { validate: isDateTime, compare: compareDateTime } },
  // `formatMinimum` and the like, which are of no draft.
  keywords: [formatLimitDefinition],
};

const FIRST = createAjv(AS_PRISM);
const ALL = createAjv({ ...AS_PRISM, allErrors: true });

const DRAFT_2020 = "https://json-schema.org/draft/2020-12/schema";

/** What the draft of 2020 reads otherwise than the one of which Prism takes a schema to be that names none: draft-07. */
const READ_OTHERWISE =
  /"(?:\$anchor|\$dynamicRef|additionalItems|dependencies|dependent\w+|(?:max|min)Contains|prefixItems|unevaluated\w+)":|"items":\[/;

/** Beside `prefixItems`, ajv lets an empty list pass for one that contains something, unless it looks for all faults. */
const MISREAD = /"prefixItems":.*"contains":|"contains":.*"prefixItems":/;

/**
 * Compiles the check of a body, from the schema as Prism holds it; `undefined` where only Prism can tell.
 *
 * @param faults whether it looks for all faults, as Prism does, or for the first one, which is enough to hand it to Prism
 */
export function compileBodyCheck(schema: Schema, faults: "first" | "all" = "first"): BodyCheck | undefined {
  const { $schema: draft, ...keywords }: Readonly<Record<string, unknown>> = { ...schema };
  if ((draft === DRAFT_2020 ? MISREAD : READ_OTHERWISE).test(JSON.stringify(keywords))) return undefined;
  try {
    const validate = (faults === "first" ? FIRST : ALL).compile(keywords);
    return (body) => (validate(body) ? [] : (validate.errors ?? []));
  } catch {
    // A reference into the rest of the document, which a schema that leads to itself has, or no schema at all.
    return undefined;
  }
}
