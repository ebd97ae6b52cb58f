/**
 * No two files import each other, not even types and not by way of others: what is below can be read, and moved, without
 * what is above.
 */
import { globSync } from "node:fs";
import { join, relative } from "node:path";
import { ROOT } from "@facility-contracts/command/repository";
import { expect, test } from "vitest";
import { filesNamedIn, isBuilt } from "./imports.ts";

const CODE_OF_WORKSPACES = "{apps,openapi,packages,scripts}/**/*.ts";

test("no file of this repository imports itself by way of others", () => {
  const files = globSync(CODE_OF_WORKSPACES, { cwd: ROOT, exclude: ["**/node_modules"] })
    .map((file) => join(ROOT, file))
    .filter((file) => !isBuilt(file));
  const imports = new Map(files.map((file) => [file, filesNamedIn(file, "typecheck")]));
  expect(imports.size).toBeGreaterThan(0);
  expect(
    inCircles(imports).map((line) => line.map((file) => relative(ROOT, file)).join(" imports ")),
  ).toEqual([]);
});

test("a circle is found, also behind and before other files", () => {
  const imports = { first: ["a"], a: ["b", "leaf"], b: ["c"], c: ["a", "last"], last: ["leaf"], leaf: [] };
  expect(inCircles(new Map(Object.entries(imports)))).toEqual([
    ["a", "b"],
    ["b", "c"],
    ["c", "a"],
  ]);
});

/**
 * The imports that are left when files are taken away, one after the other, that import none of the others or that none
 * of the others imports: those of circles, and of ways from one circle to another.
 */
function inCircles(imports: ReadonlyMap<string, readonly string[]>): (readonly [string, string])[] {
  let left = [...imports].flatMap(([file, named]) => named.map((other) => [file, other] as const));
  for (let before = Number.NaN; before !== left.length; ) {
    before = left.length;
    const importing = new Set(left.map(([file]) => file));
    const imported = new Set(left.map(([, other]) => other));
    left = left.filter(([file, other]) => imported.has(file) && importing.has(other));
  }
  return left;
}
