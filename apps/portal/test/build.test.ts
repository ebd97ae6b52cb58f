/**
 * The command that writes the portal, used wrongly: it says so in a line, and removes nothing.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const FOLDER = mkdtempSync(join(tmpdir(), "portal-build-"));
const BUILD = join(import.meta.dirname, "../build/build.ts");
mkdirSync(join(FOLDER, "full"));
writeFileSync(join(FOLDER, "full", "thesis.txt"), "");
writeFileSync(join(FOLDER, "file"), "");

afterAll(() => rmSync(FOLDER, { recursive: true }));

test.each([
  [
    "--out",
    "full",
    2,
    `${FOLDER}/full has something in it that is no portal: name an empty folder, or a new one`,
  ],
  ["--out", "file", 1, `cannot write to ${FOLDER}/file: EEXIST: file already exists, mkdir '${FOLDER}/file'`],
  ["--review", "none.json", 2, `--review: there is no ${FOLDER}/none.json`],
  ["--results", "none", 2, `--results: there is no ${FOLDER}/none`],
])("%s %s", (option, path, exitCode, message) => {
  const { status, stderr } = spawnSync(process.execPath, [BUILD, option, path], {
    cwd: FOLDER,
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({ status: exitCode, stderr: `portal: ${message}\n` });
  expect(readdirSync(FOLDER, { recursive: true }).sort()).toEqual(["file", "full", "full/thesis.txt"]);
});

test.runIf(process.platform === "linux")("a folder that cannot be made", () => {
  const { status, stderr } = spawnSync(process.execPath, [BUILD, "--out", "/proc/nowhere/site"], {
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr:
      "portal: cannot write to /proc/nowhere/site: ENOENT: no such file or directory, mkdir '/proc/nowhere'\n",
  });
});
