import { expect, test } from "vitest";
import { isMultiple, multipleAt, multipleFrom } from "../../src/schema/multiple-of.ts";

test.each([
  [3, 0.1, 0.3],
  [7, 3, 21],
  [0.5, 0.01, 0.005],
  [-1234567890123457, 0.01, -12345678901234.57],
  [2, 1e-7, 2e-7],
  [3, 1e21, 3e21],
])("%d times %d", (count, step, multiple) => {
  expect(multipleAt(count, step)).toBe(multiple);
});

test.each([
  [0.3, 0.1, true],
  [0.35, 0.1, false],
  [-1.5, 0.5, true],
  [1e21, 3, false],
  [3, -1, false],
  [Number.POSITIVE_INFINITY, 1, false],
])("whether %d is a multiple of %d", (value, step, expected) => {
  expect(isMultiple(value, step)).toBe(expected);
});

test.each([
  [{ at: 0.25, excluded: false }, "up", 0.3],
  [{ at: 0.3, excluded: true }, "up", 0.4],
  [{ at: 0.3, excluded: true }, "down", 0.2],
  [{ at: 2 ** 53, excluded: true }, "up", undefined],
  [{ at: Number.MAX_VALUE, excluded: true }, "up", undefined],
] as const)("the first multiple of a tenth, or of one, behind %o, %s", (edge, direction, multiple) => {
  expect(multipleFrom(edge, edge.at > 1 ? 1 : 0.1, direction)).toBe(multiple);
});
