import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isProof } from "@facility-contracts/command/proof-mode";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { mockOf } from "../src/documents/documents.ts";
import { documentsAt } from "../src/documents/found.ts";
import { type Prefixes, prefixesOf } from "../src/documents/prefixes.ts";
import { createLog } from "../src/log.ts";
import { documentOf, folderOf } from "./folder-of.ts";
import { runMock, startMock } from "./mock-process.ts";
import { listeningMock } from "./mock-server.ts";

/** Mocks documents, and returns what gets a path. */
async function mocked(paths: readonly string[], prefixes: Prefixes = new Map()) {
  const { server, origin } = await listeningMock(
    {},
    await mockOf(await documentsAt(paths), prefixes, undefined),
  );
  onTestFinished(() => {
    server.close();
  });
  return async (path: string) => {
    const response = await fetch(origin + path);
    return [response.status, await response.json()];
  };
}

const from = (title: string) => [200, { from: title }];

test("what is wrong with a document is logged when the operation is first called", async () => {
  const schema = { type: "object", required: ["id"] };
  const content = { "application/json": { schema, example: { no: "id" } } };
  const elsewhere = { there: { externalValue: "https://example.com/none.json" } };
  const folder = await folderOf({
    "notes.json": {
      openapi: "3.1.0",
      info: { title: "Notes", version: "1" },
      paths: {
        "/notes": {
          get: {
            parameters: [{ name: "of", in: "query", schema: { type: "any" } }],
            responses: {
              200: { description: "Notes", content },
              404: { description: "None", content: { "application/json": { schema, examples: elsewhere } } },
            },
          },
        },
      },
    },
  });
  const told: string[] = [];
  const log = { ...createLog("silent", false), write: (_: string, text: string) => void told.push(text) };
  const document = await documentsAt([join(folder, "notes.json")]);
  const { server, origin } = await listeningMock({ log }, await mockOf(document, new Map(), undefined));
  onTestFinished(() => {
    server.close();
  });
  const statuses = [await fetch(`${origin}/notes`), await fetch(`${origin}/notes`)].map(
    ({ status }) => status,
  );
  expect([statuses, told]).toEqual([
    [200, 200],
    [
      expect.stringMatching(/^The example default of GET \/notes 200 is wrong: .*'id'/),
      "The example there of GET /notes 404 is not read, as it stands at https://example.com/none.json: an answer is made up instead",
      `GET /notes: Nobody checks the query of the request, and anything is taken for valid: the schema of 'of' cannot be used: {"type":"any"}`,
    ],
  ]);
});

describe("what an argument stands for", () => {
  test.each([
    ["a file, by its name", { "a.json": documentOf("A", "/a") }, "a.json", ["a"]],
    [
      "a file with a common name, by its folder",
      { "x/openapi.json": documentOf("A", "/a") },
      "x/openapi.json",
      ["x"],
    ],
    [
      "a folder with a main file: that one alone",
      { "x/openapi.json": documentOf("A", "/a"), "x/b.json": documentOf("B", "/b") },
      "x",
      ["x"],
    ],
    [
      "a folder without one: its documents, and the main files of its folders",
      {
        "b.yaml": "info: {}\nopenapi: 3.0.3\n",
        "a.json": documentOf("A", "/a"),
        "package.json": { name: "openapi" },
        "notes.txt": "openapi: 3.0.3",
        "c/openapi.yml": "openapi: 3.0.3",
        "c/d/openapi.yml": "openapi: 3.0.3",
      },
      ".",
      ["a", "b", "c"],
    ],
  ])("%s", async (_, files, argument, names) => {
    const folder = await folderOf(files);
    expect((await documentsAt([join(folder, argument)])).map(({ name }) => name)).toEqual(names);
  });

  test("a file that is named twice is one, and two with one name have two", async () => {
    const folder = await folderOf({ "x/a.json": documentOf("A", "/a"), "y/a.json": documentOf("B", "/b") });
    const [one, two] = [join(folder, "x/a.json"), join(folder, "y/a.json")];
    expect((await documentsAt([one, two, one])).map(({ name }) => name)).toEqual(["a", "a-2"]);
  });

  test.each([
    ["nothing.yaml", "There is no file or folder"],
    ["empty", "There is no OpenAPI document in the folder"],
  ])("%s is refused", async (argument, message) => {
    const folder = await folderOf({ "empty/notes.txt": "" });
    const path = join(folder, argument);
    await expect(documentsAt([path])).rejects.toThrow(`${message} '${path}'`);
  });
});

describe("several documents", () => {
  test("are served on one port, each with its document", async () => {
    const folder = await folderOf({ "a.json": documentOf("A", "/a"), "b.json": documentOf("B", "/b") });
    const get = await mocked([folder]);
    expect(await get("/a")).toEqual(from("A"));
    expect(await get("/b")).toEqual(from("B"));
    expect(await get("/openapi/b.json")).toMatchObject([200, documentOf("B", "/b")]);
  });

  test("with one path, whatever its parameters are called, need a prefix, and the error says which", async () => {
    const folder = await folderOf({
      "a.json": documentOf("A", "/items/{id}", "/a"),
      "b.json": documentOf("B", "/items/{key}"),
    });
    const files = await documentsAt([folder]);
    await expect(mockOf(files, new Map(), undefined)).rejects.toMatchObject({
      exitCode: 1,
      message: "a and b both have the path /items/{key}. Serve one of them below another path: --prefix b=/b",
    });
    const get = await mocked([folder], prefixesOf(["b=/v2/b"]));
    expect(await get("/items/1")).toEqual(from("A"));
    expect(await get("/v2/b/items/1")).toEqual(from("B"));
    expect(await get("/v2/b/a")).toMatchObject([404, {}]);
  });

  test("without the one that a prefix names are refused", async () => {
    const folder = await folderOf({ "a.json": documentOf("A", "/a") });
    await expect(mockOf(await documentsAt([folder]), prefixesOf(["b=/b"]), undefined)).rejects.toMatchObject({
      exitCode: 2,
      message: "--prefix b=...: there is no document 'b'. There are: a",
    });
  });

  test.each(["b", "b=b", "b=/", "=/b", "b=/{id}", "b=/../v1", "b=/v1/."])(
    "the prefix %s is refused",
    (prefix) => {
      expect(() => prefixesOf([prefix])).toThrow("--prefix must be the name of a document and a path");
    },
  );

  test("two prefixes for one are refused", () => {
    expect(() => prefixesOf(["a=/v1", "b=/v1", "a=/v2"])).toThrow("--prefix a=... is given twice");
  });
});

test("references to other files are read from where the document is", async () => {
  const folder = await folderOf({
    "x/openapi.yaml": "openapi: 3.0.3\ninfo: {title: A, version: '1'}\npaths:\n  /a: {$ref: paths/a.yaml}\n",
    "x/paths/a.yaml":
      "get:\n  responses:\n    '200':\n      description: Done\n      content: {application/json: {schema: {$ref: ../text.json}}}\n",
    "x/text.json": { type: "object", properties: { from: { type: "string", example: "a schema" } } },
  });
  const get = await mocked([join(folder, "x")]);
  expect(await get("/a")).toEqual(from("a schema"));
});

test("a document that is small, but not with its files, is read with all of them", async () => {
  const description = "long ".repeat(20_000);
  const item = (title: string) => ({ ...Object(documentOf(title, "/x")).paths["/x"], description });
  const files = { "x/paths/a.json": item("A"), "x/paths/b.json": item("B") };
  const root = Object(documentOf("root"));
  const paths = { "/a": { $ref: "paths/a.json" }, "/b": { $ref: "paths/b.json" } };
  const folder = await folderOf({ ...files, "x/openapi.json": { ...root, paths } });
  const get = await mocked([join(folder, "x")]);
  expect(await get("/a")).toEqual(from("A"));
  expect(await get("/b")).toEqual(from("B"));
});

test("an operation that Prism cannot read takes nothing from the others, and the page says so", async () => {
  const unreadable = { "/b": { get: null, put: { responses: { 204: { description: "Done" } } } } };
  const document = Object(documentOf("A", "/a"));
  const folder = await folderOf({ "a.json": { ...document, paths: { ...document.paths, ...unreadable } } });
  const mock = await mockOf(await documentsAt([join(folder, "a.json")]), new Map(), undefined);
  const { server, origin } = await listeningMock({}, mock);
  onTestFinished(() => {
    server.close();
  });
  expect((await fetch(`${origin}/b`, { method: "PUT" })).status).toBe(500);
  expect((await fetch(`${origin}/a`)).status).toBe(200);
  const page = await fetch(origin);
  expect(page.status).toBe(200);
  expect(await page.text()).toMatch(/PUT \/b<\/code><\/h3>\n<p>Prism cannot use PUT \/b of .*a\.json: /);
});

describe("the command", () => {
  test("mocks the documents that it is given, has no portal then, and follows them with --watch", async () => {
    const folder = await folderOf({ "a.json": documentOf("A", "/a") });
    const mock = await startMock({ XDG_CACHE_HOME: folder }, [folder, "--portal", folder, "--watch"]);
    const answer = async () => (await fetch(`${mock.origin}/a`)).json();
    expect(await answer()).toEqual({ from: "A" });
    expect((await fetch(`${mock.origin}/a.json`)).status).toBe(404);
    expect((await fetch(`${mock.origin}/api/v1/tickets/1`)).status).toBe(404);
    await writeFile(join(folder, "a.json"), JSON.stringify(documentOf("B", "/a")));
    await vi.waitFor(async () => expect(await answer()).toEqual({ from: "B" }), { timeout: 60_000 });
    const { exitCode, stderr } = await mock.stop();
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(mock.startMessage).toContain("/a");
  });

  // What it shows of a document: start-message.test.ts and home-page.test.ts.
  if (isProof)
    test("shows a request that succeeds, with values where the document has no examples", async () => {
      const done = { description: "Done" };
      const id = {
        name: "id",
        in: "path",
        required: true,
        schema: { type: "integer", minimum: 7, maximum: 7 },
      };
      const paths = {
        "/a": { post: { responses: { 405: done } } },
        "/a/{id}": { get: { parameters: [id], responses: { 204: done } } },
      };
      const document = { openapi: "3.0.3", info: { title: "A", version: "1" }, paths };
      const folder = await folderOf({ "a.json": document });
      const mock = await startMock({ XDG_CACHE_HOME: folder }, [folder, "--prefix", "a=/v1"]);
      expect(mock.startMessage).toContain(`curl -X GET '${mock.origin}/v1/a/7'\n`);
      const page = await (await fetch(mock.origin)).text();
      expect(page).toContain(`curl -X GET '${mock.origin}/v1/a/7'`);
      await mock.stop();
    });

  // It takes a second to fill it.
  if (isProof)
    test("tells of a document that needs more memory than there is, and ends with exit code 1", async () => {
      const get = { get: { responses: { 200: { description: "Done" } } } };
      const paths = Object.fromEntries(Array.from({ length: 30_000 }, (_, index) => [`/${index}`, get]));
      const folder = await folderOf({
        "a.json": { openapi: "3.0.3", info: { title: "A", version: "1" }, paths },
      });
      const file = join(folder, "a.json");
      const { exitCode, stderr } = await runMock([file], {
        NODE_OPTIONS: "--max-old-space-size=48",
        XDG_CACHE_HOME: folder,
      });
      expect({ exitCode, stderr }).toEqual({
        exitCode: 1,
        stderr: `mock: Cannot read ${file}: it needs more memory than Node may use. NODE_OPTIONS=--max-old-space-size=8192 allows it 8 GB\n`,
      });
    });

  test("tells where a document is broken, and ends with exit code 1", async () => {
    const folder = await folderOf({
      "a.yaml": "openapi: 3.0.3\ninfo: {title: A, version: '1'}\npaths:\n  /a: {$ref: b.yaml}\n",
    });
    const file = join(folder, "a.yaml");
    await expect(mocked([file])).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining(`${file}:4:7 at #/paths/~1a`),
    });
  });
});
