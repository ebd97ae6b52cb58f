/**
 * What a body that comes is called.
 */
import { expect, test } from "vitest";
import { compareDocuments } from "../src/compare/compare.ts";

test.each([
  [true, "a required body was added"],
  [false, "an optional body was added"],
])("required: %s", (required, title) => {
  const [before, after] = [{}, { requestBody: { required, content: {} } }].map((body) => {
    const post = { operationId: "addA", ...body, responses: { "204": { description: "Done." } } };
    return { openapi: "3.1.1", info: { title: "Bodies", version: "1.0.0" }, paths: { "/a": { post } } };
  });
  expect(compareDocuments("bodies", before ?? {}, after ?? {}).map((change) => change.title)).toEqual([
    title,
  ]);
});
