import { expect, test } from "vitest";
import { readOperations } from "../src/prepare/operations.ts";

const responses = { 200: { $ref: "#/components/responses/Missing" } };
const openapi = "3.1.1";
const info = { title: "Broken", version: "1" };

test.each([
  ["is an array", [], "Unsupported document format"],
  ["is not OpenAPI", {}, "Unsupported document format"],
  ["has no operation", { openapi, info, paths: {} }, "has no operation"],
  ["has a broken $ref", { openapi, info, paths: { "/": { get: { responses } } } }, "#/components/"],
])("a document that %s gives one line with its name, and exit code 1", async (_, document, reason) => {
  await expect(readOperations(document, "broken")).rejects.toMatchObject({
    name: "Failure",
    exitCode: 1,
    message: expect.stringMatching(/^[^\n]*broken[^\n]*$/),
  });
  await expect(readOperations(document, "broken")).rejects.toThrow(reason);
});

test("a document is left as it is", async () => {
  const schema = { $ref: "#/components/schemas/Text" };
  const content = { "application/json": { schema } };
  const paths = { "/": { get: { responses: { 200: { description: "A text", content } } } } };
  const document = { openapi, info, paths, components: { schemas: { Text: { type: "string" } } } };
  const before = structuredClone(document);
  await readOperations(document, "whole");
  expect(document).toEqual(before);
});
