/**
 * What a folder of `--data` is known by, and what processes leave that were killed.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { takeDataFolder } from "../../src/database/data-folder.ts";
import { folderFailure } from "../../src/folder-failure.ts";
import { MARK, makeOwnFolder } from "../../src/own-folder.ts";
import { filesIn } from "../files/file-server.ts";
import { raceFor } from "./racing.ts";
import { type Rival, startRival } from "./rival.ts";

let folder: string;
const rivals: Rival[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sandbox-own-"));
});
afterEach(async () => {
  await Promise.all(rivals.splice(0).map((rival) => rival.kill()));
  await rm(folder, { recursive: true });
});

async function rival(): Promise<Rival> {
  const started = await startRival(folder);
  rivals.push(started);
  return started;
}

const FOREIGN = `The folder FOLDER is not the sandbox's own: it has files and no ${MARK} that says that they are the sandbox's. Name one that is empty or new, also in place of one of an older sandbox, whose rows are not taken over`;

test.each([
  ["has what ours would have", { "database/PG_VERSION": "18", process: "notes", ready: "", lock: "" }],
  ["has an interrupted database", { "database/rows": "all we have", process: "1" }],
  ["has another file of the name of our mark", { [MARK]: "a text".repeat(100), notes: "" }],
])("a folder that is not ours and %s is left as it is", async (_, files) => {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(folder, name, ".."), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  const message = FOREIGN.replace("FOLDER", () => folder);
  await expect(takeDataFolder(folder)).rejects.toThrow(message);
  const found = await Promise.all(
    (await filesIn(folder)).map(async (name) => [name, await readFile(join(folder, name), "utf8")]),
  );
  expect(Object.fromEntries(found)).toEqual(files);
});

test.each([
  ["EROFS", "the disk is read-only"],
  ["ENOSPC", "the disk is full"],
  ["EACCES", "this user may not write there"],
  ["EIO", "EIO: of Node"],
])("of %s it is said what that means for the folder", (code, why) => {
  const cause = Object.assign(new Error(`${code}: of Node`), { code });
  expect(folderFailure("/rows", cause)).toMatchObject({
    exitCode: 1,
    message: `The folder /rows cannot be used: ${why}. Name one that can be written`,
  });
});

test("a folder below a file is told, and of one below /proc, where Node makes folders for ever, it ends", async () => {
  await writeFile(join(folder, "notes"), "");
  const below = join(folder, "notes", "data");
  const message = (of: string, why: string) =>
    `The folder ${of} cannot be used: ${why}. Name one that can be written`;
  await expect(takeDataFolder(below)).rejects.toThrow(message(below, "a part of its path is a file"));
  if (process.platform === "linux")
    await expect(takeDataFolder("/proc/nobody/data")).rejects.toThrow(
      message("/proc/nobody/data", "no folder can be made there"),
    );
});

test("a database of SQLite that is not ours is left as it is", async () => {
  const other = new DatabaseSync(join(folder, MARK));
  other.exec("CREATE TABLE notes (text); INSERT INTO notes VALUES ('all we have')");
  other.close();
  await expect(takeDataFolder(folder)).rejects.toThrow("is not the sandbox's own");
  const after = new DatabaseSync(join(folder, MARK));
  expect(after.prepare("SELECT text FROM notes").get()).toEqual({ text: "all we have" });
  after.close();
});

test("who removes the lock of a folder that is used lets nobody else in", async () => {
  const owner = await rival();
  expect(await owner.ask("take")).toBe("taken");
  await mkdir(join(folder, "database"));
  for (const name of await readdir(folder)) {
    if (name === "database") continue;
    await rm(join(folder, name));
    await expect(takeDataFolder(folder)).rejects.toThrow(folder);
  }
  expect(await readdir(folder)).toEqual(["database"]);
});

test("of those who take a folder at the same moment one gets it", async () => {
  const folders = Array.from({ length: 8 }, (_, round) => join(folder, String(round)));
  expect(await raceFor(folders, 2)).toEqual(folders.map(() => 1));
});

test("a first start that ended before it had marked the folder keeps nobody out", async () => {
  await writeFile(join(folder, MARK), "");
  await (await takeDataFolder(folder)).release();
  await (await takeDataFolder(folder)).release();
});

test("what a process left that was killed is removed by the next, and nothing of one that lives", async () => {
  const [living, killed] = [await rival(), await rival()];
  const [kept, left] = [await living.ask("make"), await killed.ask("make")];
  await writeFile(join(left, "half of a file"), "half");
  await killed.kill();
  await mkdir(join(folder, "process-of-others"));
  const own = await makeOwnFolder(folder, "process-");
  const names = (await readdir(folder)).map((name) => join(folder, name));
  expect(names.sort()).toEqual([kept, own.folder, join(folder, "process-of-others")].sort());
  await own.remove();
  expect(await readdir(folder)).not.toContain(own.folder);
});
