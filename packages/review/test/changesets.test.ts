import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { announcedBump, CHANGES, readChangesets } from "../src/version/changesets.ts";

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "changesets-"));
  await mkdir(join(root, CHANGES), { recursive: true });
  await writeFile(join(root, CHANGES, "README.md"), "Not a changeset.");
});
afterAll(() => rm(root, { recursive: true }));

async function read(text: string) {
  await writeFile(join(root, CHANGES, "titles.md"), text);
  const { changesets, findings } = await readChangesets(root, ["tickets", "safety-register"]);
  return { bump: announcedBump(changesets, "tickets"), what: findings.map((finding) => finding.what) };
}

test.each([
  ["---\ntickets: major\n---\n\nText.\n", "major", []],
  ["---\nsafety-register: major\ntickets: patch\n---\nText.", "patch", []],
  ["---\nweather: major\n---\n\nText.\n", undefined, ["openapi/changes/titles.md names the API 'weather'"]],
  ["---\ntickets: major\n---\n", "major", ["openapi/changes/titles.md says nothing"]],
  ["---\n---\n\nText.\n", undefined, ["openapi/changes/titles.md names no API"]],
  [
    "---\ntickets: huge\n---\n\nText.\n",
    undefined,
    [expect.stringContaining("openapi/changes/titles.md is not a changeset: ")],
  ],
  ["Text.\n", undefined, [expect.stringContaining("openapi/changes/titles.md is not a changeset: ")]],
])("%j", async (text, bump, what) => {
  expect(await read(text)).toEqual({ bump, what });
});

test("a folder that is not there has none", async () => {
  expect(await readChangesets(join(root, "nowhere"), ["tickets"])).toEqual({ changesets: [], findings: [] });
});
