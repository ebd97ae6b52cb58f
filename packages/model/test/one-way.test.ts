/**
 * What a message of OpenAPI 3.0 has to keep in one direction.
 */
import { expect, test } from "vitest";
import { contractOf } from "../src/contract.ts";
import { oneWay } from "../src/schema/one-way.ts";

const DEMANDING = {
  type: "object",
  required: ["name", "secret"],
  properties: { name: { type: "string" }, secret: { type: "string", writeOnly: true } },
};
const MILD = { ...DEMANDING, required: ["name"] };

/** A document with an answer, a component and a property that have the names of keywords. */
const documentOf = (schema: object, example: object) => ({
  openapi: "3.0.3",
  info: { title: "Names", version: "1" },
  paths: {
    "/a": {
      get: { responses: { default: { description: "Any.", content: { "application/json": { schema } } } } },
    },
  },
  components: {
    schemas: {
      required: schema,
      examples: { type: "object", properties: { example: schema, enum: schema, allOf: schema } },
      shown: { ...schema, example, default: example },
    },
  },
});

test("names that an author chose are no keywords, and data is left as it is", () => {
  const contract = contractOf(documentOf(DEMANDING, DEMANDING), "names");
  expect(oneWay(contract, "response").document).toEqual(documentOf(MILD, DEMANDING));
  expect(oneWay(contract, "request")).toBe(contract);
});
