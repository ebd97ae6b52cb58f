/**
 * A task that turbo takes from its cache although a file that it imports has changed would say what is no longer so.
 */
import { globSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { CLIENT, CONTRACT, ROOT, SOURCE } from "@facility-contracts/command/repository";
import { expect, test } from "vitest";
import { CODE, filesReachedFrom } from "./imports.ts";
import { type Task, turboTasks } from "./turbo-tasks.ts";

const TEST = /\.(test|proof)\.ts$/;

const tasks = turboTasks(
  "build",
  "typecheck",
  "typecheck:root",
  "typecheck:apart",
  "test",
  "lint:documents",
  "drift",
);

test.each(tasks)("$id runs again when a file changes that it imports", (task) => {
  const missing = [...reachedBy(task)].filter(([file]) => !task.covers(file));
  expect(missing.map(([file, from]) => `${short(file)}, which ${short(from)} names`)).toEqual([]);
});

test("so do these tests, which read the code of all workspaces", () => {
  const own = tasks.find(({ id }) => id === "@facility-contracts/scripts#test");
  const read = tasks.flatMap((task) => [...entriesOf(task), ...reachedBy(task).values()]);
  expect([...new Set(read)].filter((file) => !own?.covers(file)).map(short)).toEqual([]);
});

test("drift runs again when a file changes that is generated, or that it is generated from", () => {
  const drift = tasks.find(({ id }) => id === "@facility-contracts/scripts#drift");
  const apis = globSync("*/openapi.yaml", { cwd: SOURCE }).map((file) => join(SOURCE, dirname(file)));
  const files = [...apis, join(ROOT, CLIENT), join(ROOT, CONTRACT)].flatMap(filesBelow);
  expect(files.filter((file) => !drift?.covers(file)).map(short)).toEqual([]);
});

function filesBelow(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name, parentPath }) => join(parentPath, name));
}

function reachedBy(task: Task): ReadonlyMap<string, string> {
  return filesReachedFrom(entriesOf(task), /#typecheck(:|$)/.test(task.id) ? "typecheck" : "run");
}

/** The files that a task begins with: that of its command, the tests, or all code of its workspace. */
function entriesOf({ command, folder, inputs }: Task): readonly string[] {
  const [, script] = /^node (\S+\.[jt]s)$/.exec(command) ?? [];
  if (script !== undefined) return [join(folder, script)];
  const own = [...inputs].filter((file) => file.startsWith(join(folder, "/")));
  return own.filter((file) => (command.startsWith("vitest") ? TEST : CODE).test(file));
}

function short(file: string): string {
  return relative(ROOT, file);
}
