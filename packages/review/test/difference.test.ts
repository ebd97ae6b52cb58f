import { describe, expect, test } from "vitest";
import { type Piece, shortDifference, wholeDifference } from "../src/print/difference.ts";

/** What is different stands between braces. */
function shown(pieces: readonly Piece[]): string {
  return pieces.map(({ isDifferent, text }) => (isDifferent ? `{{${text}}}` : text)).join("");
}

function shortly(before: unknown, after: unknown, most = 100) {
  const difference = shortDifference(before, after, most);
  return [shown(difference.before), shown(difference.after)];
}

describe("what two values do not have in common", () => {
  test.each([
    ["members of a list", ["A", "B", "C"], ["A", "C", "D"], '["A",{{"B",}}"C"]', '["A","C",{{"D"}}]'],
    ["a member at the end, whatever comma it asks for", ["A"], ["A", "B"], '["A"]', '["A",{{"B"}}]'],
    [
      "members of an object",
      { a: 1, b: [2] },
      { a: 1, b: [3] },
      '{"a": 1,"b": [{{2}}]}',
      '{"a": 1,"b": [{{3}}]}',
    ],
    ["words", "one two three", "one two four three", '"one two three"', '"one two {{four }}three"'],
    ["a word at the end", "one", "one two", '"one"', '"one {{two}}"'],
  ])("%s", (_, before, after, old, now) => {
    expect(shortly(before, after)).toEqual([old, now]);
  });

  test.each([
    [120, 100, "120", "100"],
    [undefined, ["A"], "nothing", '["A"]'],
    [["A"], ["B"], '["A"]', '["B"]'],
    ["one", "two", '"one"', '"two"'],
  ])("%j and %j have nothing in common, and nothing is told apart", (before, after, old, now) => {
    expect(shortly(before, after)).toEqual([old, now]);
  });
});

test("of what is long the difference is shown, wherever it stands", () => {
  const many = Array.from({ length: 400 }, (_, index) => `value ${index}`);
  const [before, after] = shortly(many, many.toSpliced(200, 1));
  expect(before).toMatch(/^… .*"value 199",\{\{"value 200",\}\}"value 201".*…/);
  expect(after).toMatch(/^… .*"value 199","value 201".*…/);
  const text = "It says what has been said. ".repeat(40);
  expect(shortly(text, `${text}But this.`)[1]).toMatch(/^… .*\{\{But this\.\}\}"$/);
});

test("of what is long and has nothing in common the beginning is shown", () => {
  const many = Array.from({ length: 1500 }, (_, index) => index);
  const [before, after] = shortly(many, many.map(String), 20);
  expect([before, after]).toEqual(["[0,1,2,3,4,5,6,7,8,…", '["0","1","2","3","4…']);
});

test("a whole value has its lines", () => {
  const { after } = wholeDifference({ a: 1 }, { a: 1, b: 2 });
  expect(shown(after)).toBe('{\n  "a": 1,\n{{  "b": 2\n}}}\n');
});
