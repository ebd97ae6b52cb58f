/**
 * What a list of values does not have of another one.
 */
import { expect, test } from "vitest";
import { missingIn } from "../src/schema/missing.ts";

test("objects are the same whatever the order of their members, and no text is one", () => {
  const list = [{ a: 1, b: { c: [1], d: null } }, '{"a":1}', "null", 0, "1"];
  expect(missingIn(list, [{ b: { d: null, c: [1] }, a: 1 }, '{"a":1}', "null", 0, "1"])).toEqual([]);
  const others = [{ a: 1, b: { c: [1], d: 0 } }, { a: 1 }, null, "0", 1];
  expect(missingIn(list, others)).toEqual(others);
});

test("each of many objects is read a few times, not once for each other one", () => {
  let reads = 0;
  const many = () =>
    Array.from({ length: 500 }, (_, index) => ({
      get a() {
        reads += 1;
        return index;
      },
    }));
  expect(missingIn(many(), many())).toEqual([]);
  expect(reads).toBeLessThan(10_000);
});
