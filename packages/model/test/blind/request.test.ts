// biome-ignore-all lint/suspicious/noThenProperty: the keyword of that name.
/**
 * A request to begin from: nothing that the contract refuses, nothing that may be left out.
 */
import { describe, expect, it } from "vitest";
import { isObject, type JsonObject } from "../../src/json.ts";
import { baseRequestOf } from "../../src/request.ts";
import { checkOf } from "../../src/schema/check.ts";
import { operationWith } from "../document.ts";

function requestOf(operation: JsonObject, parts?: JsonObject) {
  const found = baseRequestOf(operationWith(operation, parts));
  if (found.kind === "no request") throw new Error(found.flaws.map(({ cause }) => cause).join(", "));
  return found;
}

const bodyWith = (schema: unknown, media: JsonObject = {}, required = true) => ({
  requestBody: { required, content: { "application/json": { schema, ...media } } },
});

const SCHEMAS: readonly { readonly name: string; readonly schema: unknown }[] = [
  { name: "limits", schema: { type: "integer", exclusiveMinimum: 4, exclusiveMaximum: 10, multipleOf: 3 } },
  { name: "a pattern", schema: { type: "string", pattern: "^[A-Z]{3}-\\d{4}$" } },
  { name: "a pattern and a length", schema: { type: "string", pattern: "^a", minLength: 12, maxLength: 12 } },
  {
    name: "formats",
    schema: {
      type: "object",
      required: ["a", "b", "c"],
      properties: {
        a: { type: "string", format: "uuid" },
        b: { type: "string", format: "date-time" },
        c: { type: "string", format: "ipv6" },
      },
    },
  },
  { name: "required without properties", schema: { type: "object", required: ["a", "b"] } },
  {
    name: "a closed object",
    schema: {
      type: "object",
      required: ["a"],
      properties: { a: { enum: ["x"] } },
      additionalProperties: false,
    },
  },
  {
    name: "lists",
    schema: { type: "array", minItems: 3, uniqueItems: true, items: { type: "integer", minimum: 5 } },
  },
  {
    name: "a tuple",
    schema: { type: "array", prefixItems: [{ const: 1 }, { type: "string" }], items: false, minItems: 2 },
  },
  { name: "contains", schema: { type: "array", contains: { const: 7 }, minContains: 2 } },
  {
    name: "allOf",
    schema: {
      allOf: [
        { type: "object", required: ["a"], properties: { a: { minimum: 3 } } },
        { properties: { a: { type: "integer", maximum: 3 } } },
      ],
    },
  },
  {
    name: "oneOf",
    schema: {
      oneOf: [
        { type: "object", required: ["a"] },
        { type: "object", required: ["b"], properties: { b: { type: "number" } } },
      ],
    },
  },
  { name: "not", schema: { type: "string", not: { enum: ["", "a", "string"] } } },
  {
    name: "if and then",
    schema: {
      type: "object",
      required: ["k"],
      properties: { k: { const: "x" } },
      if: { properties: { k: { const: "x" } } },
      then: { required: ["y"], properties: { y: { type: "boolean" } } },
    },
  },
  {
    name: "a schema in itself",
    schema: {
      $id: "https://example.com/t",
      type: "object",
      required: ["list"],
      properties: { list: { type: "array", items: { $ref: "#" } } },
    },
  },
];

describe("a body", () => {
  it.each(SCHEMAS)("with $name is allowed", ({ schema }) => {
    const { body } = requestOf(bodyWith(schema));
    const place = body?.content.schema;
    if (place === undefined) throw new Error("no body");
    const check = checkOf(place);
    expect(check.kind === "check" && check.violationsOf(body?.value)).toEqual([]);
  });

  it("is the example where that is allowed", () => {
    expect(requestOf(bodyWith({ type: "number" }, { example: 42 })).body?.value).toBe(42);
  });

  it("is no example that is refused", () => {
    expect(requestOf(bodyWith({ type: "number" }, { example: "42" })).body?.value).toBeTypeOf("number");
  });

  it("has no optional property that only answers have", () => {
    const schema = {
      type: "object",
      required: ["a"],
      properties: { a: { type: "string" }, id: { type: "string", readOnly: true } },
    };
    const value = requestOf(bodyWith(schema)).body?.value;
    expect(isObject(value) && Object.keys(value)).toEqual(["a"]);
  });

  it("that may be left out is, when it has no value", () => {
    const found = requestOf(bodyWith({ type: "string", minLength: 2, maxLength: 1 }, {}, false));
    expect(found.body).toBeUndefined();
    expect(found.leftOut).toHaveLength(1);
  });
});

describe("a request", () => {
  const parameters = [
    { name: "id", in: "path", required: true, schema: { type: "integer", minimum: 3 } },
    { name: "q", in: "query", schema: false },
    { name: "h", in: "header", required: true, example: "x", schema: { type: "string" } },
  ];

  it("has the parameters that are required", () => {
    const found = requestOf({ parameters }).parameters;
    expect(found.map(({ parameter }) => parameter.name).sort()).toEqual(["h", "id"]);
    expect(found.find(({ parameter }) => parameter.name === "h")?.value).toBe("x");
    expect(Number(found.find(({ parameter }) => parameter.name === "id")?.value)).toBeGreaterThanOrEqual(3);
  });

  const none: readonly { readonly name: string; readonly operation: JsonObject; readonly below: string }[] = [
    {
      name: "a parameter that nothing satisfies",
      operation: { parameters: [{ name: "q", in: "query", required: true, schema: false }] },
      below: "#/paths/~1a/get/parameters/0",
    },
    {
      name: "a body that nothing satisfies",
      operation: bodyWith({ type: "object", required: ["a"], properties: { a: false } }),
      below: "#/paths/~1a/get/requestBody",
    },
    {
      name: "a body whose schema is broken",
      operation: bodyWith({ type: "strin" }),
      below: "#/paths/~1a/get/requestBody/content/application~1json/schema",
    },
  ];
  it.each(none)("is none for $name", ({ operation, below }) => {
    const found = baseRequestOf(operationWith(operation));
    if (found.kind === "request") throw new Error("there is one");
    expect(found.flaws.map(({ place }) => place.pointer.startsWith(below))).toEqual([true]);
    expect(found.flaws.every(({ cause }) => cause !== "")).toBe(true);
  });
});
