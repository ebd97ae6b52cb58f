import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FROZEN_SOURCE } from "@facility-contracts/command/repository";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { differencesOf, normalised } from "../src/renaming/compare.ts";
import { renamedYaml } from "../src/renaming/rename-yaml.ts";
import { namesIn, renameSources } from "../src/renaming/sources.ts";
import { renamingOf, wordsOf } from "../src/renaming/words.ts";

/** Turns each name around, so that one sees what was taken for a name. */
const reversed = { rename: (name: string) => name.replace(/\w+/g, (word) => [...word].reverse().join("")) };

describe("words", () => {
  test("are those of every way to write a name", () =>
    expect([...wordsOf("presignedUrl X-Session-Token SESSION_TOKEN siteIT v2")]).toEqual([
      "presigned",
      "url",
      "x",
      "session",
      "token",
      "site",
      "it",
      "v",
    ]));

  const names = ["anomaly-register", "updateAnomaly", "AnomalyId", "ids", "id", "siteIT"];
  const renaming = renamingOf(names, new Set(["is"]));

  test("keep their length, their case and their order", () => {
    for (const name of names) {
      const other = renaming.rename(name);
      // Words of two letters stay.
      expect(other === name, name).toBe(!/[a-z]{3}|[A-Z][a-z]{2}|[A-Z]{3}/.test(name));
      expect(other.replaceAll(/[A-Z]/g, "X").replaceAll(/[a-z]/g, "x")).toBe(
        name.replaceAll(/[A-Z]/g, "X").replaceAll(/[a-z]/g, "x"),
      );
    }
    const others = [...renaming.words.values()];
    expect(others.toSorted()).toEqual(others);
    expect(new Set(others).size).toBe(others.length);
  });

  test("come back, however a program writes the name", () => {
    for (const text of [
      "AnomalyRegister",
      "anomalyRegister",
      "ANOMALY_REGISTER",
      "/update/{anomalyId}?siteIT=7",
    ])
      expect(renaming.restore(renaming.rename(text))).toBe(text);
  });

  test("come back in small letters, with the other words of a name", () => {
    expect(renaming.restore(renaming.rename("AnomalyId").toLowerCase())).toBe("anomalyid");
  });

  test("come back where a long text is cut within them", () => {
    const cut = renaming.rename("anomalyRegister").slice(0, -3);
    expect(renaming.restore(`${cut}…`)).toBe("anomalyRegis…");
    expect(renaming.restore(cut)).not.toBe("anomalyRegis");
  });

  test("are none of those that are taken", () => {
    const first = renaming.words.get("id") ?? "";
    expect(renamingOf(names, new Set([first])).words.get("id")).not.toBe(first);
  });
});

describe("a file", () => {
  test.each([
    ["operationId: getThing", "operation", "operationId: gnihTteg"],
    ["description: getThing", "operation", "description: getThing"],
    ["tags: [things]", "operation", "tags: [things]"],
    ["/a/{id}:\n  $ref: paths/a_{id}.yaml", "paths", "/a/{di}:\n  $ref: paths/_a{di}.yaml"],
    ['security:\n  - key: ["thing:write"]', "operation", 'security:\n  - yek: ["thing:write"]'],
    [
      "{ name: id, in: path, x-row: thing, example: id }",
      "parameter",
      "{ name: di, in: path, x-row: gniht, example: id }",
    ],
    ["required: [no] # no", "schema", "required: [on] # no"],
    ["properties:\n  type:\n    type: string", "schema", "properties:\n  epyt:\n    type: string"],
    ["enum: [id]", "schema", "enum: [id]"],
    ["x-copy-of: $item#/uploadId", "schema", "x-copy-of: $item#/dIdaolpu"],
    ["value: { no: no, items: [{ no: 1 }] }", "example", "value: { on: no, smeti: [{ on: 1 }] }"],
    ["examples: [{ no: 1 }]", "schema", "examples: [{ on: 1 }]"],
    ["page:\n  $ref: ../examples/Id.yaml", "examples", "page:\n  $ref: ../examples/dI.yaml"],
    [
      'facts:\n  - at: "#/components/schemas/Id/properties"\n    is: { no: { type: string } }',
      "ledger",
      'facts:\n  - at: "#/components/schemas/dI/properties"\n    is: { on: { type: string } }',
    ],
    [
      "operations:\n  - operation: PUT /a/{id}\n    body: Id",
      "ledger",
      "operations:\n  - operation: PUT /a/{di}\n    body: dI",
    ],
    [
      "- operation: getThing\n  id: row\n  parameters: { field: /a/no, probe: thing }",
      "rules",
      "- operation: gnihTteg\n  id: row\n  parameters: { field: /a/on, probe: thing }",
    ],
    // The one field that stays; a parameter of this name does not.
    ["value: { id: 1, no: 2 }", "example", "value: { id: 1, on: 2 }"],
    [
      "- parameters: { lists: [{ list: /a/*/no, by: no }], changes: [{ no: no }], between: [getThing], counts: things }",
      "rules",
      "- parameters: { lists: [{ list: /a/*/on, by: on }], changes: [{ on: no }], between: [gnihTteg], counts: things }",
    ],
  ])("%s", (text, shape, renamed) => expect(renamedYaml(text, shape, reversed)).toBe(renamed));
});

describe("sources", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "renaming-test-"));
    await mkdir(join(folder, "thing/paths"), { recursive: true });
    await writeFile(join(folder, "thing/openapi.yaml"), "paths:\n  /a/{id}:\n    $ref: paths/a_{id}.yaml\n");
    await writeFile(join(folder, "thing/paths/a_{id}.yaml"), "get:\n  operationId: getThing\n");
    await writeFile(join(folder, "redocly.yaml"), "apis:\n  thing:\n    root: thing/openapi.yaml\n");
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test("have names", async () =>
    expect([...(await namesIn(folder))]).toEqual(["thing", "/a/{id}", "a_{id}", "getThing"]));

  test("are renamed with their files and folders", async () => {
    await renameSources(folder, reversed);
    expect(await readdir(join(folder, "gniht/paths"))).toEqual(["_a{di}.yaml"]);
    expect(await readFile(join(folder, "gniht/paths/_a{di}.yaml"), "utf8")).toContain("gnihTteg");
    expect(await readFile(join(folder, "redocly.yaml"), "utf8")).toContain("root: gniht/openapi.yaml");
  });

  test("of the frozen contract all have words left to be renamed to", async () => {
    const names = await namesIn(FROZEN_SOURCE);
    expect(() => renamingOf(names, new Set())).not.toThrow();
  });
});

describe("two outputs", () => {
  test("are compared text by text, with the first difference of each", () => {
    const before = new Map([
      ["a", "one\ntwo"],
      ["b", "same"],
      ["c", ""],
    ]);
    const after = new Map([
      ["a", "one\n2"],
      ["b", "same"],
      ["d", ""],
    ]);
    expect(differencesOf(before, after)).toEqual([
      { text: "a", line: 2, before: "two", after: "2" },
      { text: "c", line: 1, before: "there", after: "nothing" },
      { text: "d", line: 1, before: "nothing", after: "there" },
    ]);
  });

  test("may differ in the one or two letters that are left of a word", () =>
    expect(normalised("reportI… updated… re…")).toBe("report… updated… …"));

  test("are read where a pointer is encoded", () =>
    expect(normalised("`contract:/Iy9jb21wb25lbnRzL3NjaGVtYXMvUmlzaw/type`")).toBe(
      "`contract:/#/components/schemas/Risk/type`",
    ));

  test("may differ in what is of the run", () =>
    expect(normalised("took 12.5 ms (abcdef0)")).toBe("took TIME (COMMIT)"));
});

const CLI = join(import.meta.dirname, "../src/renaming/cli.ts");

test("an output that does not exist is wrong use", () => {
  const { status, stderr } = spawnSync(process.execPath, [CLI, "--only", "moon"], { encoding: "utf8" });
  expect(status).toBe(2);
  expect(stderr).toContain("renaming: There is no output 'moon': generated, ");
});
