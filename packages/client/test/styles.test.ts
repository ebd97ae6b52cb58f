/**
 * What the client writes and what the tools send in its place is the same text.
 */
import { deepObject, form, pipeDelimited, spaceDelimited } from "@facility-contracts/client/facade";
import { formPairs } from "@facility-contracts/model/written-parameter";
import { describe, expect, test } from "vitest";

const FLAT = ["a&b", "", 7, false, ["a", "b c"], { R: 100, "a b": "é" }];
const NESTED = [
  { color: { R: 1, G: { low: 2 } }, in: ["a&b", "c"] },
  { in: [{ id: 1 }, { id: 2 }, []], none: null, "a[b]": "=" },
  [[1], [2, 3]],
  {},
];

describe.each([
  ["deepObject", deepObject, [true], [...FLAT, ...NESTED]],
  ["form", form, [true, false], FLAT],
  ["pipeDelimited", pipeDelimited, [false], FLAT],
  ["spaceDelimited", spaceDelimited, [false], FLAT],
] as const)("%s", (style, write, explodes, values) => {
  const cases = explodes.flatMap((explode) => values.map((value) => ({ explode, value })));
  test.each(cases)("$value, explode $explode", ({ explode, value }) => {
    expect(formPairs("where", value, { style, explode })).toEqual(
      write("where", value, explode, encodeURIComponent),
    );
  });
});
