/**
 * The command that writes the portal, used wrongly: it says so in a line, and removes nothing.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Failure } from "@facility-contracts/command/failure";
import { readOptions } from "@facility-contracts/command/options";
import { afterAll, expect, test } from "vitest";
import { build, COMMAND } from "../build/command.ts";
import { makeRoomFor, writeSite } from "../build/write-site.ts";

const FOLDER = mkdtempSync(join(tmpdir(), "portal-build-"));
const BUILD_AS_NOBODY = join(import.meta.dirname, "build-as-nobody.ts");
mkdirSync(join(FOLDER, "full"));
writeFileSync(join(FOLDER, "full", "thesis.txt"), "");
writeFileSync(join(FOLDER, "file"), "");

const HERE = process.cwd();

afterAll(() => rmSync(FOLDER, { recursive: true }));

/** How the command ends that is called in the folder: in this process, as a process of its own loads everything anew. */
async function failureOf(...args: string[]): Promise<unknown> {
  process.chdir(FOLDER);
  try {
    return await build(readOptions(COMMAND, args));
  } catch (error) {
    if (error instanceof Failure) return { status: error.exitCode, message: error.message };
    throw error;
  } finally {
    process.chdir(HERE);
  }
}

test.each([
  [
    "--out",
    "full",
    2,
    `${FOLDER}/full has thesis.txt in it, which is of no portal: name an empty folder, or a new one`,
  ],
  ["--out", "file", 1, `cannot write to ${FOLDER}/file: EEXIST: file already exists, mkdir '${FOLDER}/file'`],
  ["--review", "none.json", 2, `--review: there is no ${FOLDER}/none.json`],
  ["--results", "none", 2, `--results: there is no ${FOLDER}/none`],
  ["--review", "full", 2, `--review: ${FOLDER}/full is no file`],
  ["--results", "file", 2, `--results: ${FOLDER}/file is no folder`],
])("%s %s", async (option, path, status, message) => {
  expect(await failureOf(option, path)).toEqual({ status, message });
  expect(readdirSync(FOLDER, { recursive: true }).sort()).toEqual(["file", "full", "full/thesis.txt"]);
});

test.runIf(process.platform === "linux")("a folder that cannot be made", async () => {
  expect(await failureOf("--out", "/proc/nowhere/site")).toEqual({
    status: 1,
    message: "cannot write to /proc/nowhere/site: ENOENT: no such file or directory, mkdir '/proc/nowhere'",
  });
});

test.runIf(process.platform === "linux")("an empty folder beside which nothing can be written", () => {
  const closed = mkdtempSync(join(tmpdir(), "portal-closed-"));
  const out = join(closed, "site");
  mkdirSync(out, { mode: 0o777 });
  chmodSync(out, 0o777);
  chmodSync(closed, 0o555);
  const { status, stderr } = spawnSync(process.execPath, [BUILD_AS_NOBODY, "--out", out], {
    cwd: tmpdir(),
    encoding: "utf8",
  });
  chmodSync(closed, 0o755);
  rmSync(closed, { recursive: true });
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: `portal: cannot write to ${out}: EACCES: permission denied, access '${closed}'\n`,
  });
});

/** Without an API, which Redocly would take seconds for. */
const SITE = { apis: [], review: undefined };

async function freshSite(): Promise<string> {
  const folder = mkdtempSync(join(FOLDER, "site-"));
  await makeRoomFor(folder);
  await writeSite(SITE, folder);
  return folder;
}

test("a second build replaces the first, and leaves nothing beside it", async () => {
  const folder = await freshSite();
  const first = readdirSync(folder, { recursive: true });
  const beside = readdirSync(FOLDER);
  await makeRoomFor(folder);
  await writeSite(SITE, folder);
  expect(readdirSync(folder, { recursive: true })).toEqual(first);
  expect(readdirSync(FOLDER)).toEqual(beside);
});

test.each([
  [".git", (folder: string) => mkdirSync(join(folder, ".git"))],
  ["CNAME", (folder: string) => writeFileSync(join(folder, "CNAME"), "")],
  [
    join("swagger-ui", "notes.txt"),
    (folder: string) => writeFileSync(join(folder, "swagger-ui", "notes.txt"), ""),
  ],
])("a portal to which somebody has added %s is not replaced", async (added, add) => {
  const folder = await freshSite();
  add(folder);
  await expect(makeRoomFor(folder)).rejects.toThrow(`${folder} has ${added} in it, which is of no portal`);
});

test("a folder is no portal because it has a file of the same name", async () => {
  const folder = mkdtempSync(join(FOLDER, "own-"));
  writeFileSync(join(folder, "try.js"), "");
  await expect(makeRoomFor(folder)).rejects.toThrow(`${folder} has try.js in it, which is of no portal`);
});

test.runIf(process.platform === "linux")("a disk of its own cannot be replaced", async () => {
  await expect(makeRoomFor("/proc")).rejects.toThrow("/proc is a disk of its own: name an empty folder");
});

test.runIf(process.platform === "linux")(
  "what cannot be written while the site is made is said in a line",
  async () => {
    await expect(writeSite(SITE, "/proc/nowhere")).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringMatching(/^cannot write to \/proc\/nowhere: ENOENT/),
    });
  },
);
