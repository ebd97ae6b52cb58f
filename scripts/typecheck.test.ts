/**
 * A workspace that neither `typecheck:root` nor `typecheck:apart` checks would be wrong without a word.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "@facility-contracts/command/repository";
import typescript from "@facility-contracts/generator/typescript";
import { expect, test } from "vitest";

/** What a configuration says of its files. */
function filesOf(path: string): {
  readonly include: readonly string[];
  readonly exclude?: readonly string[];
} {
  return typescript.readConfigFile(join(ROOT, path), typescript.sys.readFile).config;
}

/** The workspaces of a program: that of its folder, or those that it includes. */
function workspacesOf(program: string): readonly string[] {
  if (!program.endsWith(".json")) return [program];
  return filesOf(program).include.map((path) => path.split("/", 2).join("/"));
}

test("what the program of all workspaces leaves out is checked apart", () => {
  const { exclude = [] } = filesOf("tsconfig.json");
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const programs = scripts["typecheck:apart"].split(" && ").map((command: string) => command.split(" ")[2]);
  expect(programs.length).toBeGreaterThan(0);
  expect(exclude.filter((path) => /^(apps|packages)\/[^/]+$/.test(path))).toEqual(
    programs.flatMap(workspacesOf),
  );
});
