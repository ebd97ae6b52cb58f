/**
 * Null that a union takes in one version and a list of types in the other: what differs besides is told where it stands, once.
 */
import type { JsonObject } from "@facility-contracts/model/json";
import { expect, test } from "vitest";
import { compareDocuments } from "../src/compare/compare.ts";
import { requestOf } from "./request-document.ts";

const TEXT = { type: "string" };
const NULL = { type: "null" };
const TEXT_OR_NULL = { type: ["string", "null"] };
const A = { $ref: "#/components/schemas/A" };

/** Who is hurt by what that no documentation tells, there and back. */
function toldBothWays(before: JsonObject, after: JsonObject): { there: string[]; back: string[] } {
  const told = (one: JsonObject, other: JsonObject) =>
    compareDocuments("odd", one, other).map(({ breaks, title }) => `${breaks}: ${title}`);
  return { there: told(before, after), back: told(after, before) };
}

/** A document in which `/a` answers with one schema, `/b` with the other. */
function answersOf(one: JsonObject, other: JsonObject, schemas: JsonObject): JsonObject {
  const answer = (operationId: string, schema: JsonObject) => ({
    get: {
      operationId,
      responses: { "200": { description: "A.", content: { "application/json": { schema } } } },
    },
  });
  return {
    openapi: "3.1.1",
    info: { title: "Odd", version: "1.0.0" },
    paths: { "/a": answer("getA", one), "/b": answer("getB", other) },
    components: { schemas },
  };
}

test("a component that takes null now is told where it did not, beside where it did", () => {
  const schema = (owner: JsonObject) => ({
    type: "object",
    properties: { owner, log: { type: "array", items: A } },
  });
  expect(
    toldBothWays(
      requestOf(schema({ anyOf: [A, NULL] }), { A: TEXT }),
      requestOf(schema(A), { A: TEXT_OR_NULL }),
    ),
  ).toEqual({
    there: ['providers: `type` of `log[]` went from "string" to ["string","null"]'],
    back: ['clients: `type` of `log[]` went from ["string","null"] to "string"'],
  });
});

test("a component that takes null now is told whichever operation comes first", () => {
  const [before, after] = [{ A: { ...TEXT, maxLength: 5 } }, { A: { ...TEXT_OR_NULL, maxLength: 7 } }];
  const [union, list] = [{ anyOf: [A, NULL] }, A];
  for (const [one, other] of [
    [union, list],
    [list, union],
  ] as const) {
    const changes = compareDocuments("odd", answersOf(one, other, before), answersOf(A, A, after));
    expect(changes.map(({ breaks, kind }) => `${kind} ${breaks}`).sort()).toEqual([
      "max-length clients",
      "type clients",
    ]);
  }
});

const IBAN = { allOf: [{ format: "iban" }] };

test.each<[name: string, said: JsonObject, schemas: JsonObject]>([
  ["a part with a format that nobody knows", IBAN, {}],
  ["a choice of formats that nobody knows", { anyOf: [{ format: "iban" }, { format: "bic" }] }, {}],
  ["a component with a format that nobody knows", A, { A: { format: "iban" } }],
  ["a word of an older draft", { disallow: ["null"] }, {}],
])("null in another way is undecided beside %s", (_, said, schemas) => {
  const union = requestOf({ anyOf: [{ ...TEXT, ...said }, NULL] }, schemas);
  const undecided =
    "clients,providers: the body has changed (type), and nobody can tell whom that hurts: no message was found that tells the two apart, and no proof that there is none";
  expect(toldBothWays(union, requestOf({ ...TEXT_OR_NULL, ...said }, schemas))).toEqual({
    there: [undecided],
    back: [undecided],
  });
});

test("null in another way is nothing where only what is no null has a format that nobody knows", () => {
  const [before, after] = [5, 3].map((maxLength) => ({ properties: { a: { ...TEXT, ...IBAN, maxLength } } }));
  const union = requestOf({ anyOf: [{ type: "object", ...before }, NULL] });
  expect(toldBothWays(union, requestOf({ type: ["object", "null"], ...after }))).toEqual({
    there: ["clients: `maxLength` of `a` went from 5 to 3"],
    back: ["providers: `maxLength` of `a` went from 3 to 5"],
  });
});

test.each<[name: string, before: JsonObject]>([
  ["in a component", { anyOf: [{ allOf: [A] }, NULL] }],
  ["in a union that denies it", { anyOf: [A, NULL], readOnly: false }],
])("what is only read, said %s, is told when it goes with null in another way", (_, before) => {
  const document = (a: JsonObject) =>
    requestOf({ type: "object", properties: { a } }, { A: { ...TEXT, readOnly: true } });
  const { there, back } = toldBothWays(document(before), document(TEXT_OR_NULL));
  expect(there).toContain("providers: `readOnly` of `a` went from true to nothing");
  expect(back).toContain("clients: `readOnly` of `a` went from nothing to true");
});

test.each<[name: string, union: JsonObject, list: JsonObject, there: readonly string[]]>([
  ["of a few values", { ...TEXT, enum: ["a", "b"] }, { ...TEXT_OR_NULL, enum: ["b", null, "a"] }, []],
  ["of several types", { type: ["string", "integer"] }, { type: ["integer", "null", "string"] }, []],
  [
    "of one more value",
    { ...TEXT, enum: ["a"] },
    { ...TEXT_OR_NULL, enum: ["a", "b", null] },
    ["providers: `enum` of `a` gained `b`"],
  ],
  [
    "of a text that is called so",
    { ...TEXT, enum: ["a", "null"] },
    { ...TEXT_OR_NULL, enum: ["a", null] },
    ["clients: `enum` of `a` lost `null`"],
  ],
  [
    "of an object that has to have one more member",
    { type: "object", required: ["c"] },
    { type: ["null", "object"], required: ["c", "d"] },
    ["clients: `d` of `a` became required"],
  ],
  [
    "of one type less",
    { type: ["string", "integer"] },
    { type: ["integer", "null"] },
    ['clients: `type` of `a` went from ["string","integer"] to "integer"'],
  ],
])("null in another way %s says no more than that", (_, union, list, there) => {
  const document = (a: JsonObject, maxLength: number) =>
    requestOf({ type: "object", properties: { a, b: { ...TEXT, maxLength } } });
  const told = toldBothWays(document({ anyOf: [union, NULL] }, 5), document(list, 3));
  expect(new Set(told.there).size).toBe(told.there.length);
  const wire = told.there.filter((title) => !title.startsWith(": "));
  expect(wire).toEqual(["clients: `maxLength` of `b` went from 5 to 3", ...there]);
});

test.each<[name: string, after: JsonObject]>([
  ["stays one", { anyOf: [TEXT, NULL] }],
  ["becomes a list of types", TEXT_OR_NULL],
])("a default of what has to be there hurts nobody in a union with null that %s", (_, after) => {
  const document = (a: JsonObject) => requestOf({ type: "object", required: ["a"], properties: { a } });
  const changes = compareDocuments(
    "odd",
    document({ anyOf: [{ ...TEXT, default: "b" }, NULL] }),
    document(after),
  );
  expect(changes.map(({ kind }) => kind)).toContain("default");
  expect(changes.flatMap(({ breaks }) => breaks)).toEqual([]);
});

test.each<[union: JsonObject, after: JsonObject, there: readonly string[]]>([
  [
    TEXT,
    { type: "integer" },
    ['clients,providers: `type` of the body went from ["string","null"] to "integer"'],
  ],
  [{ minLength: 3 }, { ...TEXT, minLength: 3 }, ['clients: `type` "string" was added to the body']],
  [
    { allOf: [A] },
    { type: "integer" },
    ['clients,providers: `type` of the body went from ["boolean","null"] to "integer"'],
  ],
])("null and another type that go from %j are told once", (union, after, there) => {
  const [one, other] = [{ anyOf: [union, NULL] }, after].map((schema) =>
    requestOf(schema, { A: { type: "boolean" } }),
  );
  expect(toldBothWays(one ?? {}, other ?? {}).there).toEqual(there);
});

test("the sentence of a type names null alone only where nothing else differs", () => {
  const sentenceOf = (after: JsonObject) =>
    compareDocuments("odd", requestOf(TEXT_OR_NULL), requestOf(after)).map(({ sentence }) => sentence);
  expect(sentenceOf(TEXT)).toEqual(["The body can no longer be null."]);
  expect(sentenceOf({ type: "integer" })).toEqual(['The body: `type` is "integer" (was ["string","null"]).']);
});
