import { expect, test } from "vitest";
import { table } from "../src/table.ts";

test("the columns of a table are aligned", () => {
  expect(
    table([
      ["a", "bb"],
      ["ccc", "d"],
    ]),
  ).toBe("a    bb\nccc   d");
});
