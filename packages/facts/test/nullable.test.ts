import { expect, test } from "vitest";
import { withNullSaid } from "../src/nullable.ts";

const WRITTEN = { type: ["string", "null"] };
const SAID = { type: "string", null: true };

/** A document with an answer, a component and a property that have the names of keywords. */
const documentOf = (schema: object, example: object) => ({
  paths: { "/a": { get: { responses: { default: { content: { "application/json": { schema } } } } } } },
  components: {
    schemas: {
      default: schema,
      type: { anyOf: [{ type: "integer" }, schema] },
      thing: { properties: { enum: schema, type: schema, examples: schema }, example, const: example },
    },
  },
});

test("null is said of whatever an author gave the name of a keyword, and not in data", () => {
  expect(withNullSaid(documentOf(WRITTEN, WRITTEN))).toEqual(documentOf(SAID, WRITTEN));
});
