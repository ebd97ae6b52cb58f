import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { ROOT } from "@facility-contracts/command/repository";
import { expect, test } from "vitest";

const CLI = join(import.meta.dirname, "../src/cli.ts");
/** Where npm says that it was called, and there is nothing. */
const ELSEWHERE = join(ROOT, "elsewhere");

test.each([
  [["notes.yaml"], `${join(ELSEWHERE, "notes.yaml")}: there is no such file`],
  [["--known", "mine.yaml"], join(ELSEWHERE, "mine.yaml")],
])("the files of %j are those of the folder in which npm was called", async (options, message) => {
  const env = { ...process.env, INIT_CWD: ELSEWHERE, npm_package_json: join(ROOT, "package.json") };
  const ended = promisify(execFile)(process.execPath, [CLI, ...options], { cwd: ROOT, env });
  await expect(ended).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
});
