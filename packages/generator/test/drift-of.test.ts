import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CLIENT, CONTRACT } from "@facility-contracts/command/repository";
import { afterEach, beforeEach, expect, test } from "vitest";
import { driftOf, foldersOf } from "../src/drift-of.ts";
import { ownFiles } from "../src/generated.ts";

// Which files there are matters, not which types are in them.
const fresh = await ownFiles(async () => "");
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "drift-"));
  for (const name of foldersOf(fresh)) await mkdir(join(folder, name), { recursive: true });
  for (const [name, content] of fresh) await writeFile(join(folder, name), content);
});

afterEach(() => rm(folder, { recursive: true }));

test("fresh files have no drift", async () => {
  expect(await driftOf(fresh, folder)).toEqual([]);
});

test.each([...fresh.keys()])("a changed %s is stale, whichever API it belongs to", async (file) => {
  await writeFile(join(folder, file), `${fresh.get(file)} `);
  expect(await driftOf(fresh, folder)).toEqual([{ file, kind: "stale" }]);
});

test("all that is wrong is listed, not the first only", async () => {
  await writeFile(join(folder, CLIENT, "tickets.ts"), "");
  await writeFile(join(folder, CLIENT, "weather.ts"), "");
  await writeFile(join(folder, CONTRACT, "safety-register.d.ts"), "");
  await writeFile(join(folder, CONTRACT, "tickets.d.ts"), "");
  await rm(join(folder, CONTRACT, "tickets.json"));
  await writeFile(join(folder, CONTRACT, "weather.json"), "{}");
  expect(await driftOf(fresh, folder)).toEqual([
    { file: `${CLIENT}/tickets.ts`, kind: "stale" },
    { file: `${CLIENT}/weather.ts`, kind: "unexpected" },
    { file: `${CONTRACT}/safety-register.d.ts`, kind: "stale" },
    { file: `${CONTRACT}/tickets.d.ts`, kind: "stale" },
    { file: `${CONTRACT}/tickets.json`, kind: "missing" },
    { file: `${CONTRACT}/weather.json`, kind: "unexpected" },
  ]);
});

test("without the folder every file is missing", async () => {
  const drift = await driftOf(fresh, join(folder, "nowhere"));
  expect(drift.map(({ kind }) => kind)).toEqual([...fresh.keys()].map(() => "missing"));
});
