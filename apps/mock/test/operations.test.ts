import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { operations } from "@facility-contracts/contract/operations";
import { afterAll, expect, test } from "vitest";
import { readOperations } from "../build/operations.ts";
import { API_NAMES } from "../src/documents.ts";

const folder = await mkdtemp(join(tmpdir(), "mock-"));
afterAll(() => rm(folder, { recursive: true }));

test("every API of the contract is mocked", () => {
  expect([...API_NAMES].sort()).toEqual([...new Set(operations.map(({ api }) => api))].sort());
});

const responses = { 200: { $ref: "#/components/responses/Missing" } };
const openapi = "3.1.1";
const info = { title: "Broken", version: "1" };

test.each([
  ["is not there", undefined, "no such file"],
  ["is not JSON", '{\n  "openapi": }', "Unexpected token '}'"],
  ["is an array", "[]", "Unsupported document format"],
  ["is null", "null", "is not an OpenAPI document"],
  ["is not OpenAPI", "{}", "Unsupported document format"],
  ["has no operation", JSON.stringify({ openapi, info, paths: {} }), "has no operation"],
  [
    "has a broken $ref",
    JSON.stringify({ openapi, info, paths: { "/": { get: { responses } } } }),
    "#/components/",
  ],
])("a document that %s gives one line with its name, and exit code 1", async (_, content, reason) => {
  const path = join(folder, "document.json");
  await rm(path, { force: true });
  if (content !== undefined) await writeFile(path, content);
  await expect(readOperations(path)).rejects.toMatchObject({
    name: "Failure",
    exitCode: 1,
    message: expect.stringMatching(/^[^\n]+$/),
  });
  await expect(readOperations(path)).rejects.toThrow(path);
  await expect(readOperations(path)).rejects.toThrow(reason);
});
