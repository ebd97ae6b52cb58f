import { expect, test, vi } from "vitest";
import { keptBySet } from "../../src/database/kept-query.ts";

/** A family of queries, each of which is the list of its names. */
function family() {
  const queryFor = vi.fn((names: ReadonlySet<string>) => [...names].sort());
  return { queryFor, queryOf: keptBySet(queryFor) };
}

/** Every set of so many names. */
function setsOf(count: number): readonly string[][] {
  const names = Array.from({ length: count }, (_, index) => `name ${index}`);
  return Array.from({ length: 2 ** count }, (_, bits) => names.filter((_name, index) => bits & (1 << index)));
}

test("a query is built once for a set of names, in whatever order they come", () => {
  const { queryFor, queryOf } = family();
  const query = queryOf(new Set(["one", "two"]));
  expect(queryOf(new Set(["two", "one"]))).toBe(query);
  expect(queryFor).toHaveBeenCalledOnce();
});

test("every other set has its own query", () => {
  const { queryOf } = family();
  const sets = setsOf(8);
  for (const set of sets) expect(queryOf(new Set(set))).toEqual(set);
  for (const set of sets) expect(queryOf(new Set(set.toReversed()))).toEqual(set);
});

test("of too many sets the first have their queries kept, and the others built each time", () => {
  const { queryFor, queryOf } = family();
  const sets = setsOf(9);
  for (const set of sets) queryOf(new Set(set));
  queryFor.mockClear();
  queryOf(new Set(sets[0]));
  expect(queryFor).not.toHaveBeenCalled();
  for (const _ of [1, 2]) expect(queryOf(new Set(sets.at(-1)))).toEqual(sets.at(-1));
  expect(queryFor).toHaveBeenCalledTimes(2);
});

test("also the last of 53 names counts, and one more is refused", () => {
  const { queryOf } = family();
  const names = Array.from({ length: 53 }, (_, index) => `name ${index}`);
  expect(queryOf(new Set(names))).toHaveLength(53);
  expect(queryOf(new Set(names.slice(0, -1)))).toHaveLength(52);
  expect(() => queryOf(new Set(["another"]))).toThrow(RangeError);
});
