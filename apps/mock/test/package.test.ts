/**
 * What is in the package. The proof packs and installs it, and runs it in a folder that has nothing else, outside of the
 * repository: on the Node of the tests, by npx, and on every Node that it is for.
 */
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { npmCommand } from "@facility-contracts/command/npm";
import { npm, pack, type Tarball } from "@facility-contracts/command/npm-pack";
import { isProof } from "@facility-contracts/command/proof-mode";
import { nodeOf } from "@facility-contracts/tools/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type MockProcess, type Program, startMock } from "./mock-process.ts";

const WORKSPACE = join(import.meta.dirname, "..");
const MAX_UNPACKED_BYTES = 20_000_000;

const others = isProof ? (await Promise.all(["node-22", "node-26"].map(nodeOf))).flat() : [];

let parent: string;
let folder: string;
let tarball: Pick<Tarball, "files">;
/** Where its files are. */
let installed = WORKSPACE;
let packedAt: string;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), "packed-mock-"));
  if (!isProof) {
    // What the build wrote; what npm packs beside it is the proof's.
    const files = await readdir(join(WORKSPACE, "dist"), { recursive: true, withFileTypes: true });
    const built = files.filter((file) => file.isFile());
    tarball = { files: built.map(({ name, parentPath }) => relative(WORKSPACE, join(parentPath, name))) };
    return;
  }
  const written = await pack(WORKSPACE, parent);
  tarball = written;
  packedAt = written.path;
  folder = join(parent, "empty");
  const project = join(parent, "project");
  await Promise.all([folder, project].map((path) => mkdir(path)));
  // With a cache that is empty, nothing else can be installed.
  await npm(project, "install", "--cache", join(parent, "cache"), packedAt);
  installed = join(project, "node_modules/@facility-contracts/mock");
});

afterAll(() => rm(parent, { recursive: true, force: true }));

describe("what is in it", () => {
  if (isProof)
    test("the built files, and no package beside it", async () => {
      const others = tarball.files.filter((file) => !file.startsWith("dist/"));
      expect(others.sort()).toEqual(["LICENSE", "README.md", "package.json"]);
      const packages = await readdir(join(parent, "project/node_modules"));
      expect(packages.filter((name) => !name.startsWith("."))).toEqual(["@facility-contracts"]);
      expect(await readdir(join(parent, "project/node_modules/@facility-contracts"))).toEqual(["mock"]);
    });

  test("no script that npm would run where it is installed", async () => {
    const { scripts } = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
    expect(Object.keys(scripts).filter((name) => /install|prepare|^dependencies$/.test(name))).toEqual([]);
  });

  test("less than 20 MB", async () => {
    const sizes = await Promise.all(
      tarball.files.map(async (file) => (await stat(join(installed, file))).size),
    );
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(MAX_UNPACKED_BYTES);
  });

  test("the licence of every package whose code is in it", async () => {
    const files = tarball.files.filter((file) => file.endsWith(".js"));
    const code = await Promise.all(files.map((file) => readFile(join(installed, file), "utf8")));
    // The bundler writes above a module where it is from, if it has not moved it to where it is used, and adds code of its own.
    const modules = code.flatMap((text) => [...text.matchAll(/^\s*\/\/(?:#region)? (\S+)$/gm)]);
    const bundled = modules.flatMap(
      ([, path = ""]) => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? [],
    );
    const licences = await readFile(join(installed, "dist/licences.txt"), "utf8");
    const [list = "", ...texts] = licences.split("\n\n");
    const listed = [...list.matchAll(/^(\S+) \d+\.\d+\.\d+: [\w.-]+$/gm)].map(([, name = ""]) => name);
    expect(bundled).toContain("@stoplight/prism-http");
    const known = new Set([...bundled, "rolldown", "send"]);
    expect(known.difference(new Set(listed))).toEqual(new Set());
    const titles = list.split("\n").slice(1);
    for (const title of titles) expect(texts.join("\n\n")).toContain(title.slice(0, title.indexOf(":")));
  });
});

// Npm installs it once more.
if (isProof)
  test("`npx` runs it", async () => {
    const { program, args } = npmCommand(["exec", "--offline", "--yes", "--cache", join(parent, "npx")]);
    const command = [...args, "--package", packedAt, "--", "facility-mock"];
    await expectAnswers({ file: program, args: command, folder, ownGroup: true });
  });

test.each(others)("Node $version runs it", async ({ path }) => {
  await expectAnswers({ file: path, args: [join(installed, "dist/cli.js")], folder });
});

// Of the built files documents.test.ts shows it.
if (isProof)
  test("a document of others is mocked, beside which nothing stands", async () => {
    const petstore = fileURLToPath(import.meta.resolve("@readme/oas-examples/3.1/json/petstore.json"));
    await copyFile(petstore, join(folder, "petstore.json"));
    const cache = join(parent, "documents");
    const program = {
      file: process.execPath,
      args: [join(installed, "dist/cli.js"), "petstore.json"],
      folder,
    };
    const mock = await startMock({ XDG_CACHE_HOME: cache }, [], program);
    const order = await fetch(`${mock.origin}/store/order/1`, { headers: { accept: "application/json" } });
    expect([order.status, await order.json()]).toEqual([200, expect.any(Object)]);
    const wrong = await ask(mock, "POST", "/store/order", { quantity: "many" });
    expect([wrong.status, wrong.headers.get("sl-violations")]).toEqual([
      400,
      expect.stringContaining("quantity"),
    ]);
    await mock.stop();
  });

// Nor does it in documents.test.ts.
if (isProof)
  test("Node does not warn of what is in it, outside of `node_modules` either", async () => {
    const mock = await startMock();
    expect((await ask(mock, "GET", "/interventions/v2/rs/1?__dynamic=true")).status).toBe(200);
    expect((await mock.stop()).stderr).toBe("");
  });

async function expectAnswers(program: Program): Promise<void> {
  const mock = await startMock({}, [], program);
  try {
    const valid = await ask(mock, "GET", "/interventions/v2/rs/1");
    expect([valid.status, await valid.json()]).toEqual([200, expect.any(Object)]);
    const wrong = await ask(mock, "PUT", "/anomalies/v2/rs/1", { risk: 9 });
    expect([wrong.status, wrong.headers.get("sl-violations")]).toEqual([
      400,
      expect.stringContaining("Request body property risk must be"),
    ]);
    const madeUp = await ask(mock, "GET", "/interventions/v2/rs/1?__dynamic=true");
    expect(madeUp.status).toBe(200);
  } finally {
    await mock.stop();
  }
  await expect(fetch(mock.origin)).rejects.toThrow("fetch failed");
}

function ask({ origin }: MockProcess, method: string, path: string, body?: object): Promise<Response> {
  const headers = { authorization: "Bearer token", "x-session-token": "token" };
  if (body === undefined) return fetch(origin + path, { method, headers });
  const json = { ...headers, "content-type": "application/json" };
  return fetch(origin + path, { method, headers: json, body: JSON.stringify(body) });
}
