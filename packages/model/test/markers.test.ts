/**
 * What markers say, and what is no marker.
 */
import { describe, expect, it } from "vitest";
import { expressionOf, extendParameterOf, isMarked, markedIn, markerAt, rowKindOf } from "../src/markers.ts";
import { operationsOf } from "../src/operation.ts";
import { parametersOf } from "../src/parameter.ts";
import { below, rootOf } from "../src/place.ts";
import { objectWith } from "../src/schema/object-with.ts";
import { contractWith, operationWith } from "./document.ts";

const contract = contractWith({
  components: {
    schemas: {
      Answer: {
        properties: {
          plain: { $ref: "#/components/schemas/Text" },
          beside: { $ref: "#/components/schemas/Text", "x-extend": "beside" },
          named: { $ref: "#/components/schemas/Named" },
          nearer: { $ref: "#/components/schemas/Named", "x-extend": "reference" },
          neighbours: { $ref: "#/components/schemas/Block", "x-extend": "outer", type: "object" },
          number: { "x-extend": 1, "x-unique": "yes" },
        },
      },
      Text: { type: "string" },
      Named: { type: "string", "x-extend": "target" },
      Block: { properties: { inner: { type: "string", "x-problem": "message", "x-unique": true } } },
      List: { type: "array", items: { $ref: "#/components/schemas/Block" }, "x-item-per": "$request.body" },
      Tree: {
        properties: { label: { "x-problem": "code" }, child: { $ref: "#/components/schemas/Tree" } },
      },
      Either: {
        anyOf: [{ $ref: "#/components/schemas/Block" }, { type: "null" }],
        allOf: [{ properties: { inner: { "x-problem": "details" }, other: { "x-problem": "details" } } }],
      },
    },
  },
});

const schema = (...keys: string[]) => below(rootOf(contract), "components", "schemas", ...keys);
const ways = (name: string, marker: Parameters<typeof markedIn>[1]) =>
  markedIn(schema(name), marker).map(({ steps, value }) => [
    steps.map((step) => (step.kind === "items" ? "[]" : step.name)).join("."),
    value,
  ]);

describe("a marker at a place", () => {
  it.each([
    ["plain", undefined],
    ["beside", "beside"],
    ["named", "target"],
    ["nearer", "target"],
    ["neighbours", "outer"],
    ["number", undefined],
  ])("of the field %s is %s", (field, value) => {
    expect(markerAt(schema("Answer", "properties", field), "x-extend")).toBe(value);
  });

  it("is not that of what it stands in", () => {
    expect(markerAt(below(schema("List"), "items", "properties", "inner"), "x-item-per")).toBeUndefined();
  });

  it("is a flag only when it is true", () => {
    expect(isMarked(schema("Block", "properties", "inner"), "x-unique")).toBe(true);
    expect(isMarked(schema("Answer", "properties", "number"), "x-unique")).toBe(false);
  });
});

describe("what is marked in a value", () => {
  it("is found through references, with neighbours too, in lists and at the value itself", () => {
    expect(ways("Answer", "x-problem")).toEqual([["neighbours.inner", "message"]]);
    expect(ways("List", "x-problem")).toEqual([["[].inner", "message"]]);
    expect(ways("List", "x-item-per")).toEqual([["", "$request.body"]]);
  });

  it("is found when it is a flag that is true", () => {
    expect(ways("List", "x-unique")).toEqual([["[].inner", "true"]]);
    expect(ways("Answer", "x-unique")).toEqual([["neighbours.inner", "true"]]);
  });

  it("is found in branches, once a part", () => {
    expect(ways("Either", "x-problem")).toEqual([
      ["inner", "details"],
      ["other", "details"],
    ]);
  });

  it("may be a flag", () => {
    expect(ways("Block", "x-unique")).toEqual([["inner", "true"]]);
    expect(ways("Answer", "x-unique")).toEqual([["neighbours.inner", "true"]]);
  });

  it("ends in a schema that leads to itself", () => {
    expect(ways("Tree", "x-problem")).toEqual([["label", "code"]]);
  });

  it("is not looked for on each way through schemas that all lead to each other", () => {
    const names = Array.from({ length: 30 }, (_, index) => `S${index}`);
    const properties = Object.fromEntries(
      names.map((name) => [name, { $ref: `#/components/schemas/${name}` }]),
    );
    const schemas = Object.fromEntries(names.map((name) => [name, { type: "object", properties }]));
    const web = contractWith({ components: { schemas } });
    expect(markedIn(below(rootOf(web), "components", "schemas", "S0"), "x-problem")).toEqual([]);
    expect(objectWith(["none"], below(rootOf(web), "components", "schemas", "S0"))).toBeUndefined();
  });
});

it("the parameter that adds fields is the one that is marked, on the path item too", () => {
  const marked = { name: "with", in: "query", "x-extends-answer": true };
  const plain = { name: "extend", in: "query" };
  expect(extendParameterOf(operationWith({ parameters: [plain, marked] }))?.name).toBe("with");
  expect(extendParameterOf(operationWith({}, {}, { parameters: [marked] }))?.name).toBe("with");
  expect(extendParameterOf(operationWith({ parameters: [plain] }))).toBeUndefined();
});

it.each([
  ["$request.body", { of: "request body", pointer: "" }],
  ["$request.body#", { of: "request body", pointer: "" }],
  ["$request.body#/a/b", { of: "request body", pointer: "/a/b" }],
  ["$item", { of: "item", pointer: "" }],
  ["$item#/uploadId", { of: "item", pointer: "/uploadId" }],
  ["$item/uploadId", undefined],
  ["$request.bodies", undefined],
  ["$request.body#a", undefined],
  ["$response.body", undefined],
  ["", undefined],
])("the expression %s", (text, expression) => {
  expect(expressionOf(text)).toEqual(expression);
});

it.each([
  ["/a/{first}/b/{second}", { name: "first", in: "path" }, "/a/{first}"],
  ["/a/{first}/b/{second}", { name: "second", in: "path" }, "/a/{first}/b/{second}"],
  ["/a/{first}/b/{second}", { name: "second", in: "path", "x-row": "thing" }, "thing"],
])("in %s the parameter %j names a row of the kind %s", (path, parameter, kind) => {
  const [operation] = operationsOf(contractWith({ paths: { [path]: { get: { parameters: [parameter] } } } }));
  if (operation === undefined) throw new Error("the contract has no operation");
  expect(parametersOf(operation).map((one) => rowKindOf(operation, one))).toEqual([kind]);
});
