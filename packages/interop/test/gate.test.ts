import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { judged } from "../src/check.ts";
import { documentOf } from "../src/document.ts";
import { allProbes, judgeTypes } from "../src/judge.ts";
import { oracleOf } from "../src/oracle.ts";
import { acceptsOf } from "../src/tools/schemas.ts";
import type { Verdict } from "../src/verdict.ts";

const document = documentOf("small.yaml", {
  openapi: "3.1.1",
  paths: {
    "/notes": {
      post: {
        operationId: "addNote",
        requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/Note" } } } },
        responses: {},
      },
    },
  },
  components: {
    schemas: {
      Note: {
        type: "object",
        additionalProperties: false,
        required: ["title"],
        properties: {
          title: { type: "string", maxLength: 3 },
          level: { type: "integer", enum: [1, 2] },
          comment: { type: ["string", "null"] },
          when: {
            anyOf: [
              { type: "string", format: "date" },
              { type: "string", pattern: "^Q[1-4]$" },
            ],
          },
        },
      },
    },
  },
});
const probed = allProbes({ document, oracle: oracleOf(document) });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "interop-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** What types written by hand get wrong. */
async function wrongIn(source: string): Promise<string[]> {
  const file = join(await mkdtemp(join(folder, "made-")), "made.ts");
  await writeFile(file, source);
  const verdicts = await judgeTypes("by-hand", { file, typeOf: () => "made.Note" }, probed.probes);
  return verdicts.filter(({ outcome }) => outcome === "wrong").map(({ kind, made }) => `${kind} ${made}`);
}

test("a document is probed at every statement, on both sides of it", () => {
  const told = probed.probes.map(
    ({ kind, isValid, text }) => `${kind} ${isValid ? "takes" : "refuses"} ${text}`,
  );
  expect(probed.unprobed).toEqual([]);
  expect(told).toEqual(
    expect.arrayContaining([
      "whole takes a value with all fields",
      "required refuses /title is left out",
      "optional takes /level is left out",
      "enum takes /level is 2",
      "enum refuses /level is 3, no member",
      "integer refuses /level is 1.5",
      "limit takes /title is at maxLength 3",
      "limit refuses /title is beyond maxLength 3",
      "null takes /comment is null",
      "null refuses /title is null",
      'format refuses /when is "~no value~"',
      'pattern refuses /when is "~no value~"',
      "closed refuses /unknownFieldOfProbe is there, which no schema names",
    ]),
  );
});

describe("types", () => {
  test("that say what the document says are right", async () => {
    expect(
      await wrongIn(
        "export type Note = { title: string; level?: 1 | 2; comment?: string | null; when?: string };",
      ),
    ).toEqual([]);
  });

  test.for([
    [
      "a lost requirement",
      "title?: string; level?: 1 | 2; comment?: string | null; when?: string",
      ["required takes: /title is left out"],
    ],
    [
      "an invented one",
      "title: string; level: 1 | 2; comment?: string | null; when?: string",
      ["optional refuses: /level is left out"],
    ],
    [
      "an open list",
      "title: string; level?: number; comment?: string | null; when?: string",
      ["enum takes: /level is 3, no member"],
    ],
    [
      "a lost null",
      "title: string; level?: 1 | 2; comment?: string; when?: string",
      ["null refuses: /comment is null"],
    ],
    [
      "an invented null",
      "title: string | null; level?: 1 | 2; comment?: string | null; when?: string",
      ["null takes: /title is null"],
    ],
  ] as const)("%s is seen", async ([, fields, wrong]) => {
    expect(await wrongIn(`export type Note = { ${fields} };`)).toEqual(wrong);
  });

  test("that do not compile are wrong, and those that are missing say nothing", async () => {
    expect(await wrongIn("export const broken: string = 1;\n")).toEqual([
      expect.stringContaining("compiles made.ts(1,14): error TS2322"),
    ]);
  });
});

test("where the value itself is refused, one thing is wrong and nothing else is said", async () => {
  expect(
    await wrongIn(
      "export type Note = { title: string; level?: 1 | 2; comment?: string | null; when?: number };",
    ),
  ).toEqual(["whole refuses: a value with all fields; it takes one where /when is left out"]);
});

test("a schema that takes everything is no reader of the document", () => {
  const accepts = acceptsOf({ safeParse: () => ({ success: true }) });
  assert(accepts);
  expect(probed.probes.filter(({ value, isValid }) => accepts(value) !== isValid).length).toBeGreaterThan(10);
  expect(acceptsOf(undefined)).toBeUndefined();
});

describe("known differences", () => {
  const verdict: Verdict = {
    tool: "a",
    kind: "closed",
    pointer: "#/x",
    subject: "s",
    outcome: "wrong",
    made: "takes: it",
  };
  const results = [{ file: "f", verdicts: [verdict], unprobed: [] }];

  test("are no findings, and one that no longer happens is stale", () => {
    const happens = { tool: "a", kind: "closed", pointer: "^#/x$", reason: "r" };
    const gone = { tool: "a", kind: "enum", reason: "r" };
    const ofOthers = { tool: "b", kind: "enum", reason: "r" };
    expect(judged(results, [happens, gone, ofOthers], ["a"])).toMatchObject({
      unknown: [],
      known: [{ entry: happens, count: 1 }],
      stale: [gone],
    });
  });

  test("one that speaks of null does not cover what stands elsewhere", () => {
    const besideNull = { tool: "a", kind: "closed", where: "nullable", reason: "r" } as const;
    expect(judged(results, [besideNull], ["a"])).toMatchObject({
      unknown: [{ tool: "a" }],
      stale: [besideNull],
    });
    const nullable = [{ file: "f", verdicts: [{ ...verdict, isNullable: true }], unprobed: [] }];
    expect(judged(nullable, [besideNull], ["a"])).toMatchObject({ unknown: [], stale: [] });
  });

  test("what is not in the list is a finding", () => {
    expect(
      judged(results, [{ tool: "a", kind: "closed", pointer: "^#/y$", reason: "r" }], ["a"]).unknown,
    ).toEqual([{ ...verdict, file: "f" }]);
  });
});
