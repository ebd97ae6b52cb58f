/**
 * Which patterns are asked about short texts only.
 */
import { expect, test } from "vitest";
import { isBounded, patternOf } from "../../src/schema/pattern.ts";

test.each(["^(a+)+$", "(a*)*", "(a{1,9}){2,}", "(a{2,}b?)+", "^(a+){30}$"])(
  "%s may take forever",
  (pattern) => {
    expect(isBounded(pattern)).toBe(true);
  },
);

test.each(["^[0-9a-f]{4}(-?[0-9a-f]{4}){7}$", "^(ab)+$", "^a+b+$"])("%s does not", (pattern) => {
  expect(isBounded(pattern)).toBe(false);
});

test("a long text is asked about the pattern of a UUID", () => {
  const uuid = patternOf("^[0-9a-f]{4}(-?[0-9a-f]{4}){7}$", "u");
  expect(uuid.test("0123-4567-89ab-cdef-0123-4567-89ab-cdef")).toBe(true);
  expect(uuid.test("0123-4567-89ab-cdef-0123-4567-89ab-cdeg")).toBe(false);
});
