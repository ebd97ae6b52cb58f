import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isProof } from "@facility-contracts/command/proof-mode";
import { contractOf } from "@facility-contracts/model/contract";
import { operationsOf } from "@facility-contracts/model/operation";
import { afterAll, expect, test } from "vitest";
import { openDocuments } from "../src/documents/documents.ts";
import { documentsAt } from "../src/documents/found.ts";
import { folderOf } from "./folder-of.ts";
import { type Comparison, compared } from "./foreign-comparison.ts";
import { prismServers } from "./prism-process.ts";

/*
 * Documents that were not written here: the server of Prism and this mock give the same answers to requests that are valid
 * and that are not. In a proof all of them, else one of each family.
 */

const FOLDER = dirname(fileURLToPath(import.meta.resolve("@readme/oas-examples/package.json")));
/** Schemas and paths that lead to themselves, media types, statuses, credentials, what most documents have, and what no request fits. */
const SAMPLE = [
  "3.0/json/circular-paths.json",
  "3.0/json/circular-request-bodies.json",
  "3.0/json/discriminators.json",
  "3.0/json/form-data.json",
  "3.0/json/http-status-codes.json",
  "3.1/json/parameters-style.json",
  "3.1/json/petstore.json",
  "3.1/json/security.json",
];

/** Every document that has something to call: to read them all takes a second. */
function all(): string[] {
  return ["3.0", "3.1"].flatMap((version) =>
    readdirSync(join(FOLDER, version, "json"), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".json"))
      .map((file) => `${version}/json/${file}`)
      .filter(hasPaths),
  );
}

/** Whether there is something to call: a document may have webhooks alone. */
function hasPaths(name: string): boolean {
  const document: unknown = JSON.parse(readFileSync(join(FOLDER, name), "utf8"));
  return operationsOf(contractOf(document, name)).some(({ kind }) => kind === "path");
}

const names = isProof ? all() : SAMPLE;
const files = names.map((name) => join(FOLDER, name));
const origins = await prismServers(files);
// One process reads all of them.
const cache = await folderOf({}, afterAll);
await openDocuments(await documentsAt(files), cache);
const comparisons: (Comparison & { readonly name: string })[] = [];
const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test.each(names.map((name, index) => [name, origins[index] ?? ""] as const))("%s", async (name, origin) => {
  const comparison = await compared(join(FOLDER, name), origin, [], cache);
  comparisons.push({ name, ...comparison });
  expect(comparison.different).toEqual([]);
});

test("every row that names a difference was met, and stands in the README", () => {
  const rows = [...new Set(comparisons.flatMap(({ rows: met }) => [...met]))].sort();
  expect(rows).toEqual([
    "`/` in a part of `multipart/form-data` that has an `encoding`",
    "a list or an object that it throws at",
    "a parameter in a style, or a form, that it cannot read",
    ...(isProof ? ["a schema that its ajv cannot compile"] : []),
    "a scheme `mutualTLS`",
    "an answer without a body, to a request without `Accept`",
    "an operation that documents 1xx alone",
    "an operation that documents no answer",
  ]);
  for (const row of rows) expect(readme).toContain(`| ${row} `);
});

test("every operation is compared, but for those that the README lists", () => {
  const left = comparisons.flatMap((comparison) =>
    comparison.left.map((operation) => `${comparison.name} ${operation}`),
  );
  const rows = [...readme.matchAll(/^\| `(3\.[01]\/json\/\S+)` +\| `([^`]+)`/gm)];
  const listed = rows.filter(([, name = ""]) => names.includes(name)).map(([, ...cells]) => cells.join(" "));
  expect(left.sort()).toEqual(listed.sort());
  const count = comparisons.flatMap((comparison) => comparison.compared).length;
  expect(count / (count + left.length)).toBeGreaterThanOrEqual(0.9);
});
