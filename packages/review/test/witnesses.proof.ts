/**
 * The messages that the review shows as proof, judged once more by a validator that it does not use.
 */
import "@hyperjump/json-schema/formats";
import "@hyperjump/json-schema/openapi-3-0";
import {
  registerSchema,
  setShouldValidateFormat,
  setShouldValidateSchema,
  validate,
} from "@hyperjump/json-schema/openapi-3-1";
import { expect, test } from "vitest";
import type { MutableJson } from "../corpus/entry.ts";
import { hardPairs } from "../corpus/hard/entries.ts";
import { entriesOfPair, type HardEntry } from "../corpus/hard/pair.ts";
import { compareDocuments } from "../src/compare/compare.ts";

// The documents are no schemas; the schemas in them are.
setShouldValidateSchema(false);
setShouldValidateFormat(true);

/** Why the other validator cannot be asked, with the names of the pairs. */
const UNASKED: Readonly<Record<string, RegExp>> = {
  "3.0 says of what is only read or written what JSON Schema does not": /^(read|write)-only-.*3\.0/,
  "it takes no escapes that only the looser reading of patterns has": /^required-beside-escaped-/,
  "it takes what stands in an example for a schema": /^required-beside-id-in-example-/,
  "it does not know int32": /^wider-integers-/,
};

const isAsked = ({ id }: HardEntry) => !Object.values(UNASKED).some((name) => name.test(id));

let registered = 0;

/** Whether the schema of the body of a document allows a value. */
async function allowedBy(document: MutableJson, value: unknown): Promise<boolean> {
  const address = `https://witness.test/${registered++}`;
  const is30 = String(document.openapi).startsWith("3.0");
  registerSchema(
    JSON.parse(JSON.stringify(document)),
    address,
    is30 ? "https://spec.openapis.org/oas/3.0/dialect" : "https://json-schema.org/draft/2020-12/schema",
  );
  const { valid } = await validate(
    `${address}#/components/schemas/Subject`,
    JSON.parse(JSON.stringify(value)),
  );
  return valid;
}

test("every message is allowed by the one version and refused by the other", {
  timeout: 600_000,
}, async () => {
  const wrong: string[] = [];
  let judged = 0;
  for (const entry of hardPairs.flatMap(entriesOfPair).filter(isAsked))
    for (const [before, after] of [
      [entry.before, entry.after],
      [entry.after, entry.before],
    ] as const)
      for (const { allowed, value } of compareDocuments(entry.id, before, after).flatMap(
        ({ witnesses }) => witnesses,
      )) {
        judged++;
        const said = { before: allowed === "before", after: allowed === "after" };
        const found = await Promise.all([allowedBy(before, value), allowedBy(after, value)]).catch(String);
        if (String(found) !== String([said.before, said.after]))
          wrong.push(
            `${entry.id}: ${JSON.stringify(value).slice(0, 200)} is allowed ${allowed}; the other validator: ${found}`,
          );
      }
  expect(wrong).toEqual([]);
  expect(judged).toBeGreaterThan(200);
});
