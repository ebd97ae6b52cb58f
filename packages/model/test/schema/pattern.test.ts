/**
 * Patterns that may take forever, and what is said then.
 */
import { expect, test } from "vitest";
import { isAnyUntold, patternOf } from "../../src/schema/pattern.ts";
import { lengthInTime } from "../../src/schema/pattern-length.ts";

test.each([
  "^(a+)+$",
  "(a*)*",
  "(a{1,9}){2,}",
  "(a{2,}b?)+",
  "^(a+){30}$",
  "^(a|aa)+$",
  "^(a?){30}$",
  "^(?:(?:a|aa){1,9}){1,9}$",
])("%s may take forever with a text of some dozens of characters", (pattern) => {
  expect(lengthInTime(pattern)).toBeLessThan(20);
});

test.each(["^[0-9a-f]{4}(-?[0-9a-f]{4}){7}$", "^(a|b|c)$", "^a?b?c?$", "^[(+*]{3}\\)\\+$"])(
  "%s takes any text",
  (pattern) => {
    expect(lengthInTime(pattern)).toBe(Number.POSITIVE_INFINITY);
  },
);

test.each([
  ["^(ab)+$", 60_000],
  ["^a+b+$", 200],
  ["\\s+$", 200],
  ["^\\d{4}-(0[1-9]|1[0-2])T\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z$", 1_000],
])("%s takes a text of %s characters", (pattern, characters) => {
  expect(lengthInTime(pattern)).toBeGreaterThan(characters);
});

test("a long text is matched where that takes no time, whatever the pattern might take", () => {
  const versions = patternOf("^(\\d+\\.)*\\d+$", "u");
  expect(versions.match("1.2".repeat(1_000))).toBe(true);
  expect(versions.match(`${"1.2".repeat(1_000)}.`)).toBe(false);
});

test.each(["^(a+)+$", "^(a|aa)+$"])("%s does not hold the process up", (pattern) => {
  const text = `${"a".repeat(60)}!`;
  expect(patternOf(pattern, "u").match(text)).toBe(undefined);
  expect(patternOf(pattern, "u").test(text)).toBe(false);
  expect(isAnyUntold()).toBe(true);
});
