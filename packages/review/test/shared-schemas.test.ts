/**
 * What a change of a shared schema means in each place that it is used in: what stands around it may allow or refuse what it
 * does not.
 */
import { isProof } from "@facility-contracts/command/proof-mode";
import type { JsonObject } from "@facility-contracts/model/json";
import { expect, test } from "vitest";
import { compareDocuments } from "../src/compare/compare.ts";
import { MAX_LOCATIONS } from "../src/schema/walk.ts";

const SHARED = { $ref: "#/components/schemas/Shared" };
const BESIDE = { allOf: [SHARED, { properties: { kind: { type: ["string", "integer"] } } }] };
const MAP = { allOf: [SHARED, { additionalProperties: { type: ["string", "integer"] } }] };
const CLOSED = { allOf: [SHARED], unevaluatedProperties: false };
const PLAIN = { properties: { a: { type: "string" } } };
const KINDLY = { properties: { a: { type: "string" }, kind: { type: "string" } } };
const CLIENTS = ["clients"];
const BOTH = ["clients", "providers"];

/** Each of them doubles the ways in which schemas are joined. */
const STATES = isProof ? 24 : 5;

/** How many kinds are not hurt, more than are looked at. */
const OTHERS = isProof ? 59 : MAX_LOCATIONS + 1;

type Way = "asked" | "answered";

/** A document whose operations use these schemas, one each. */
function documentOf(shared: JsonObject, way: Way, uses: readonly JsonObject[]): JsonObject {
  const paths = uses.map((schema, index) => [`/${index}`, { put: operationOf(`put${index}`, way, schema) }]);
  return {
    openapi: "3.1.1",
    info: { title: "Shared", version: "1.0.0" },
    paths: Object.fromEntries(paths),
    components: { schemas: { Shared: { type: "object", ...shared } } },
  };
}

function operationOf(operationId: string, way: Way, schema: JsonObject): JsonObject {
  const content = { "application/json": { schema } };
  return way === "asked"
    ? { operationId, requestBody: { content }, responses: { "204": { description: "Done." } } }
    : { operationId, responses: { "200": { description: "It.", content } } };
}

test.each<
  [name: string, way: Way, before: JsonObject, after: JsonObject, hurt: JsonObject, breaks: string[]]
>([
  ["a name comes that another part has", "asked", PLAIN, KINDLY, BESIDE, CLIENTS],
  ["a name comes that is one of a map", "asked", PLAIN, KINDLY, MAP, CLIENTS],
  ["a name comes that was closed out", "answered", PLAIN, KINDLY, CLOSED, CLIENTS],
  ["a name goes, and is closed out", "asked", KINDLY, PLAIN, CLOSED, BOTH],
])("a shared property is judged wherever it is used: %s", (_, way, before, after, hurt, breaks) => {
  const within = (first: JsonObject, second: JsonObject) => ({
    type: "object",
    properties: { p: first, q: second },
  });
  for (const uses of [[SHARED, hurt], [hurt, SHARED], [within(SHARED, hurt)], [within(hurt, SHARED)]]) {
    const changes = compareDocuments(
      "shared",
      documentOf(before, way, uses),
      documentOf(after, way, uses),
    ).filter(({ tier }) => tier === "wire");
    expect(changes).toHaveLength(1);
    expect(changes[0]?.breaks).toEqual(expect.arrayContaining(breaks));
    expect(changes[0]?.witnesses.map(({ side }) => side)).toEqual(expect.arrayContaining(breaks));
  }
});

test("what is not hurt is not told with the message of what is", () => {
  const [before, after] = [10, 8].map((maxLength): JsonObject => {
    const short = operationOf("took", "asked", { allOf: [SHARED, { maxLength: 5 }] });
    return {
      ...documentOf({ type: "string", maxLength }, "asked", [SHARED]),
      webhooks: { taken: { post: short } },
    };
  });
  const changes = compareDocuments("shared", before ?? {}, after ?? {});
  expect(changes.map(({ breaks }) => breaks)).toEqual([CLIENTS]);
  expect(changes[0]?.operations.map(({ operationId }) => operationId)).toEqual(["put0"]);
});

test("a webhook is told with a message of its own", () => {
  const [before, after] = [3, 2].map((maxLength): JsonObject => {
    const inside = operationOf("took", "asked", { type: "object", properties: { a: SHARED } });
    return {
      ...documentOf({ type: "string", maxLength }, "asked", [SHARED]),
      webhooks: { taken: { post: inside } },
    };
  });
  const [change] = compareDocuments("shared", before ?? {}, after ?? {});
  expect(change?.witnesses.map(({ operationId, at }) => [operationId, at])).toEqual([
    ["put0", ""],
    ["took", "/a"],
  ]);
});

test("schemas that are joined in ever other ways are looked at in a few of them, which is said", () => {
  const [before, after] = [9, 8].map((maxLength): JsonObject => {
    const named = (index: number) => ({ $ref: `#/components/schemas/S${index}` });
    const states = Array.from({ length: STATES }, (_, index) => [
      `S${index + 1}`,
      { properties: { x: named(index + 2), y: named(index + 2) } },
    ]);
    const first = { properties: { x: named(0), y: { allOf: [named(0), named(1)] } } };
    const schemas = {
      ...Object.fromEntries(states),
      S0: first,
      [`S${STATES + 1}`]: { type: "string", maxLength },
    };
    return { ...documentOf({}, "asked", [named(0)]), components: { schemas } };
  });
  const changes = compareDocuments("shared", before ?? {}, after ?? {});
  expect(changes.map(({ kind }) => kind).sort()).toEqual(["max-length", "undecided"]);
});

/** A document of kinds that only a discriminator names, each with a number of its own limit. */
function kindsDocument(limits: readonly number[], maximum: number): JsonObject {
  const nameOf = (index: number) => `Kind${index}`;
  const schemas = limits.map((limit, index) => {
    const number = { allOf: [SHARED, { maximum: limit }] };
    const kind = { allOf: [{ $ref: "#/components/schemas/Any" }, { properties: { number } }] };
    return [nameOf(index), kind] as const;
  });
  const words = limits.map((_, index) => [nameOf(index), `#/components/schemas/${nameOf(index)}`]);
  const any = {
    type: "object",
    required: ["kind"],
    properties: { kind: { type: "string" } },
    discriminator: { propertyName: "kind", mapping: Object.fromEntries(words) },
  };
  return {
    ...documentOf({}, "asked", [{ $ref: "#/components/schemas/Any" }]),
    components: {
      schemas: { ...Object.fromEntries(schemas), Any: any, Shared: { type: "integer", maximum } },
    },
  };
}

test.each([
  ["the last of them is hurt", 1000, ["undecided"]],
  ["none is hurt", 10, []],
])("what stands in more places than are looked at is not called the same: %s", (_, last, kinds) => {
  const limits = [...Array.from({ length: OTHERS }, () => 10), last];
  const changes = compareDocuments("shared", kindsDocument(limits, 100), kindsDocument(limits, 50));
  expect(changes.filter(({ tier }) => tier === "wire").map(({ kind }) => kind)).toEqual(kinds);
});

test.each([0, 1])("the place that a message shows is named, whichever comes first: %d", (hurt) => {
  const properties = Object.fromEntries(
    [0, 1].map((index) => [`p${index}`, { allOf: [SHARED, { maximum: index === hurt ? 1000 : 10 }] }]),
  );
  const [before, after] = [100, 50].map((maximum) =>
    documentOf({ type: "integer", maximum }, "asked", [{ type: "object", properties }]),
  );
  const changes = compareDocuments("shared", before ?? {}, after ?? {});
  expect(changes).toMatchObject([{ certainty: "proven", title: expect.stringContaining(`p${hurt}`) }]);
});

test.each<[name: string, way: Way, before: JsonObject, after: JsonObject]>([
  ["names in an answer", "answered", PLAIN, KINDLY],
  ["names in a request", "asked", KINDLY, PLAIN],
])(
  "what decides what is not evaluated is no rewriting, without a message too: %s",
  (_, way, before, after) => {
    // No message can be made for this pattern.
    const key = { type: "string", pattern: "^(?=.*q)(?=.*7)[a-z0-9]{40}(?<=zz)$" };
    const use = { ...CLOSED, required: ["key"], properties: { key } };
    const changes = compareDocuments("shared", documentOf(before, way, [use]), documentOf(after, way, [use]));
    expect(changes.map(({ kind }) => kind)).not.toContain("rewritten");
    expect(changes.flatMap(({ breaks }) => breaks)).toContain("clients");
  },
);
