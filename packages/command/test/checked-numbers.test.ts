import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkedNumbers, isHeld, NUMBERS } from "../src/checked-numbers.ts";
import { withFiles } from "../src/with-files.ts";

const NUMBER = { document: "a.md", says: "of 120", file: "a.yaml", holds: "maxLength: 120" };

test("a file that is not there holds nothing, and without a list there are no numbers", () =>
  withFiles({ "a.yaml": "maxLength:\n  120" }, async (root) => {
    expect(checkedNumbers(root)).toEqual([]);
    expect(isHeld(root, NUMBER)).toBe(true);
    expect(isHeld(root, { ...NUMBER, file: "b.yaml" })).toBe(false);
  }));

test("a list, or a file, that cannot be read is not taken for an empty one", () =>
  withFiles({}, async (root) => {
    await mkdir(join(root, NUMBERS), { recursive: true });
    expect(() => checkedNumbers(root)).toThrow("EISDIR");
    expect(() => isHeld(root, { ...NUMBER, file: NUMBERS })).toThrow("EISDIR");
  }));
