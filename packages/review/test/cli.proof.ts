/**
 * What the command says when it loads all of the review: in npm test, review.test.ts has it from the function, and
 * documents.test.ts runs the command.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const CLI = join(import.meta.dirname, "../src/cli.ts");

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { status, stdout, stderr };
}

// Where this repository is none, as one from an archive, it is refused for that.
test("a base that is not there is wrong use", () => {
  const { status, stderr, stdout } = run("--base", "nowhere");
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(/^review: .*(there is no revision 'nowhere'|is not a git repository).*\n$/);
});
