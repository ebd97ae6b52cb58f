import { spawnSync } from "node:child_process";
import { dirname, join, relative, resolve, sep } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type Fixture, listFixtures } from "./fixtures.ts";

const OPENAPI = resolve(import.meta.dirname, "../..");
const FIXTURES = listFixtures(resolve(import.meta.dirname, "../fixtures"));

interface Problem {
  readonly ruleId: string;
  readonly message: string;
  readonly location: readonly [{ readonly source: { readonly ref: string }; readonly pointer: string }];
}

/** What `redocly lint` says of each fixture, by file. One run for all: the command takes most of its time to start. */
const problems = new Map<string, Problem[]>();

beforeAll(() => {
  const files = FIXTURES.map(({ file }) => relative(OPENAPI, file));
  const { stdout, stderr } = spawnSync(
    "redocly",
    ["lint", ...files, "--format=json", "--max-problems=10000"],
    {
      cwd: OPENAPI,
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
      shell: process.platform === "win32",
    },
  );
  // One JSON document for each file, in their order and without anything between them.
  const reports = stdout.split(/(?<=^\})(?=\{)/m);
  expect(reports.length, stderr).toBe(files.length);
  FIXTURES.forEach(({ file }, index) => {
    const report: { problems: Problem[] } = JSON.parse(reports[index] ?? "");
    problems.set(file, report.problems);
  });
});

function findings({ rule, file }: Fixture): string[] {
  return (problems.get(file) ?? [])
    .filter(({ ruleId }) => ruleId === rule)
    .map(({ message, location: [{ source, pointer }] }) => {
      const path = relative(dirname(file), join(OPENAPI, source.ref)).replaceAll(sep, "/");
      return `${join(dirname(file), path) === file ? "" : path}${pointer} ${message}`;
    });
}

describe.each(FIXTURES.filter(({ breaks }) => breaks))("$rule: $file", (fixture) => {
  test("is refused, with a message that says what to write", () => {
    expect(fixture.expected.length).toBeGreaterThan(0);
    expect(findings(fixture)).toEqual(fixture.expected);
  });
});

describe.each(FIXTURES.filter(({ breaks }) => !breaks))("$rule: $file", (fixture) => {
  test("is accepted", () => {
    expect(fixture.expected).toEqual([]);
    expect(findings(fixture)).toEqual([]);
  });
});
