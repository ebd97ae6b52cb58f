import { expect, test } from "vitest";
import { median } from "../src/median.ts";

test("the median is the middle one", () => {
  expect([median([3, 1, 2]), median([4, 1, 3, 2]), median([5])]).toEqual([2, 3, 5]);
});
