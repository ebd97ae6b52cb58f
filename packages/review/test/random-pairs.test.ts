/**
 * Pairs of schemas that are put together by chance, with values that were not made for them and a validator that the review does
 * not use: who has a message that one version allows and the other does not is told.
 */
import "@hyperjump/json-schema/formats";
import { isProof } from "@facility-contracts/command/proof-mode";
import type { JsonObject } from "@facility-contracts/model/json";
import {
  registerSchema,
  setShouldValidateFormat,
  setShouldValidateSchema,
  type Validator,
  validate,
} from "@hyperjump/json-schema/draft-2020-12";
import { expect, test } from "vitest";
import { chanceFrom, changedBy, type Schema, schemaFrom, valuesFrom } from "../corpus/random-schemas.ts";
import { compareDocuments } from "../src/compare/compare.ts";
import { requestOf } from "./request-document.ts";

setShouldValidateSchema(false);
setShouldValidateFormat(true);

const PAIRS = isProof ? 1500 : 15;
/** Pairs that refer to the same components. */
const MAX_ROUND = 50;
/** What the search for messages takes of a pair at the most, and much more. */
const MAX_MILLISECONDS = 30 * 60_000;

let registered = 0;

/** What a validator of others says of a schema, whose references are to components. */
async function allowing(schema: Schema, components: Readonly<Record<string, Schema>>): Promise<Validator> {
  const address = `https://random.test/${registered++}`;
  const local = (value: unknown) =>
    JSON.parse(JSON.stringify(value).replaceAll("#/components/schemas/", "#/$defs/"));
  registerSchema(
    { allOf: [local(schema)], $defs: local(components) },
    address,
    "https://json-schema.org/draft/2020-12/schema",
  );
  return await validate(address);
}

test("whoever is hurt is told, and nothing crashes", { timeout: MAX_MILLISECONDS }, async () => {
  const chance = chanceFrom(1);
  const values: Parameters<Validator>[0][] = JSON.parse(JSON.stringify(valuesFrom(chance)));
  const wrong: string[] = [];
  const counts = { same: 0, told: 0, undecided: 0, shown: 0 };
  for (let pair = 0, components = {}; pair < PAIRS; pair++) {
    if (pair % MAX_ROUND === 0) components = { A: schemaFrom(chance, 2), B: schemaFrom(chance, 1) };
    const before = schemaFrom(chance, 2, ["A", "B"]);
    const once = changedBy(chance, before);
    const after = chance() < 0.4 ? changedBy(chance, once) : once;
    const document = (schema: Schema): JsonObject => requestOf(schema, components);
    const said = `${JSON.stringify(before)} -> ${JSON.stringify(after)} with ${JSON.stringify(components)}`;
    try {
      const changes = compareDocuments("random", document(before), document(after));
      const told = new Set(changes.flatMap(({ breaks }) => breaks));
      const [old, now] = await Promise.all([allowing(before, components), allowing(after, components)]);
      const judged = values.map((value) => ({ value, old: old(value).valid, now: now(value).valid }));
      const lost = judged.find((each) => each.old && !each.now);
      const won = judged.find((each) => !each.old && each.now);
      if (lost !== undefined && !told.has("clients"))
        wrong.push(`clients lose ${JSON.stringify(lost.value)}: ${said}`);
      if (won !== undefined && !told.has("providers"))
        wrong.push(`providers get ${JSON.stringify(won.value)}: ${said}`);
      if (lost !== undefined || won !== undefined) counts.shown++;
      if (changes.some(({ certainty }) => certainty === "undecided")) counts.undecided++;
      else if (told.size > 0) counts.told++;
      else counts.same++;
    } catch (error) {
      wrong.push(`${String(error instanceof Error ? error.stack : error).slice(0, 500)}: ${said}`);
    }
  }
  expect(wrong).toEqual([]);
  // What is judged is not all of a kind.
  expect(Math.min(counts.same, counts.told, counts.shown)).toBeGreaterThan(PAIRS / 20);
});
