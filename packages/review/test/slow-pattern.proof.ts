/**
 * Two patterns that take forever: all the time that a place may take is taken. That such a pattern proves nothing is seen in
 * odd-documents.test.ts.
 */
import { expect, test } from "vitest";
import { compareDocuments } from "../src/compare/compare.ts";
import { requestOf } from "./request-document.ts";

test("a pattern that takes forever", () => {
  const before = requestOf({ type: "string", pattern: "^(a+)+$" });
  const after = requestOf({ type: "string", pattern: "^(a+)+b$" });
  const changes = compareDocuments("odd", before, after);
  expect(changes.map(({ breaks }) => breaks)).toEqual([["clients", "providers"]]);
  expect(compareDocuments("odd", before, after)).toEqual(changes);
});
