import { describe, expect, test } from "vitest";
import { quietest, ratioOf, verdictOf } from "../src/ratio.ts";

test("of many turns the one counts that was disturbed less than nine tenths of them", () => {
  expect(quietest([9, 3, 8, 4, 9, 5, 9, 6, 9, 7])).toBe(4);
  expect(quietest([9, 3, 8])).toBe(3);
});

test("the ratio of two contestants is the middle one of the quietest turns of three parts", () => {
  expect(ratioOf([2, 90, 4, 90, 6, 90], [90, 1, 90, 1, 90, 2])).toEqual({ value: 2, low: 2, high: 6 });
  expect(ratioOf([10, 30, 20], [10, 10, 10])).toEqual({ value: 2, low: 1, high: 3 });
});

describe("a goal", () => {
  const ratio = { value: 0.95, low: 0.9, high: 1 };
  test.each([
    [{ least: 0.9 }, "met"],
    [{ least: 0.91 }, "not decided"],
    [{ least: 1 }, "not decided"],
    [{ least: 1.01 }, "missed"],
    [{ most: 1 }, "met"],
    [{ most: 0.99 }, "not decided"],
    [{ most: 0.9 }, "not decided"],
    [{ most: 0.89 }, "missed"],
  ] as const)("of %j is %s", (goal, verdict) => {
    expect(verdictOf(ratio, goal)).toBe(verdict);
  });
});
