/**
 * Contracts from files: what opens, what is refused, and where things were written.
 */
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answersOf } from "../../src/answer.ts";
import { ContractError } from "../../src/contract.ts";
import { openContract } from "../../src/open.ts";
import { operationsOf } from "../../src/operation.ts";
import { placeAt, writtenAt } from "../../src/place.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "model-opening-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

type Files = Readonly<Record<string, string>>;
let written = 0;

/** Writes the files of a case into a folder of its own, and gives the path of its document. */
async function write(files: Files): Promise<string> {
  const root = join(folder, String(written++), "api");
  await mkdir(root, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
  return join(root, Object.keys(files)[0] ?? "");
}

const head = 'openapi: 3.1.1\ninfo: { title: T, version: "1" }\n';
const schema = (text: string) => `${head}paths: {}\ncomponents:\n  schemas:\n    S: ${text}\n`;
/** Nine lists, each of nine times the one before: 387 million values. */
const bomb = Array.from({ length: 9 }, (_, level) => {
  const items =
    level === 0
      ? "[x]"
      : `[${Array(9)
          .fill(`*l${level - 1}`)
          .join(", ")}]`;
  return `  l${level}: &l${level} ${items}\n`;
}).join("");

/** Six towers of 80 lists, each on the one before. */
const tower = Array.from({ length: 6 }, (_, level) => {
  const top = level === 0 ? "x" : `*t${level - 1}`;
  return `  t${level}: &t${level} ${"[".repeat(80)}${top}${"]".repeat(80)}\n`;
}).join("");

interface RefusedCase {
  readonly name: string;
  readonly files: Files;
  readonly says: RegExp;
}

const REFUSED: readonly RefusedCase[] = [
  {
    name: "Swagger 2.0",
    files: { "a.yaml": 'swagger: "2.0"\ninfo: { title: T, version: "1" }\npaths: {}\n' },
    says: /2\.0/,
  },
  {
    name: "3.2",
    files: { "a.yaml": 'openapi: 3.2.0\ninfo: { title: T, version: "1" }\npaths: {}\n' },
    says: /3\.2/,
  },
  { name: "a list", files: { "a.yaml": "- a\n" }, says: /a\.yaml/ },
  { name: "an empty file", files: { "a.yaml": "" }, says: /a\.yaml/ },
  { name: "broken YAML", files: { "a.yaml": `${head}paths: {\n` }, says: /a\.yaml:\d+:\d+/ },
  { name: "broken JSON", files: { "a.json": '{"openapi": "3.1.0",,}' }, says: /a\.json:1:\d+/ },
  {
    name: "a name twice in an object",
    files: { "a.yaml": `${head}paths: {}\npaths: {}\n` },
    says: /a\.yaml:4:\d+/,
  },
  {
    name: "a reference to nothing",
    files: { "a.yaml": schema("{ $ref: '#/components/schemas/Nothing' }") },
    says: /a\.yaml:6:\d+.*Nothing/,
  },
  {
    name: "a reference to a file that is not there",
    files: { "a.yaml": schema("{ $ref: ./b.yaml }") },
    says: /a\.yaml:6:\d+.*b\.yaml/,
  },
  {
    name: "a reference to nothing in another file",
    files: { "a.yaml": schema("{ $ref: './b.yaml#/X' }"), "b.yaml": "Y: {}\n" },
    says: /a\.yaml:6:\d+/,
  },
  {
    name: "a file above the folder",
    files: { "a.yaml": schema("{ $ref: ../outside.yaml }"), "../outside.yaml": "type: string\n" },
    says: /a\.yaml:6:\d+.*outside\.yaml/,
  },
  {
    name: "a path from the root of the machine",
    files: { "a.yaml": schema("{ $ref: /etc/hostname }") },
    says: /a\.yaml:6:\d+/,
  },
  {
    name: "an address",
    files: { "a.yaml": schema("{ $ref: 'http://127.0.0.1:9/x.yaml' }") },
    says: /a\.yaml:6:\d+.*127\.0\.0\.1/,
  },
  {
    name: "a file: address",
    files: { "a.yaml": schema("{ $ref: 'file:///etc/hostname' }") },
    says: /a\.yaml:6:\d+/,
  },
  {
    name: "a reference of a schema to what is none",
    files: { "a.yaml": schema("{ $ref: '#/info/title' }") },
    says: /a\.yaml:6:\d+/,
  },
  {
    name: "an operationId that stands twice",
    files: {
      "a.yaml": `${head}paths:\n  /a:\n    get: { operationId: one, responses: {} }\n    put: { operationId: one, responses: {} }\n`,
    },
    says: /a\.yaml:6:\d+.*one/,
  },
  {
    name: "an operationId that stands twice in two files",
    files: {
      "a.yaml": `${head}paths:\n  /a: { $ref: p.yaml }\n  /b:\n    get: { operationId: one, responses: {} }\n`,
      "p.yaml": "get: { operationId: one, responses: {} }\n",
    },
    says: /(a|p)\.yaml:\d+:\d+.*one/,
  },
  {
    name: "aliases without bounds",
    files: { "a.yaml": `${head}paths: {}\nx-bomb:\n${bomb}` },
    says: /a\.yaml/,
  },
  {
    name: "aliases that nest, of which each alone is no deeper than may be",
    files: { "a.yaml": `${head}paths: {}\nx-deep:\n${tower}` },
    says: /a\.yaml:4:1 at #\/x-deep: nested more than 400 levels/,
  },
  {
    name: "aliases without bounds in another file",
    files: { "a.yaml": schema("{ $ref: b.yaml }"), "b.yaml": `type: string\nx-bomb:\n${bomb}` },
    says: /b\.yaml/,
  },
  {
    name: "an alias of what it stands in",
    files: { "a.yaml": `${head}paths: {}\nx-loop: &a\n  b: *a\n` },
    says: /a\.yaml/,
  },
];

describe("a contract is refused for", () => {
  it.each(REFUSED)("$name", async ({ files, says }) => {
    const error: unknown = await openContract(await write(files)).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(ContractError);
    expect(String(error)).toMatch(says);
  });

  it("a file that is not there", async () => {
    await expect(openContract(join(folder, "nowhere.yaml"))).rejects.toThrow(ContractError);
  });

  it("a symbolic link that leaves the folder", async () => {
    const file = await write({
      "a.yaml": schema("{ $ref: link.yaml }"),
      "../outside.yaml": "type: string\n",
    });
    await symlink("../outside.yaml", join(dirname(file), "link.yaml"));
    await expect(openContract(file)).rejects.toThrow(ContractError);
  });

  it("a symbolic link to a folder outside", async () => {
    const file = await write({
      "a.yaml": schema("{ $ref: link/x.yaml }"),
      "../other/x.yaml": "type: string\n",
    });
    await symlink("../other", join(dirname(file), "link"));
    await expect(openContract(file)).rejects.toThrow(ContractError);
  });
});

describe("a contract opens", () => {
  it.each(["3.0.0", "3.0.4", "3.1.0", "3.1.2"])("of version %s", async (version) => {
    const file = await write({
      "a.json": JSON.stringify({ openapi: version, info: { title: "T", version: "1" }, paths: {} }),
    });
    expect((await openContract(file)).version).toBe(version.slice(0, 3));
  });

  it("with a symbolic link that stays in the folder", async () => {
    const file = await write({
      "a.yaml": schema("{ properties: { a: { $ref: link.yaml } } }"),
      "b.yaml": "type: string\n",
    });
    await symlink("b.yaml", join(dirname(file), "link.yaml"));
    await expect(openContract(file)).resolves.toBeDefined();
  });

  it("with numbers as names of answers, and days and words that stay text", async () => {
    const file = await write({
      "a.yaml": `${head}paths:\n  /a:\n    get:\n      responses:\n        200: { description: yes }\nx-day: 2024-01-01\nx-word: on\n`,
    });
    const contract = await openContract(file);
    expect(
      operationsOf(contract)
        .flatMap(answersOf)
        .map(({ status }) => status),
    ).toEqual(["200"]);
    expect(contract.document["x-day"]).toBe("2024-01-01");
    expect(contract.document["x-word"]).toBe("on");
    expect(placeAt(contract, "#/paths/~1a/get/responses/200/description").value).toBe("yes");
  });

  it("with a reference that stands in an example, which is data", async () => {
    const file = await write({ "a.yaml": schema("{ type: object, examples: [{ $ref: nowhere.yaml }] }") });
    const contract = await openContract(file);
    expect(placeAt(contract, "#/components/schemas/S/examples/0").value).toEqual({ $ref: "nowhere.yaml" });
  });

  it("with a name that is percent-encoded in a reference to another file", async () => {
    const file = await write({
      "a.yaml": schema("{ properties: { a: { $ref: 'my%20file.yaml#/a~1b' } } }"),
      "my file.yaml": "a/b: { type: string }\n",
    });
    await expect(openContract(file)).resolves.toBeDefined();
  });
});

describe("a place was written", () => {
  const files = {
    "a.yaml": `${head}paths:\n  /a: { $ref: paths/a.yaml }\ncomponents:\n  schemas:\n    S:\n      required:\n        - first\n        - second\n      properties:\n        first:\n          type: string\n`,
    "paths/a.yaml": "get:\n  responses:\n    200:\n      description: fine\n",
  };
  const rows: readonly {
    readonly pointer: string;
    readonly file: RegExp;
    readonly line: number;
    readonly inFile: string;
  }[] = [
    { pointer: "#/info", file: /a\.yaml$/, line: 2, inFile: "#/info" },
    { pointer: "#/info/version", file: /a\.yaml$/, line: 2, inFile: "#/info/version" },
    {
      pointer: "#/components/schemas/S/properties/first/type",
      file: /api\/a\.yaml$/,
      line: 13,
      inFile: "#/components/schemas/S/properties/first/type",
    },
    {
      pointer: "#/components/schemas/S/required/1",
      file: /api\/a\.yaml$/,
      line: 10,
      inFile: "#/components/schemas/S/required/1",
    },
    {
      pointer: "#/paths/~1a/get/responses/200/description",
      file: /paths\/a\.yaml$/,
      line: 4,
      inFile: "#/get/responses/200/description",
    },
  ];
  it.each(rows)("$pointer", async ({ pointer, file, line, inFile }) => {
    const contract = await openContract(await write(files));
    const found = writtenAt(placeAt(contract, pointer));
    expect(found?.file).toMatch(file);
    expect({ line: found?.line, pointer: found?.pointer }).toEqual({ line, pointer: inFile });
  });

  it("in a column from 1", async () => {
    const contract = await openContract(await write(files));
    expect(writtenAt(placeAt(contract, "#/components/schemas/S/required/0"))?.column).toBe(11);
  });

  it("nowhere when nothing stands there", async () => {
    const contract = await openContract(await write(files));
    expect(writtenAt(placeAt(contract, "#/components/schemas/T"))).toBeUndefined();
  });
});
