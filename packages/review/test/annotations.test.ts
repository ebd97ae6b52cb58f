/**
 * What stands beside a reference, or around it, and says nothing of which messages are allowed.
 */
import type { JsonObject } from "@facility-contracts/model/json";
import { expect, test } from "vitest";
import { compareDocuments } from "../src/compare/compare.ts";
import { requestOf } from "./request-document.ts";

const TEXT = { type: "string", description: "A text." };
const REFERENCE = { $ref: "#/components/schemas/Text" };

/** Ways to be nothing but the component, and where its annotations are written then. */
const FORMS: Readonly<Record<string, (said: JsonObject) => JsonObject>> = {
  "beside a reference": (said) => ({ ...REFERENCE, ...said }),
  "beside a reference to a reference": (said) => ({ $ref: "#/components/schemas/Same", ...said }),
  "around one branch": (said) => ({ allOf: [REFERENCE], ...said }),
  "around one branch in one branch": (said) => ({ anyOf: [{ allOf: [REFERENCE] }], ...said }),
  "beside the reference of one branch": (said) => ({ allOf: [{ ...REFERENCE, ...said }] }),
  "beside the reference of one branch of two": (said) => ({
    allOf: [{ ...REFERENCE, ...said }, { minLength: 1 }],
  }),
  "around a union with null": (said) => ({ anyOf: [REFERENCE, { type: "null" }], ...said }),
  "in a union with null": (said) => ({ anyOf: [{ allOf: [REFERENCE], ...said }, { type: "null" }] }),
};

function documentWith(schema: unknown, openapi: string): JsonObject {
  return { ...requestOf(schema, { Text: TEXT, Same: REFERENCE }), openapi };
}

const memberOfBody = (schema: JsonObject) => ({ type: "object", properties: { name: schema } });

const told = (before: unknown, after: unknown, openapi = "3.1.1") =>
  compareDocuments("odd", documentWith(before, openapi), documentWith(after, openapi)).map(
    ({ breaks, kind, tier }) => `${kind} ${tier} ${breaks.join()}`.trim(),
  );

test.each(Object.entries(FORMS))("an annotation %s is told, and nothing else", (_, form) => {
  for (const around of [memberOfBody, (schema: JsonObject) => schema]) {
    const both = (one: JsonObject, other: JsonObject) => told(around(form(one)), around(form(other)));
    expect(both({ default: "a" }, { default: "b" })).toEqual(["default wire clients"]);
    expect(both({}, { default: "b" })).toEqual(["default wire clients"]);
    expect(both({}, { readOnly: true })).toEqual(["read-only wire clients"]);
    expect(both({ writeOnly: true }, {})).toEqual(["write-only documentation"]);
    expect(both({}, { xml: { attribute: true } })).toEqual(["xml documentation"]);
    expect(both({ description: "One." }, { description: "Other." })).toEqual(["description documentation"]);
  }
});

test("an annotation of another form is the same annotation", () => {
  const forms = Object.values(FORMS).slice(0, 5);
  const saying = forms.map((form) => memberOfBody(form({ default: "a", readOnly: true })));
  for (const one of saying)
    for (const other of saying)
      expect(told(one, other).filter((change) => !change.startsWith("rewritten"))).toEqual([]);
});

test("a text beside a reference is the same text around a branch, and another one is told as it is", () => {
  const one = (description: string) => ({ ...REFERENCE, description });
  const same = (description: string) => ({ $ref: "#/components/schemas/Same", description });
  const other = (description: string) => ({ allOf: [REFERENCE], description });
  const both = (before: JsonObject, after: JsonObject) =>
    compareDocuments("odd", documentWith(before, "3.1.1"), documentWith(after, "3.1.1"))
      .filter(({ tier }) => tier === "documentation")
      .map(({ sentence }) => sentence);
  const [first, second] = ["application/json first", "application/json second"];
  for (const [from, to] of [
    [one, other],
    [other, one],
    [one, same],
    [same, other],
  ] as const) {
    const of = (form: typeof from, words: string) => ({
      type: "object",
      properties: { first: form(words), second: form(words) },
    });
    expect(both(of(from, "One."), of(to, "One."))).toEqual([]);
    expect(both(of(from, "One."), of(to, "Other."))).toEqual(
      [first, second].map((name) => `\`description\` of \`${name}\` went from "One." to "Other.".`),
    );
  }
});

test("in 3.0 one that stands beside a reference is ignored", () => {
  const form = (said: JsonObject) => memberOfBody({ ...REFERENCE, ...said });
  expect(told(form({ default: "a" }), form({ default: "b" }), "3.0.3")).toEqual([]);
});

test("what is said further out counts", () => {
  const form = (inner: string, outer: string) =>
    memberOfBody({ allOf: [{ allOf: [REFERENCE], default: inner }], default: outer });
  expect(told(form("a", "c"), form("b", "c"))).toEqual([]);
  expect(told(form("a", "c"), form("a", "d"))).toEqual(["default wire clients"]);
});

test("a default that one use of a schema needs and another one does not is told for that one", () => {
  const used = { type: "object", required: ["first"], properties: { first: REFERENCE, second: REFERENCE } };
  const document = (text: JsonObject) => requestOf(used, { Text: { ...TEXT, ...text } });
  expect(
    compareDocuments("odd", document({ default: "a" }), document({ default: "b" })).map(
      ({ breaks, title }) => `${breaks}: ${title}`,
    ),
  ).toEqual(['clients: `default` of `second` went from "a" to "b"']);
});
