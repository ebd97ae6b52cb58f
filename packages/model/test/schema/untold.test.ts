// biome-ignore-all lint/suspicious/noThenProperty: the keyword of that name.
/**
 * Texts that cannot be matched in time: what a check says of the values that have them.
 */
import { expect, test } from "vitest";
import type { JsonObject } from "../../src/json.ts";
import { placeAt } from "../../src/place.ts";
import { neededCheckOf } from "../../src/schema/check.ts";
import { contractWith } from "../document.ts";

const SLOW = { pattern: "^(a|aa)+$" };
const TEXT = `${"a".repeat(60)}!`;

function checkFor(schema: JsonObject) {
  return neededCheckOf(
    placeAt(contractWith({ components: { schemas: { S: schema } } }), "#/components/schemas/S"),
  );
}

test.each<[string, JsonObject]>([
  ["itself", SLOW],
  ["not", { not: SLOW }],
  ["a branch of anyOf", { anyOf: [SLOW, { type: "number" }] }],
  ["a branch of oneOf", { oneOf: [SLOW, { type: "string" }] }],
  ["two branches of oneOf", { oneOf: [SLOW, { pattern: "^(b|aa|a)+$" }] }],
  ["if", { if: SLOW, then: false }],
  ["else", { if: SLOW, else: false }],
])("nobody knows whether a text is allowed where the pattern is %s", (_, schema) => {
  const check = checkFor(schema);
  expect(check.allows(TEXT)).toBe(undefined);
  const violations = check.violationsOf(TEXT);
  expect(violations.length).toBeGreaterThan(0);
  for (const { message, untold } of violations) {
    expect([SLOW.pattern, "^(b|aa|a)+$"]).toContain(untold);
    expect(message).toContain(`takes too long to be matched against the pattern ${untold}`);
  }
});

test.each<[string, JsonObject]>([
  ["another branch takes it", { anyOf: [SLOW, { type: "string" }] }],
  ["both ways lead to the same", { if: SLOW, then: { minLength: 2 }, else: { minLength: 1 } }],
])("a text is allowed where %s", (_, schema) => {
  expect(checkFor(schema).allows(TEXT)).toBe(true);
  expect(checkFor(schema).violationsOf(TEXT)).toEqual([]);
});

test("what is wrong whatever the text matches is wrong for certain", () => {
  const schema = {
    type: "object",
    properties: { text: SLOW, number: { type: "number" } },
    required: ["other"],
  };
  const value = { text: TEXT, number: "none" };
  expect(checkFor(schema).allows(value)).toBe(false);
  const told = checkFor(schema)
    .violationsOf(value)
    .map(({ at, keyword, untold }) => ({ at, keyword, untold }));
  expect(told).toHaveLength(3);
  expect(told).toEqual(
    expect.arrayContaining([
      { at: "", keyword: "required", untold: undefined },
      { at: "/number", keyword: "type", untold: undefined },
      { at: "/text", keyword: "pattern", untold: SLOW.pattern },
    ]),
  );
});

test("of a value with many such texts nothing is said but that", () => {
  const texts = Array.from({ length: 40 }, (_, index) => `${"a".repeat(60)}${index}!`);
  const check = checkFor({ type: "array", items: SLOW });
  expect(check.allows(texts)).toBe(undefined);
  expect(check.violationsOf(texts).map(({ at, message }) => ({ at, message }))).toEqual([
    { at: "", message: `has a text that takes too long to be matched against the pattern ${SLOW.pattern}` },
  ]);
});
