/**
 * Every schema with a type of documents that were not written here, each narrowed by one keyword: whoever sends or reads it is
 * hurt, and is told. What is not told has a reason, and stands here.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { isObject, keysIn, memberIn } from "@facility-contracts/model/json";
import { pointerBelow, valueAt } from "@facility-contracts/model/pointer";
import { expect, test } from "vitest";
import { isContainer } from "../corpus/edits.ts";
import { compareDocuments } from "../src/compare/compare.ts";

const require = createRequire(import.meta.url);

/** A keyword that allows less of each type, whatever stands beside it. */
const NARROWER: Readonly<Record<string, readonly [keyword: string, limit: number]>> = {
  string: ["maxLength", 1],
  integer: ["maximum", -5],
  number: ["maximum", -5],
  array: ["maxItems", 0],
  object: ["minProperties", 60],
};

/** Members below which nothing is a schema. */
const NO_SCHEMAS = ["example", "examples", "securitySchemes"];

/** Pointers to what has a type. */
function typedIn(value: unknown, pointer = "#"): string[] {
  const own = isObject(value) && typeof value.type === "string" ? [pointer] : [];
  const inner = keysIn(value).filter((key) => !NO_SCHEMAS.includes(key));
  return [...own, ...inner.flatMap((key) => typedIn(memberIn(value, key), pointerBelow(pointer, key)))];
}

const BODY = "post/requestBody/content/application~1json/schema/properties/event";
const UNUSED = "no operation leads there";

test.each<[file: string, silent: Readonly<Record<string, string>>]>([
  ["3.1/json/train-travel.json", {}],
  ["3.1/json/webhooks.json", {}],
  ["3.0/json/callbacks.json", {}],
  ["3.0/json/uspto.json", {}],
  ["3.0/json/petstore.json", {}],
  [
    "3.0/json/polymorphism.json",
    {
      [`#/paths/~1any-of-with-type/${BODY}/anyOf/0`]: "the other branch takes all texts",
      [`#/paths/~1any-of-with-type/${BODY}/anyOf/1`]: "the other branch takes all texts",
      [`#/paths/~1one-of-with-type/${BODY}`]: "both branches take everything, so that nothing is allowed",
    },
  ],
  [
    "3.0/json/discriminators.json",
    {
      "#/components/requestBodies/nested-one-of-ref/content/application~1json/schema": UNUSED,
      "#/components/schemas/string1": UNUSED,
      "#/components/schemas/string2": UNUSED,
    },
  ],
])("%s", (file, silent) => {
  const before: unknown = JSON.parse(readFileSync(require.resolve(`@readme/oas-examples/${file}`), "utf8"));
  if (!isObject(before)) throw new Error(`${file}: no document`);
  const places = typedIn(before);
  expect(places.length).toBeGreaterThan(3);
  const untold = places.filter((pointer) => {
    const after = structuredClone(before);
    const schema = valueAt(after, pointer);
    const narrower = NARROWER[isObject(schema) ? String(schema.type) : ""];
    if (!isContainer(schema) || narrower === undefined) return false;
    Reflect.set(schema, ...narrower);
    return compareDocuments("sweep", before, after).every(({ breaks }) => breaks.length === 0);
  });
  expect(untold.sort()).toEqual(Object.keys(silent).sort());
});
