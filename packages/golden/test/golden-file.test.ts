import { describe, expect, test } from "vitest";
import { differences, goldenText, type Output } from "../src/golden-file.ts";

const LONG = "a".repeat(61);

function between(before: Output, after: Output) {
  return differences(goldenText(before), goldenText(after));
}

describe("a file", () => {
  test("has a line an entry: what is short as it is, what is long or has several lines as a digest", () => {
    const output = new Map<string, unknown>([
      ["short", "text"],
      ["data", [1]],
      ["long", LONG],
      ["nothing", undefined],
    ]);
    const lines = goldenText(output).split("\n");
    expect(lines[0]).toBe("short\ttext");
    expect(lines[1]).toMatch(/^data\tsha256:[0-9a-f]{12}$/);
    expect(lines[2]).toMatch(/^long\tsha256:[0-9a-f]{12}$/);
    expect(lines[3]).toBe("nothing\tnothing");
  });

  test("keeps a key on one line", () => {
    expect(goldenText(new Map([["a\n\tb", "c"]]))).toBe("a\\n\\tb\tc\n");
  });

  test("takes no text for a digest", () => {
    expect(goldenText(new Map([["key", "sha256:0123456789ab"]]))).not.toBe("key\tsha256:0123456789ab\n");
  });
});

describe("a difference", () => {
  test("there is none between equal outputs", () => {
    expect(between(new Map([["a", LONG]]), new Map([["a", LONG]]))).toEqual([]);
  });

  test("is an entry that changed, came or went", () => {
    const before = new Map([
      ["same", "1"],
      ["changed", "1"],
      ["went", "1"],
    ]);
    const after = new Map([
      ["same", "1"],
      ["changed", "2"],
      ["came", "3"],
    ]);
    expect(between(before, after)).toEqual([
      { key: "changed", before: "1", after: "2" },
      { key: "came", after: "3" },
      { key: "went", before: "1" },
    ]);
  });

  test("is a long entry of another content", () => {
    expect(between(new Map([["a", LONG]]), new Map([["a", `${LONG}b`]]))).toMatchObject([{ key: "a" }]);
  });

  test("is another order", () => {
    const [one, two] = [["a", "1"] as const, ["b", "2"] as const];
    expect(between(new Map([one, two]), new Map([two, one]))).toMatchObject([{ key: "b" }]);
  });
});
