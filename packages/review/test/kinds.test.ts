/**
 * The kinds that a discriminator tells apart: branches, and children that are built on their parent by `allOf`.
 */
import type { JsonObject } from "@facility-contracts/model/json";
import { placeAt } from "@facility-contracts/model/place";
import { expect, test } from "vitest";
import { compareDocuments } from "../src/compare/compare.ts";
import { readingOf } from "../src/reading.ts";
import { kindsOf } from "../src/schema/discriminator.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: JsonObject) => ({ content: { "application/json": { schema } } });

const PARENT = {
  type: "object",
  required: ["kind"],
  properties: { kind: { type: "string" } },
  discriminator: { propertyName: "kind" },
};

/** What is built on a schema. */
const child = (of: string, limits: JsonObject = {}) => ({
  allOf: [ref(of), { type: "object", properties: { name: { type: "string", ...limits } } }],
});

const SHORT = { maxLength: 3 };

type Schemas = Readonly<Record<string, JsonObject>>;

function sending(schema: JsonObject, schemas: Schemas): JsonObject {
  const post = { operationId: "send", requestBody: { required: true, ...json(schema) }, responses: {} };
  return documentOf({ paths: { "/a": { post } } }, schemas);
}

function answering(schema: JsonObject, schemas: Schemas): JsonObject {
  const responses = { "200": { description: "Done.", ...json(schema) } };
  return documentOf({ paths: { "/a": { get: { operationId: "get", responses } } } }, schemas);
}

function hooking(schema: JsonObject, schemas: Schemas): JsonObject {
  const post = { requestBody: json(schema), responses: { "204": { description: "Done." } } };
  return documentOf({ webhooks: { a: { post } } }, schemas);
}

function documentOf(operations: JsonObject, schemas: Schemas): JsonObject {
  const info = { title: "Kinds", version: "1.0.0" };
  return { openapi: "3.1.1", info, ...operations, components: { schemas } };
}

/** Whom a change of the messages breaks, there and back. */
function brokenBy(before: JsonObject, after: JsonObject): string[] {
  return [compareDocuments("kinds", before, after), compareDocuments("kinds", after, before)].map((changes) =>
    changes
      .filter(({ tier }) => tier === "wire")
      .map(({ breaks, kind }) => `${kind} ${breaks.join()}`)
      .join("; "),
  );
}

type Case = [what: string, schema: JsonObject, was: Schemas, is: Schemas, sent: string[], got: string[]];

test.each<Case>([
  [
    "a child of the parent",
    ref("Parent"),
    { Child: child("Parent") },
    { Child: child("Parent", SHORT) },
    ["max-length clients", "max-length providers"],
    ["max-length providers", "max-length clients"],
  ],
  [
    "a child of its child, in a list",
    { type: "array", items: ref("Parent") },
    { Child: child("Parent"), Grandchild: child("Child") },
    { Child: child("Parent"), Grandchild: child("Child", SHORT) },
    ["max-length clients", "max-length providers"],
    ["max-length providers", "max-length clients"],
  ],
  [
    "a child of the parent, which more is said of",
    { allOf: [ref("Parent"), { maxProperties: 5 }] },
    { Child: child("Parent") },
    { Child: child("Parent", SHORT) },
    ["max-length clients", "max-length providers"],
    ["max-length providers", "max-length clients"],
  ],
  [
    "a child that refers to the parent beside what it says itself",
    ref("Parent"),
    { Child: { ...ref("Parent"), properties: { name: { type: "string" } } } },
    { Child: { ...ref("Parent"), properties: { name: { type: "string", ...SHORT } } } },
    ["max-length clients", "max-length providers"],
    ["max-length providers", "max-length clients"],
  ],
  [
    "a sibling of a child that refers to the parent beside what it says itself",
    ref("Child"),
    { Child: { ...ref("Parent"), maxProperties: 5 }, Other: child("Parent") },
    { Child: { ...ref("Parent"), maxProperties: 5 }, Other: child("Parent", SHORT) },
    ["", ""],
    ["", ""],
  ],
  [
    "a child of another name of the parent",
    ref("Parent"),
    { Alias: ref("Parent"), Child: child("Alias") },
    { Alias: ref("Parent"), Child: child("Alias", SHORT) },
    ["max-length clients", "max-length providers"],
    ["max-length providers", "max-length clients"],
  ],
  [
    "another name of the parent, which is no child",
    ref("Parent"),
    {},
    { Alias: ref("Parent") },
    ["", ""],
    ["", ""],
  ],
  [
    "a child that comes",
    ref("Parent"),
    { Child: child("Parent") },
    { Child: child("Parent"), Other: child("Parent") },
    ["discriminator providers", "discriminator clients"],
    ["discriminator clients", "discriminator providers"],
  ],
  [
    "a sibling of the child",
    ref("Child"),
    { Child: child("Parent"), Other: child("Parent") },
    { Child: child("Parent"), Other: child("Parent", SHORT) },
    ["", ""],
    ["", ""],
  ],
  [
    "a sibling that comes",
    ref("Child"),
    { Child: child("Parent") },
    { Child: child("Parent"), Other: child("Parent") },
    ["", ""],
    ["", ""],
  ],
  ...[
    { allOf: [ref("Parent")] },
    { allOf: [{ allOf: [ref("Parent")], maxProperties: 9 }, { minProperties: 1 }] },
  ].flatMap((Child): Case[] => [
    [
      `a sibling of ${JSON.stringify(Child)}`,
      ref("Child"),
      { Child, Other: child("Parent") },
      { Child, Other: child("Parent", SHORT) },
      ["", ""],
      ["", ""],
    ],
    [
      `a sibling of ${JSON.stringify(Child)} that comes`,
      ref("Child"),
      { Child },
      { Child, Other: child("Parent") },
      ["", ""],
      ["", ""],
    ],
  ]),
])("%s", (_, schema, was, is, sent, got) => {
  const [before, after] = [
    { Parent: PARENT, ...was },
    { Parent: PARENT, ...is },
  ];
  expect(brokenBy(sending(schema, before), sending(schema, after))).toEqual(sent);
  expect(brokenBy(answering(schema, before), answering(schema, after))).toEqual(got);
});

test("a child of the parent, where one of its other children stands before", () => {
  const both = { type: "object", properties: { one: ref("Child"), other: ref("Parent") } };
  const schemas = { Parent: PARENT, Child: { allOf: [ref("Parent")] } };
  expect(
    brokenBy(
      sending(both, { ...schemas, Other: child("Parent") }),
      sending(both, { ...schemas, Other: child("Parent", SHORT) }),
    ),
  ).toEqual(["max-length clients", "max-length providers"]);
});

test("a sibling of a child that may be null from now on", () => {
  const schemas = { Parent: PARENT, Child: { allOf: [ref("Parent")] } };
  const orNull = { anyOf: [ref("Child"), { type: "null" }] };
  expect(
    brokenBy(
      sending(ref("Child"), { ...schemas, Other: child("Parent") }),
      sending(orNull, { ...schemas, Other: child("Parent", SHORT) }),
    ),
  ).toEqual(["type providers", "type clients"]);
});

test("a parent may be one of its own kinds", () => {
  const mapping = { base: "Parent", child: "Child" };
  const Parent = { ...PARENT, discriminator: { propertyName: "kind", mapping } };
  expect(
    brokenBy(
      sending(ref("Parent"), { Parent, Child: child("Parent") }),
      sending(ref("Parent"), { Parent, Child: child("Parent", SHORT) }),
    ),
  ).toEqual(["max-length clients", "max-length providers"]);
});

test("a child that is built on the parent no longer is not compared as if it were still sent", () => {
  const [before, after] = [
    { Parent: PARENT, Child: child("Parent") },
    { Parent: PARENT, Child: { type: "object", properties: { name: { type: "string" } } } },
  ];
  const changes = compareDocuments(
    "kinds",
    answering(ref("Parent"), before),
    answering(ref("Parent"), after),
  );
  expect(changes.map(({ title }) => title)).toEqual([
    "`discriminator` of the body of the 200 answer has other words: none, were Child",
  ]);
});

test("the kinds of a schema are looked up once in each document, for each of its children needs them", () => {
  const schemas = { Parent: PARENT, Child: child("Parent") };
  const [before, after] = [schemas, { ...schemas, Other: child("Parent") }].map((each) =>
    kindsOf(placeAt(readingOf(sending(ref("Parent"), each), "kinds"), ref("Parent").$ref)),
  );
  expect([...(before?.keys() ?? [])]).toEqual(["Child"]);
  expect([...(after?.keys() ?? [])]).toEqual(["Child", "Other"]);
  const parent = placeAt(readingOf(sending(ref("Parent"), schemas), "kinds"), ref("Parent").$ref);
  expect(kindsOf({ ...parent })).toBe(kindsOf(parent));
});

const BRANCHES = {
  A: { type: "object", required: ["kind"], properties: { kind: { const: "A" } } },
  B: { type: "object", required: ["kind"], properties: { kind: { const: "B" } } },
};

const union = (names: readonly string[], mapping?: JsonObject) => ({
  oneOf: names.map(ref),
  discriminator: { propertyName: "kind", ...(mapping && { mapping }) },
});

test("a branch that comes, and its word, hurt who reads it only", () => {
  const [one, two] = [union(["A"]), union(["A", "B"])];
  expect(brokenBy(sending(one, BRANCHES), sending(two, BRANCHES))).toEqual([
    "one-of providers; discriminator providers",
    "one-of clients; discriminator clients",
  ]);
  expect(brokenBy(answering(one, BRANCHES), answering(two, BRANCHES))).toEqual([
    "one-of clients; discriminator clients",
    "one-of providers; discriminator providers",
  ]);
});

test("words that lead elsewhere hurt clients, who read them in a webhook too", () => {
  const [one, other] = [
    union(["A", "B"], { a: ref("A").$ref, b: ref("B").$ref }),
    union(["A", "B"], { a: ref("B").$ref, b: ref("A").$ref }),
  ];
  for (const document of [sending, answering, hooking])
    expect(brokenBy(document(one, BRANCHES), document(other, BRANCHES))).toEqual([
      "discriminator clients",
      "discriminator clients",
    ]);
});
