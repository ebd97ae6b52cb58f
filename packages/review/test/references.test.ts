/**
 * References to what is no component, as bundlers write them: what they lead to is compared too.
 */
import { expect, test } from "vitest";
import { compareDocuments } from "../src/compare/compare.ts";
import { operationsOf } from "../src/print/words.ts";
import { readingOf } from "../src/reading.ts";
import { withStatuses } from "../src/statuses.ts";

const IN_AN_ANSWER = "#/paths/~1a/get/responses/200/content/application~1json/schema";

function answer(schema: unknown) {
  return { description: "An answer.", content: { "application/json": { schema } } };
}

/** A text is answered, and what refers to it is answered and sent. */
function documentOf($ref: string, maxLength: number) {
  const text = () => ({ type: "string", maxLength });
  return {
    openapi: "3.1.1",
    info: { title: "Texts", version: "1.0.0" },
    paths: {
      "/a": { get: { operationId: "getA", responses: { "200": answer(text()), "404": answer({}) } } },
      "/b": { get: { operationId: "getB", responses: { "200": answer({ $ref }), "404": answer({}) } } },
      "/c": {
        put: {
          operationId: "putC",
          requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/C" } } } },
          responses: { "204": { description: "Done." } },
        },
      },
    },
    components: { schemas: { C: { items: { $ref } } } },
    definitions: { Text: text() },
    "x-defs": { Texts: { all: text() } },
  };
}

test.each([
  [IN_AN_ANSWER, "getA (answer 200), getB (answer 200), putC (request)"],
  ["#/definitions/Text", "getB (answer 200), putC (request)"],
  ["#/x-defs/Texts/all", "getB (answer 200), putC (request)"],
])("what %s leads to hurts whoever refers to it, through a component too", ($ref, operations) => {
  const [before, after] = [documentOf($ref, 10), documentOf($ref, 8)];
  const changes = withStatuses(
    compareDocuments("texts", before, after),
    readingOf(before, "texts"),
    readingOf(after, "texts"),
  );
  const found = changes.find(({ before: { pointer } }) => pointer === `${$ref}/maxLength`);
  expect(found).toMatchObject({ bump: "major", breaks: ["clients", "providers"], certainty: "proven" });
  expect(found && operationsOf(found)).toBe(operations);
});

test("a text of an answer that others refer to is theirs too, each in its own direction", () => {
  const documentThat = (says: string) => {
    const { paths, ...document } = documentOf(IN_AN_ANSWER, 10);
    const responses = { "200": answer({ type: "string", maxLength: 10, description: says }) };
    return { ...document, paths: { ...paths, "/a": { get: { operationId: "getA", responses } } } };
  };
  const [change, ...others] = compareDocuments("texts", documentThat("old"), documentThat("new"));
  expect(others).toEqual([]);
  expect(change?.operations.map(({ direction, operationId }) => `${operationId}: ${direction}`)).toEqual([
    "getB: response",
    "putC: request",
    "getA: response",
  ]);
});
