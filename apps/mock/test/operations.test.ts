import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isProof } from "@facility-contracts/command/proof-mode";
import { contractOf } from "@facility-contracts/model/contract";
import { operationsOf } from "@facility-contracts/model/operation";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { expect, test } from "vitest";
import { documentPart } from "../src/prepare/document-part.ts";
import { readOperation } from "../src/prepare/operations.ts";
import { preparationOf, prepareAll } from "../src/prepare/prepare.ts";

const openapi = "3.1.1";
const info = { title: "Broken", version: "1" };

test("a document without operations is refused in one line with its name", async () => {
  const document = { openapi, info, paths: {} };
  await expect(prepareAll([{ name: "empty", document }])).rejects.toMatchObject({
    name: "Failure",
    exitCode: 1,
    message: "empty has no operation below `paths`: there is nothing to call",
  });
});

test("an operation that Prism cannot use is refused in one line with its name, and the others are read", async () => {
  const broken = { 200: { $ref: "#/components/responses/Missing" } };
  const paths = { "/a": { get: { responses: broken } }, "/b": { get: { responses: {} } } };
  const { read } = preparationOf({ openapi, info, paths }, "broken");
  await expect(read({ method: "get", path: "/a" })).rejects.toMatchObject({
    name: "Failure",
    exitCode: 1,
    message: expect.stringMatching(/^[^\n]*GET \/a of broken[^\n]*#\/components\/[^\n]*$/),
  });
  expect((await read({ method: "get", path: "/b" })).operation.path).toBe("/b");
});

test("a document is left as it is", async () => {
  const schema = { $ref: "#/components/schemas/Text" };
  const content = { "application/json": { schema } };
  const paths = { "/": { get: { responses: { 200: { description: "A text", content } } } } };
  const document = { openapi, info, paths, components: { schemas: { Text: { type: "string" } } } };
  const before = structuredClone(document);
  await preparationOf(document, "whole").prepare({ method: "get", path: "/" });
  expect(document).toEqual(before);
});

const FOLDER = dirname(fileURLToPath(import.meta.resolve("@readme/oas-examples/package.json")));
/** Paths and schemas that lead to themselves, forms, what most documents have, and its credentials. */
const SAMPLE = [
  "3.0/json/circular-paths.json",
  "3.0/json/discriminators.json",
  "3.0/json/form-data.json",
  "3.1/json/petstore.json",
  "3.1/json/security.json",
];
const FOREIGN = ["3.0", "3.1"].flatMap((version) =>
  readdirSync(join(FOLDER, version, "json"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json"))
    .map((file) => join(version, "json", file))
    .filter((name) => isProof || SAMPLE.includes(name)),
);

/** Parts that lead to each other, to other paths, to whole lists, to the document, and to what no list has. */
const LEADING = {
  openapi,
  info,
  paths: {
    "/a": { get: { responses: { 200: { $ref: "#/paths/~1b/get/responses/200" } } } },
    "/b": {
      get: {
        responses: {
          200: { description: "b", content: { "application/json": { schema: { $ref: "#/$defs/B" } } } },
        },
      },
    },
    "/c": { $ref: "#/components/pathItems/C" },
    "/d": { get: { responses: {}, "x-all": { $ref: "#/components" } } },
    "/e": { get: { responses: {}, "x-all": { $ref: "#" } } },
    "/f%20{g}": { get: { responses: {}, "x-other": { $ref: "#/paths/~1f%2520%7Bg%7D/get/responses" } } },
  },
  components: {
    pathItems: { C: { get: { responses: { 200: { description: "c" } } } } },
    schemas: { Tree: { properties: { children: { items: { $ref: "#/components/schemas/Tree" } } } } },
  },
  $defs: {
    B: {
      description: "B",
      properties: { tree: { $ref: "#/components/schemas/Tree" }, b: { $ref: "#/$defs/B" } },
    },
  },
};

test.each([
  ...FOREIGN.map((name) => [name, readFileSync(join(FOLDER, name), "utf8")] as const),
  ["parts", JSON.stringify(LEADING)] as const,
])("each operation is read as Prism reads it from the whole document: %s", async (name, text) => {
  const whole = await getHttpOperationsFromSpec(JSON.parse(text));
  const contract = contractOf(JSON.parse(text), name);
  const called = operationsOf(contract).filter(({ kind }) => kind === "path");
  const read = await Promise.all(called.map(readOperation));
  const byName = (operations: typeof whole) =>
    Object.fromEntries(operations.map((operation) => [`${operation.method} ${operation.path}`, operation]));
  expect(byName(read)).toEqual(byName(whole));
});

test("what a path does not lead to is left out", () => {
  const { paths, components } = documentPart(contractOf(LEADING, "parts"), "/c");
  expect({ paths, components }).toEqual({
    paths: { "/c": LEADING.paths["/c"] },
    components: { pathItems: LEADING.components.pathItems },
  });
});
