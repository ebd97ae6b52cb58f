/**
 * A contract is opened from files, and what is wrong with them is said in one line with its place.
 */
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { objectOf } from "../src/json.ts";
import { openContract } from "../src/open.ts";
import { below, followed, placeAt, rootOf, writtenAt } from "../src/place.ts";
import { BAD_DOCUMENTS, HEAD, withSchema } from "./bad-documents.ts";

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

/** The message of the error that opening a document ends with, with the temporary folder taken out. */
async function refusal(file: string): Promise<string> {
  const error = await openContract(file).then(
    () => new Error("it was opened"),
    (cause: unknown) => cause,
  );
  expect(error).toHaveProperty("name", "ContractError");
  return String(error).replaceAll(root, "");
}

test.each([
  ["Latin-1", "latin1"],
  ["UTF-16", "utf16le"],
] as const)("a document in %s is refused, as nobody could read its letters", async (name, encoding) => {
  const file = await written(name, {});
  await mkdir(dirname(file), { recursive: true });
  await writeFile(
    file,
    Buffer.from(`\uFEFF${HEAD}# Caf\u00E9\npaths: {}\n`.slice(encoding === "latin1" ? 1 : 0), encoding),
  );
  expect(await refusal(file)).toBe(
    `ContractError: /${name}/openapi.yaml: it is not written in UTF-8. Save it in that encoding`,
  );
});

describe("a contract of several files", () => {
  it("leads to what has signs of pointers in its name", async () => {
    const file = await written("signs", {
      "openapi.yaml": `${HEAD}paths:\n  /a:\n    get:\n      responses:\n        '200':\n          description: d\n          content:\n            application/json:\n              schema:\n                $ref: all.yaml#/text~1plain%20~0\n`,
      "all.yaml": "text/plain ~:\n  type: string\n  maxLength: 5\n",
    });
    const contract = await openContract(file);
    const [schema] = Object.keys(objectOf(objectOf(contract.document.components).schemas));
    expect(schema).toBe("text/plain ~");
    const content = "#/paths/~1a/get/responses/200/content/application~1json/schema";
    expect(followed(placeAt(contract, content)).value).toEqual({ type: "string", maxLength: 5 });
  });

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

describe("a reference to a name that a schema of the same file has", () => {
  const address = (members: string) => `{ ${members}, $defs: { text: { $anchor: text, minLength: 3 } } }`;
  it.each([
    ["an address", "https://a.example/address", "$id: https://a.example/address"],
    ["a relative address", "address", "$id: address"],
    ["a relative address as a path", "./address", "$id: /address"],
    ["an anchor", "#address", "$anchor: address"],
    ["a dynamic anchor", "#address", "$dynamicAnchor: address"],
  ])("leads there: %s", async (name, reference, member) => {
    const inside = "properties: { street: { $ref: '#text' } }";
    const file = await written(`named by ${name}`, {
      "openapi.yaml": `${withSchema(`{ $ref: "${reference}" }`)}    B: ${address(`${member}, ${inside}`)}\n`,
      "b.yaml": `A: { $ref: "${reference}" }\nB: ${address(`${member}, ${inside}`)}\n`,
      "several.yaml": withSchema("{ $ref: 'b.yaml#/A' }"),
    });
    for (const opened of [file, join(dirname(file), "several.yaml")]) {
      const contract = await openContract(opened);
      const street = below(placeAt(contract, "#/components/schemas/A"), "properties", "street");
      expect(street.value).toEqual({ $anchor: "text", minLength: 3 });
      expect(JSON.stringify(contract.document)).toMatch(/"\$ref":"#\/components\/schemas\//);
    }
  });

  it("leads below it, where a pointer counts from it", async () => {
    const inside =
      "{ a: { $ref: '#/$defs/a%25b' }, b: { $ref: '#/components/schemas/A' }, c: { $ref: '#' } }";
    const file = await written("below a name", {
      "openapi.yaml": `${withSchema("{ $ref: 'https://a.example/b#/properties/a' }")}    B: { $id: https://a.example/b, properties: ${inside}, $defs: { a%b: { type: string } } }\n`,
    });
    const { document } = await openContract(file);
    const { A, B } = objectOf(objectOf(document.components).schemas);
    expect(A).toEqual({ $ref: "#/components/schemas/B/properties/a" });
    expect(objectOf(B).properties).toEqual({
      a: { $ref: "#/components/schemas/B/$defs/a%25b" },
      b: { $ref: "#/components/schemas/A" },
      c: { $ref: "#/components/schemas/B" },
    });
  });

  it("leads there from the mapping of a discriminator, which may have a name of a component too", async () => {
    const mapping = "{ a: https://a.example/b, b: '#/components/schemas/B', c: B }";
    const file = await written("mapped names", {
      "openapi.yaml": `${withSchema(`{ $id: https://a.example/a, discriminator: { propertyName: p, mapping: ${mapping} } }`)}    B: { $id: https://a.example/b }\n    C: { $id: https://a.example/B }\n`,
    });
    const { document } = await openContract(file);
    expect(objectOf(objectOf(objectOf(document.components).schemas).A).discriminator).toHaveProperty(
      "mapping",
      {
        a: "#/components/schemas/B",
        b: "#/components/schemas/B",
        c: "B",
      },
    );
  });

  it("is left as it is in data, and in 3.0, which has no such names", async () => {
    const same = "{ $ref: '#/x-text' }";
    const data = `{ $id: b, x-text: { type: string }, const: ${same}, properties: { default: ${same} } }`;
    const file = await written("names in data", {
      "openapi.yaml": `${HEAD}x-text: {}\npaths: {}\ncomponents: { schemas: { B: ${data} } }\n`,
    });
    const { document } = await openContract(file);
    expect(objectOf(objectOf(document.components).schemas).B).toMatchObject({
      const: { $ref: "#/x-text" },
      properties: { default: { $ref: "#/components/schemas/B/x-text" } },
    });
    const text = withSchema("{ $ref: 'https://a.example/b' }").replace("3.1", "3.0");
    const old = await written("names in 3.0", {
      "openapi.yaml": `${text}    B: { $id: https://a.example/b }\n`,
    });
    expect(await refusal(old)).toMatch(
      /the reference "https:\/\/a.example\/b" leads nowhere: .* beside the document$/,
    );
  });

  it("is refused in the words it was written in where the name has nothing at its pointer", async () => {
    const file = await written("nothing below a name", {
      "openapi.yaml": `${withSchema("{ $ref: 'https://a.example/b#/properties/no' }")}    B: { $id: https://a.example/b }\n`,
    });
    expect(await refusal(file)).toContain(`the reference "https://a.example/b#/properties/no" leads nowhere`);
  });

  it("leads to a file where the schema with its name has nothing there", async () => {
    const file = await written("name of a file", {
      "openapi.yaml": `${withSchema("{ $ref: 'b.yaml#/Big' }")}    B: { $id: b.yaml }\n`,
      "b.yaml": "Big: { minLength: 9 }\n",
    });
    const contract = await openContract(file);
    expect(placeAt(contract, "#/components/schemas/Big").value).toEqual({ minLength: 9 });
  });

  it("is left as it is in an alias of YAML below two names, where it means another schema below each", async () => {
    const named = (name: string, properties: string, type: string) =>
      `{ $id: 'https://a.example/${name}', properties: ${properties}, $defs: { t: { type: ${type} } } }`;
    const schemas = `{ A: ${named("a", "&p { x: { $ref: '#/$defs/t' } }", "string")}, B: ${named("b", "*p", "number")} }`;
    const file = await written("alias below two names", {
      "openapi.yaml": `${HEAD}paths: {}\ncomponents: { schemas: ${schemas} }\n`,
    });
    expect(await refusal(file)).toContain('the reference "#/$defs/t" leads nowhere');
  });

  it("is refused where nobody has the name, or two have it", async () => {
    const reference = "{ $ref: 'https://a.example/b' }";
    const at = "openapi.yaml:6:8 at #/components/schemas/A: ";
    const nobody = await written("name of nobody", { "openapi.yaml": withSchema(reference) });
    expect(await refusal(nobody)).toContain(
      `${at}the reference "https://a.example/b" leads nowhere: it is an address, and only files are read. Keep a copy beside the document. An $id is found where one schema of the same file has it`,
    );
    for (const [pointer, schema] of [
      ["", ""],
      ["#/Big", "Big: "],
    ]) {
      const elsewhere = (way: string) =>
        written("name in another file", {
          "openapi.yaml": `${withSchema(`{ $ref: '${way}' }`)}    B: { $ref: 'b.yaml${pointer}' }\n`,
          "b.yaml": `${schema}{ $id: https://a.example/b, minLength: 9 }\n`,
        });
      expect(await refusal(await elsewhere("https://a.example/b"))).toContain(
        "has it. One of another file is referred to by that file, as in file.yaml#/Name",
      );
      const contract = await openContract(await elsewhere(`b.yaml${pointer}`));
      expect(followed(placeAt(contract, "#/components/schemas/A")).value).toMatchObject({ minLength: 9 });
    }
    const two = "    B: { $id: https://a.example/b }\n    C: { $id: https://a.example/b }\n";
    const both = await written("name of two", { "openapi.yaml": `${withSchema(reference)}${two}` });
    expect(await refusal(both)).toContain(`${at}the reference "https://a.example/b" leads nowhere`);
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

test("an example is read where a file beside the document has it, and left where it stands elsewhere", async () => {
  const examples =
    "{ here: { externalValue: here.json }, far: { externalValue: 'https://a.example/a.json' }, empty: { externalValue: '' } }";
  const file = await written("examples", {
    "openapi.yaml": `${HEAD}paths: {}\ncomponents:\n  examples: ${examples}\n  schemas: { A: { $ref: a.yaml } }\n`,
    "a.yaml": "type: string\n",
    "here.json": '{ "a": 1 }',
  });
  const { document } = await openContract(file);
  expect(objectOf(document.components).examples).toEqual({
    here: { value: { a: 1 } },
    far: { externalValue: "https://a.example/a.json" },
    empty: {},
  });
  await rm(join(dirname(file), "a.yaml"));
  expect(await refusal(file)).toMatch(
    /^ContractError: \S+:6:\d+ at #\/components\/schemas\/A: .* there is no such file$/,
  );
});

test("an example in a file that cannot be read is left there, and what refers to that file is refused", async () => {
  const examples = "{ a: { summary: s, externalValue: ./a.json, x-a: 1 }, b: { $ref: more/b.yaml } }";
  const files = {
    "openapi.yaml": `${HEAD}paths: {}\ncomponents:\n  examples: ${examples}\n`,
    "more/b.yaml": "externalValue: ../a.json\n",
    "a.json": '{ "a": \n',
  };
  const { document } = await openContract(await written("broken examples", files));
  const said = JSON.stringify(objectOf(document.components).examples);
  expect(said).toBe(
    '{"a":{"summary":"s","externalValue":"./a.json","x-a":1},"b":{"externalValue":"../a.json"}}',
  );
  const schemas = "  schemas: { A: { $ref: a.json } }\n";
  const referring = { ...files, "openapi.yaml": `${files["openapi.yaml"]}${schemas}` };
  expect(await refusal(await written("broken examples that are schemas", referring))).toMatch(
    /^ContractError: .* that are schemas\/a.json:2:1: Failed to parse: .*$/,
  );
});

describe("what is no fault of a document, or none that it cannot be read with", () => {
  it.each([
    ["methods of one address below two names", "paths: { '/b/{x}': { get: {} }, '/b/{y}': { put: {} } }"],
    ["empty lists for empty objects", "paths: { /a: { get: { responses: [], callbacks: [] } } }"],
    ["what is left empty", "paths: { /a: { get: { parameters: , responses: } } }\ntags:"],
    ["a schema that allows everything", "paths: {}\ncomponents: { schemas: { A: { not: true } } }"],
    [
      "items of an earlier draft",
      "paths: {}\ncomponents: { schemas: { A: { type: array, items: [{ type: string }] } } }",
    ],
    [
      "examples that are elsewhere",
      "paths: {}\ncomponents: { examples: { A: { externalValue: 'https://a.example/a.png' }, B: { externalValue: ../b.json } } }",
    ],
    [
      "a header twice that parameters do not describe",
      "paths: { /a: { get: { parameters: [{ in: header, name: Accept }, { in: header, name: accept }] } } }",
    ],
    ["extensions", "x-webhooks: true\npaths: { /a: { x-query: { parameters: some } } }"],
    ["descriptions of another form", "paths: {}\ntags: some\nexternalDocs: there\nx-tagGroups: 5"],
  ])("%s", async (name, text) => {
    const file = await written(name, { "openapi.yaml": `${HEAD}${text}\n` });
    expect((await openContract(file)).version).toBe("3.1");
  });
});

describe("what is refused", () => {
  it.each(BAD_DOCUMENTS)("$fault", async ({ fault, text, says }) => {
    const said = await refusal(await written(fault, { "openapi.yaml": text }));
    expect(said).toContain(says);
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
