/**
 * A contract is opened from files, and what is wrong with them is said in one line with its place.
 */
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { objectOf } from "../src/json.ts";
import { openContract } from "../src/open.ts";
import { below, placeAt, rootOf, writtenAt } from "../src/place.ts";

let root = "";

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "model-open-"));
});

afterAll(async () => {
  await rm(root, { recursive: true });
});

/** Writes the files of a contract into a folder of its own, and gives the path of the document. */
async function written(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  for (const [file, text] of Object.entries(files)) {
    const path = join(root, name, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  return join(root, name, "openapi.yaml");
}

const HEAD = "openapi: 3.1.0\ninfo: { title: T, version: 1.0.0 }\n";

function withSchema(schema: string): string {
  return `${HEAD}paths: {}\ncomponents:\n  schemas:\n    A: ${schema}\n`;
}

/** The message of the error that opening a document ends with, with the temporary folder taken out. */
async function refusal(file: string): Promise<string> {
  const error = await openContract(file).then(
    () => new Error("it was opened"),
    (cause: unknown) => cause,
  );
  expect(error).toHaveProperty("name", "ContractError");
  return String(error).replaceAll(root, "");
}

describe("a contract of several files", () => {
  it("is one document, whose values know where they were written", async () => {
    const file = await written("several", {
      "openapi.yaml": `${HEAD}paths:\n  /a:\n    $ref: paths/a.yaml\n`,
      "paths/a.yaml":
        "get:\n  responses:\n    '200':\n      description: d\n      content:\n        application/json:\n          schema:\n            $ref: ../schemas/A.yaml\n",
      "schemas/A.yaml": "type: object\nproperties:\n  title:\n    type: string\n    maxLength: 5\n",
    });
    const contract = await openContract(file);
    const schema = below(
      rootOf(contract),
      "paths",
      "/a",
      "get",
      "responses",
      "200",
      "content",
      "application/json",
      "schema",
    );
    expect(schema.pointer).toBe("#/components/schemas/A");
    expect(schema.via).toEqual(["#/paths/~1a/get/responses/200/content/application~1json/schema"]);
    expect(writtenAt(placeAt(contract, `${schema.pointer}/properties/title/maxLength`))).toEqual({
      file: join(root, "several/schemas/A.yaml"),
      pointer: "#/properties/title/maxLength",
      line: 5,
      column: 5,
    });
    expect(writtenAt(placeAt(contract, "#/paths/~1a/get/responses/200/description"))).toMatchObject({
      file: join(root, "several/paths/a.yaml"),
      line: 4,
    });
    expect(writtenAt(placeAt(contract, "#/info/title"))).toMatchObject({ file, line: 2 });
    expect(writtenAt(placeAt(contract, "#/info/nothing"))).toBeUndefined();
  });
});

it("an operation that several references lead to has its operationId once", async () => {
  const item = "{ $ref: '#/components/pathItems/Item' }";
  const file = await written("shared item", {
    "openapi.yaml": `${HEAD}paths: { /a: ${item}, /b: ${item} }\ncomponents:\n  pathItems:\n    Item: { get: { operationId: x, responses: {} } }\n`,
  });
  const { document } = await openContract(file);
  expect(Object.keys(objectOf(document.paths))).toEqual(["/a", "/b"]);
});

describe("what is refused", () => {
  it.each([
    [
      "2.0",
      "swagger: '2.0'\npaths: {}\n",
      'OpenAPI "2.0" is not supported. Convert the document to 3.0 or 3.1.',
    ],
    ["3.2", "openapi: 3.2.0\npaths: {}\n", 'OpenAPI "3.2.0" is not supported.'],
    ["no version", "paths: {}\n", "`openapi` is missing"],
    ["a list", "- a\n", "not an OpenAPI document: it must be an object"],
    ["nothing", "", "not an OpenAPI document"],
    ["broken YAML", `${HEAD}paths: [\n`, "/broken YAML/openapi.yaml:4:1: "],
    [
      "a reference to nothing",
      withSchema("{ $ref: '#/components/schemas/B' }"),
      'openapi.yaml:6:8 at #/components/schemas/A: the reference "#/components/schemas/B" leads nowhere',
    ],
    [
      "a file that is not there",
      withSchema("{ $ref: b.yaml }"),
      'openapi.yaml:6:8 at #/components/schemas/A: the reference "b.yaml" leads nowhere: there is no such file',
    ],
    [
      "an address",
      withSchema("{ $ref: 'http://127.0.0.1:1/a.yaml' }"),
      "is an address, and only files are read",
    ],
    ["a file outside", withSchema("{ $ref: ../../outside.yaml }"), "only files below that folder are read"],
    ["a reference to what is no schema", withSchema("{ $ref: '#/info/title' }"), "#/info/title is no schema"],
    [
      "a reference to another component",
      `${withSchema("{ $ref: '#/components/responses/R' }")}  responses:\n    R: { description: d }\n`,
      "openapi.yaml:6:8 at #/components/schemas/A: #/components/responses/R is no schema.",
    ],
    [
      "an operationId twice",
      `${HEAD}paths:\n  /a:\n    get: { operationId: x, responses: {} }\n    put: { operationId: x, responses: {} }\n`,
      'openapi.yaml:6:12 at #/paths/~1a/put/operationId: the operationId "x" stands at #/paths/~1a/get too. Rename one.',
    ],
    [
      "an operationId of a callback twice",
      `${HEAD}paths:\n  /a:\n    get:\n      operationId: x\n      responses: {}\n      callbacks:\n        c: { '{$url}': { post: { operationId: x, responses: {} } } }\n`,
      "openapi.yaml:9:34 at #/paths/~1a/get/callbacks/c/{$url}/post/operationId",
    ],
    [
      "aliases that multiply",
      `${HEAD}paths: {}\nx-a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n${Array.from({ length: 9 }, (_, index) => `x-a${index + 1}: &a${index + 1} [${Array.from({ length: 10 }, () => `*a${index}`).join(", ")}]\n`).join("")}`,
      "aliases make more than 3000000 values",
    ],
    [
      "nesting without end",
      `${HEAD}paths: {}\nx-deep: ${"[".repeat(1000)}${"]".repeat(1000)}\n`,
      "openapi.yaml:4:",
    ],
    ["an alias that holds itself", `${HEAD}paths: {}\nx-deep: &a [*a]\n`, "nested more than 400 levels"],
  ])("%s", async (name, text, message) => {
    const said = await refusal(await written(name, { "openapi.yaml": text }));
    expect(said).toContain(message);
    expect(said.split("\n")).toHaveLength(1);
  });

  it("a symbolic link that leaves the folder", async () => {
    await writeFile(join(root, "outside.yaml"), "type: string\n");
    const file = await written("link", { "openapi.yaml": withSchema("{ $ref: inside.yaml }") });
    await symlink(join(root, "outside.yaml"), join(dirname(file), "inside.yaml"));
    expect(await refusal(file)).toContain("only files below that folder are read");
  });

  it("a document that is not there", async () => {
    expect(await refusal(join(root, "nowhere.yaml"))).toContain("nowhere.yaml: ");
  });

  it("broken YAML of another file, once however many refer to it", async () => {
    const file = await written("broken part", {
      "openapi.yaml": `${HEAD}paths: {}\ncomponents:\n  schemas:\n    A: { $ref: b.yaml }\n    B: { $ref: b.yaml }\n`,
      "b.yaml": "type: [\n",
    });
    const said = await refusal(file);
    expect(said).toContain("/broken part/b.yaml:");
    expect(said.split("\n")).toHaveLength(1);
  });
});
