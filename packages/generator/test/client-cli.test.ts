/**
 * What `facility-client` says and writes. The proof starts it each time; `npm test` once, for wrong use, which loads nothing of
 * what generates, and has it work in this process for all else.
 */
import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isProof } from "@facility-contracts/command/proof-mode";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { facilityClient } from "../src/facility-client.ts";

const CLI = join(import.meta.dirname, "../bin/facility-client.js");

const DOCUMENT = {
  openapi: "3.0.3",
  info: { title: "Pets", version: "1.0.0" },
  servers: [{ url: "https://pets.test" }],
  paths: {
    "/pets/{petId}": {
      get: {
        parameters: [{ name: "petId", in: "path", required: true, schema: { type: "string" } }],
        responses: { 204: { description: "There is one." } },
      },
      trace: { operationId: "tracePet", responses: { 204: { description: "Traced." } } },
      put: {
        operationId: "putPet",
        deprecated: true,
        parameters: [
          { name: "petId", in: "path", required: true, schema: { type: "string" } },
          { name: "old", in: "query", deprecated: true, schema: { type: "string" } },
        ],
        requestBody: {
          required: true,
          content: { "multipart/form-data": {}, "application/json": {}, "text/json": {}, "text/csv": {} },
        },
        responses: { 204: { description: "Put." } },
      },
    },
  },
};

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "facility-client-"));
  await writeFile(join(folder, "pets.json"), JSON.stringify(DOCUMENT, null, 2));
});
afterEach(() => rm(folder, { recursive: true }));

/** How the command ended, and what it printed. */
interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Starts the command in the folder. */
function started(...args: readonly string[]): Promise<Ended> {
  return new Promise((done) => {
    execFile(process.execPath, [CLI, ...args], { cwd: folder }, (error, out, err) =>
      done({ code: typeof error?.code === "number" ? error.code : 0, out, err }),
    );
  });
}

/** In place of the end of the process, which a command asks for that another process started. */
const EXIT = new Error("the process ends");

/** Runs the command in the folder, in this process. */
async function performed(...args: readonly string[]): Promise<Ended> {
  const before = { argv: process.argv, folder: process.cwd() };
  const out = vi.spyOn(console, "log").mockImplementation(() => {});
  const err = vi.spyOn(console, "error").mockImplementation(() => {});
  vi.spyOn(process, "exit").mockImplementation(() => {
    throw EXIT;
  });
  process.argv = [...before.argv.slice(0, 2), ...args];
  process.chdir(folder);
  try {
    await facilityClient().catch((error: unknown) => expect(error).toBe(EXIT));
    const printedBy = ({ mock }: typeof out) => mock.calls.map((line) => `${line.join(" ")}\n`).join("");
    return { code: Number(process.exitCode ?? 0), out: printedBy(out), err: printedBy(err) };
  } finally {
    process.chdir(before.folder);
    process.argv = before.argv;
    process.exitCode = undefined;
    vi.restoreAllMocks();
  }
}

const run = isProof ? started : performed;

test("what the client cannot do ends in a line with its place, and nothing is written", async () => {
  const { code, err, out } = await run("pets.json", "--out", "made");
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toBe(
    "facility-client: pets.json:31:7 at #/paths/~1pets~1{petId}/trace: the client cannot take tracePet, as no `fetch` sends TRACE. Take it out.\n",
  );
  expect(await readdir(folder)).toEqual(["pets.json"]);
});

test("with --skip it is left out and told, and an operation without a name is told its name", async () => {
  const { code, err, out } = await run("pets.json", "--out", "made", "--skip");
  expect(code).toBe(0);
  expect(err).toMatch(/^Left out: pets\.json:31:7 at .*TRACE\. Take it out\.\n$/);
  expect(out).toContain("GET /pets/{petId} has no operationId; it is called getPetsByPetId.");
  expect(out).toContain(
    "The body of putPet is sent as application/json, never as multipart/form-data, text/json or text/csv.\n",
  );
  expect(out).toMatch(/Wrote made\/pets\.ts and made\/pets\.types\.ts in \d+ ms\./);
  expect((await readdir(join(folder, "made"))).toSorted()).toEqual(["pets.ts", "pets.types.ts"]);
  const facade = await readFile(join(folder, "made/pets.ts"), "utf8");
  expect(facade).toContain('from "@facility-contracts/client/facade";');
  expect(facade).toContain("pets.getPetsByPetId({ petId })");
  expect(facade).toContain("pets.putPet({ petId, body })");
  expect(facade).toMatch(/\/\*\* @deprecated \*\/\n {2}readonly old\?: /);
  expect(facade).toContain("`PUT /pets/{petId}`\n   *\n   * @deprecated\n");
  expect(facade).not.toContain("tracePet");
});

test("a default of a server that is none of its values is told with its place, and so is one that is no text", async () => {
  const variables = { region: { default: "us", enum: ["eu", "ap"] }, port: { default: 8443 } };
  const servers = [{ url: "https://{region}.pets.test:{port}", variables }];
  await writeFile(join(folder, "pets.json"), JSON.stringify({ ...DOCUMENT, servers }, null, 2));
  const { code, out } = await run("pets.json", "--out", "made", "--skip");
  expect(code).toBe(0);
  expect(out).toContain(
    `pets.json:12:11 at #/servers/0/variables/region/default: the default of the server variable region is "us", but its values are eu, ap. Where a caller chooses none of them, it is used.\n`,
  );
  expect(out).toContain(
    "pets.json:19:11 at #/servers/0/variables/port/default: the default of the server variable port is 8443, which is no text, so that a caller has to give one. Put it in quotes.\n",
  );
});

test("an example that is elsewhere is nobody's business: its address is not asked, and no file has to be there", async () => {
  const asked: string[] = [];
  const server = createServer(({ url = "" }, response) => {
    asked.push(url);
    response.end("{}");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  await writeFile(join(folder, "broken.json"), "{");
  const examples = {
    far: { externalValue: `http://127.0.0.1:${port}/far.json` },
    broken: { externalValue: "./broken.json" },
    missing: { externalValue: "missing.json" },
  };
  const schemas = { Link: { type: "object", properties: { externalValue: { type: "string" } } } };
  const document = { ...DOCUMENT, components: { examples, schemas } };
  await writeFile(join(folder, "pets.json"), JSON.stringify(document, null, 2));
  const { code, err } = await run("pets.json", "--out", "made", "--skip");
  server.close();
  expect({ code, err, asked }).toEqual({
    code: 0,
    err: expect.stringMatching(/^Left out: .*\n$/),
    asked: [],
  });
  expect(await readFile(join(folder, "made/pets.types.ts"), "utf8")).toContain("externalValue?: string;");
});

test("schemas that refer to each other too often to be followed are told in one line, and nothing is written", async () => {
  const count = 2000;
  const schemas = Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const next = { $ref: `#/components/schemas/S${(index + 1) % count}` };
      return [`S${index}`, { type: "object", properties: { next } }];
    }),
  );
  await writeFile(join(folder, "pets.json"), JSON.stringify({ ...DOCUMENT, components: { schemas } }));
  const { code, err, out } = await run("pets.json", "--out", "made", "--skip");
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toBe(
    "facility-client: pets.json: references lead from one to the next too often to be followed.\n",
  );
  expect(await readdir(folder)).toEqual(["pets.json"]);
});

test("what an earlier run wrote and this one does not is removed and told; files of others stay", async () => {
  const made = join(folder, "made");
  await run("pets.json", "--out", "made", "--skip", "--validate");
  const kept = ["pets.uploads.ts", "pets.ts.orig", "petshop.validate.ts"];
  for (const file of kept) await writeFile(join(made, file), "// Mine.");
  const { code, out } = await run("pets.json", "--out", "made", "--skip");
  expect(code).toBe(0);
  expect(out).toContain(
    "Removed made/pets.validate.ts, made/pets.validators.d.ts and made/pets.validators.js, of an earlier run.\n",
  );
  expect((await readdir(made)).toSorted()).toEqual([...kept, "pets.ts", "pets.types.ts"].toSorted());
});

test("a file of somebody else is not overwritten, and nothing is written", async () => {
  await writeFile(join(folder, "pets.types.ts"), "// Mine.");
  const { code, err } = await run("pets.json", "--out", ".", "--skip");
  expect(code).toBe(1);
  expect(err).toMatch(
    /pets\.types\.ts is not of this command, which does not overwrite it\. Move it, or .*\n$/,
  );
  expect(await readFile(join(folder, "pets.types.ts"), "utf8")).toBe("// Mine.");
  expect((await readdir(folder)).toSorted()).toEqual(["pets.json", "pets.types.ts"]);
});

test("a folder that cannot be made ends it, also where Node would make folders for ever", async () => {
  const { code, err } = await run("pets.json", "--skip", "--out", "/proc/made/by/nobody");
  expect(code).toBe(1);
  expect(err).toContain("cannot write to /proc/made/by/nobody: ");
});

describe("wrong use", () => {
  test("a command that is started alone ends with its exit code", async () => {
    const { code, err } = await started("pets.json");
    expect(code).toBe(2);
    expect(err).toMatch(/^facility-client: --out is needed: .*\n$/);
  });

  test.each([
    [["pets.json"], "--out is needed"],
    [["--out", "made"], "one document is needed, not 0"],
    [["pets.json", "other.json", "--out", "made"], "one document is needed, not 2"],
    [
      ["pets.json", "--out", "made", "--name", "my pets"],
      "an API cannot be called my pets: a name has letters, digits and hyphens. Choose another with --name",
    ],
    [["pets.json", "--out", "made", "--name", "index"], "a generated file has this name. Choose another"],
  ])("%j", async (args, says) => {
    const { code, err } = await run(...args);
    expect(code).toBe(2);
    expect(err).toContain(says);
  });
});
