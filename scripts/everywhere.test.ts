/**
 * npm looks for a command in the nearest package.json, so that one which people call wherever they are stands in each.
 */
import { existsSync, globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { ROOT } from "@facility-contracts/command/repository";
import { expect, test } from "vitest";

/** Those of CONTRIBUTING that have no meaning of their own in a workspace, as `lint` and `test` have. */
const COMMANDS = ["facts", "review"];

const { workspaces } = packageAt(ROOT);
const folders = globSync(workspaces, { cwd: ROOT })
  .map((path) => join(ROOT, path))
  .filter((folder) => existsSync(join(folder, "package.json")));

test.each(COMMANDS)("npm run %s does in every workspace what it does in the root", (command) => {
  const program = programOf(command, ROOT);
  expect(program && existsSync(program)).toBe(true);
  expect(folders.length).toBeGreaterThan(10);
  expect(folders.filter((folder) => programOf(command, folder) !== program)).toEqual([]);
});

/** The file that a command starts. */
function programOf(command: string, folder: string): string | undefined {
  const [, file] = /^exec node (\S+)$/.exec(packageAt(folder).scripts[command] ?? "") ?? [];
  return file && resolve(folder, file);
}

function packageAt(folder: string) {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}
