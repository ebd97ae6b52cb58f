import { expect, test } from "vitest";
import { isPatternWithin, lengthsOf } from "../src/containment/patterns.ts";

test.each([
  ["^[ab]+$", "^[ba]+$"],
  ["^[a-z]+$", "^[a-zA-Z]+$"],
  ["^\\w+$", "^[\\w-]+$"],
  ["^\\d{2}$", "^[0-9][0-9]$"],
  ["^aaa$", "^a+$"],
  ["^a{1,3}$", "^a{1,5}$"],
  ["^A[A-Z][0-9]{6}$", "^[A-Z]{2}[0-9]{6}$"],
  ["^\\p{Lu}+$", "^\\p{L}+$"],
  ["^abcd", "^ab"],
  ["^abc", "abc"],
  ["^a{5}b$", "a{2}b"],
  ["^([ab])$", "^([abc])$"],
  ["^(foo|bar)$", "^(foo|bar|baz)$"],
  ["anything", ".*"],
])("%s is within %s", (inner, outer) => {
  expect(isPatternWithin(inner, outer)).toBe(true);
});

test.each([
  ["^[a-zA-Z]+$", "^[a-z]+$"],
  ["^[\\w-]+$", "^\\w+$"],
  ["^[^a]$", "^[^ab]$"],
  ["^[a-]$", "^[a-z]$"],
  ["^a{1,5}$", "^a{1,3}$"],
  ["^a{2}b$", "a{5}b"],
  ["^\\p{L}+$", "^\\p{Lu}+$"],
  ["abc", "^abc"],
  ["^a", "^a$"],
  ["^ab?", "^ab"],
  ["^ba?c", "bc"],
  ["a|b", "a"],
  ["^(?!a)b$", "^(?!ab)b$"],
  ["^(foo|bar|qux)$", "^(foo|bar|baz)$"],
])("%s is not proven to be within %s", (inner, outer) => {
  expect(isPatternWithin(inner, outer)).toBe(false);
});

test.each([
  ["^a{1,3}$", 1, 3],
  ["^-?\\d\\.\\d$", 3, 4],
  ["^\\bfoo$", 3, 3],
  ["^\\d{3}-[a-z]+$", 5, Number.POSITIVE_INFINITY],
  ["abc", 3, Number.POSITIVE_INFINITY],
  ["^\\uD83D\\uDE00{2}$", 2, 2],
  ["^\\cA\\cb{2}$", 3, 3],
  ["^a|b$", 0, Number.POSITIVE_INFINITY],
  ["^(ab)?$", 0, Number.POSITIVE_INFINITY],
])("what matches %s has %i characters at least and %f at most", (pattern, least, most) => {
  expect(lengthsOf(pattern)).toEqual({ least, most });
});
