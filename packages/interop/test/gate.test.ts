import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { judged } from "../src/check.ts";
import { documentOf } from "../src/document.ts";
import { allProbes, judgeTypes } from "../src/judge.ts";
import { oracleOf } from "../src/oracle.ts";
import type { Subject } from "../src/subjects.ts";
import { acceptsOf } from "../src/tools/schemas.ts";
import type { Verdict } from "../src/verdict.ts";

/** Types written by hand, as the fields of a note, and what they get wrong. */
const CASES: readonly (readonly [name: string, fields: string, wrong: readonly string[]])[] = [
  [
    "that say what the document says are right",
    "title: string; level?: 1 | 2; comment?: string | null; when?: string",
    [],
  ],
  [
    "a lost requirement is seen",
    "title?: string; level?: 1 | 2; comment?: string | null; when?: string",
    ["required takes: /title is left out"],
  ],
  [
    "an invented one is seen",
    "title: string; level: 1 | 2; comment?: string | null; when?: string",
    ["optional refuses: /level is left out"],
  ],
  [
    "an open list is seen",
    "title: string; level?: number; comment?: string | null; when?: string",
    ["enum takes: /level is 3, no member"],
  ],
  [
    "a lost null is seen",
    "title: string; level?: 1 | 2; comment?: string; when?: string",
    ["null refuses: /comment is null"],
  ],
  [
    "an invented null is seen",
    "title: string | null; level?: 1 | 2; comment?: string | null; when?: string",
    ["null takes: /title is null"],
  ],
  [
    "where the value itself is refused, one thing is wrong and nothing else is said",
    "title: string; level?: 1 | 2; comment?: string | null; when?: number",
    ["whole refuses: a value with all fields; it takes one where /when is left out"],
  ],
];

const requestBody = { content: { "application/json": { schema: { $ref: "#/components/schemas/Note" } } } };
const document = documentOf("small.yaml", {
  openapi: "3.1.1",
  // Each case has an operation of its own, and the compiler runs once for all of them.
  paths: Object.fromEntries(CASES.map((_, index) => [`/${index}`, { post: { requestBody, responses: {} } }])),
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

/** What is wrong in types written by hand: in a module with a type for each operation. */
async function wrongIn(source: string): Promise<Verdict[]> {
  const file = join(await mkdtemp(join(folder, "made-")), "made.ts");
  await writeFile(file, source);
  const typeOf = ({ operation }: Subject) => `made.Note${operation.path.slice(1)}`;
  const verdicts = await judgeTypes("by-hand", { file, typeOf }, probed.probes);
  return verdicts.filter(({ outcome }) => outcome === "wrong");
}

let wrongOfCases: Promise<Verdict[]> | undefined;
function wrongInCases(): Promise<Verdict[]> {
  wrongOfCases ??= wrongIn(
    CASES.map(([, fields], index) => `export type Note${index} = { ${fields} };`).join("\n"),
  );
  return wrongOfCases;
}

const said = ({ kind, made }: Verdict) => `${kind} ${made}`;

async function wrongInCase(name: string): Promise<string[]> {
  const index = CASES.findIndex(([other]) => other === name);
  return (await wrongInCases()).filter(({ subject }) => subject === `POST /${index} body`).map(said);
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
  test.for(CASES)("%s", async ([name, , wrong]) => {
    expect(await wrongInCase(name)).toEqual(wrong);
    expect((await wrongInCases()).filter(({ kind }) => kind === "compiles")).toEqual([]);
  });

  test("that do not compile are wrong, and those that are missing say nothing", async () => {
    expect((await wrongIn("export const broken: string = 1;\n")).map(said)).toEqual([
      expect.stringContaining("compiles made.ts(1,14): error TS2322"),
    ]);
  });
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
