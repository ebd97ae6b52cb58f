import { describe, expect, test } from "vitest";
import { ratioOf, verdictOf } from "../src/ratio.ts";

test("the ratio of two contestants is that of a round, and not that of their medians", () => {
  expect(ratioOf([1, 20, 3, 40, 5], [2, 40, 6, 80, 10])).toEqual({ median: 0.5, low: 0.5, high: 0.5 });
  expect(ratioOf([1, 5, 2, 4, 3], [1, 1, 1, 1, 1])).toEqual({ median: 3, low: 2, high: 4 });
});

describe("a goal", () => {
  const ratio = { median: 0.95, low: 0.9, high: 1 };
  test.each([
    [0.9, "met"],
    [0.91, "not decided"],
    [1, "not decided"],
    [1.01, "missed"],
  ] as const)("of %d is %s", (goal, verdict) => {
    expect(verdictOf(ratio, goal)).toBe(verdict);
  });
});
