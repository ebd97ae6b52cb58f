import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isObject, type JsonObject, objectOf } from "@facility-contracts/model/json";
import { isMethod } from "@facility-contracts/model/operation";
import { installTool } from "@facility-contracts/tools";
import { expect, test } from "vitest";
import { folderOf } from "./folder-of.ts";
import { compared } from "./foreign-comparison.ts";
import { prismServers } from "./prism-process.ts";

/** Of more than a thousand, which would take Prism an hour. */
const OPERATIONS = 100;

/** Npm installs 404 MB the first time. */
const MAX_MILLISECONDS = 20 * 60_000;

test("the first operations of GitHub are answered as Prism answers them", {
  timeout: MAX_MILLISECONDS,
}, async () => {
  const installed = await installTool("github-description");
  const text = await readFile(join(installed, "@octokit/openapi/generated/api.github.com.json"), "utf8");
  const folder = await folderOf({ "github.json": firstOf(objectOf(JSON.parse(text)), OPERATIONS) });
  const file = join(folder, "github.json");
  const [origin = ""] = await prismServers([file]);
  const { different, compared: names, left } = await compared(file, origin);
  expect(different).toEqual([]);
  expect(left).toEqual([]);
  expect(names.length).toBeGreaterThanOrEqual(OPERATIONS);
});

/** The document with so many of its operations, or some more of the last path. */
function firstOf(document: JsonObject, most: number): JsonObject {
  const paths: [string, unknown][] = [];
  let count = 0;
  for (const [path, item] of Object.entries(objectOf(document.paths))) {
    if (count >= most) break;
    count += isObject(item) ? Object.keys(item).filter(isMethod).length : 0;
    paths.push([path, item]);
  }
  return { ...document, paths: Object.fromEntries(paths) };
}
