/**
 * What a message of OpenAPI 3.0 has to keep in one direction.
 */
import { expect, test } from "vitest";
import { contractOf } from "../src/contract.ts";
import { oneWay, oneWayInAnyVersion } from "../src/schema/one-way.ts";

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

test("what 3.1 leaves open is taken out where it is asked for, also behind a reference with words beside it", () => {
  const schemas = (required: readonly string[]) => ({
    Secret: { type: "string", writeOnly: true },
    Login: {
      type: "object",
      required,
      properties: { secret: { $ref: "#/components/schemas/Secret", description: "Its own words." } },
    },
  });
  const documentWith = (required: readonly string[]) => ({
    openapi: "3.1.1",
    info: { title: "Open", version: "1" },
    paths: {},
    components: { schemas: schemas(required) },
  });
  const contract = contractOf(documentWith(["secret"]), "open");
  expect(oneWay(contract, "response")).toBe(contract);
  expect(oneWayInAnyVersion(contract, "response").document).toEqual(documentWith([]));
});
