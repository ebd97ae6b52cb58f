/**
 * No document says a number that nothing holds: a limit that was changed, a count of last month.
 */
import { checkedNumbers, isHeld } from "@facility-contracts/command/checked-numbers";
import { ROOT } from "@facility-contracts/command/repository";
import { describe, expect, test } from "vitest";
import { documentOf, documents } from "./documents.ts";
import { uncheckedNumbers } from "./numbers.ts";

/** Decisions are of a time, and so are the numbers that led to them. */
const DOCUMENTS = documents().filter(({ file }) => !file.startsWith("docs/adr/"));
const CHECKED = checkedNumbers(ROOT);

test.each(DOCUMENTS)(
  "$file: every number is checked (scripts/numbers.yaml says where)",
  ({ file, prose }) => {
    const sentences = CHECKED.filter(({ document }) => document === file).map(({ says }) => says);
    expect(uncheckedNumbers(prose, sentences)).toEqual([]);
  },
);

test.each(CHECKED)("$document says '$says', and $file holds '$holds'", (number) => {
  const said = DOCUMENTS.find(({ file }) => file === number.document)?.prose ?? [];
  expect(said.some((block) => block.includes(number.says))).toBe(true);
  expect(isHeld(ROOT, number)).toBe(true);
});

describe("a number", () => {
  const text =
    "It takes 20 files, `30` in code, answers 404 or 2xx, reads OpenAPI 3.0 or 3.1, and exits with 2.";
  const { prose } = documentOf("README.md", `# Of 5\n\n- ${text}\n\n| a |\n| - |\n| 1,250 ms |\n`);

  test("that nothing checks is told with its place", () => {
    expect(uncheckedNumbers(prose, [])).toEqual([
      "Of 5",
      expect.stringContaining("It takes 20 files"),
      "1,250 ms",
    ]);
  });

  test("is checked by its whole sentence", () => {
    expect(uncheckedNumbers(prose, ["takes 20 files", "Of 5", "1,250 ms"])).toEqual([]);
  });
});
