import { spawnSync } from "node:child_process";
import { dirname, join, relative, resolve, sep } from "node:path";
import { isProof } from "@facility-contracts/command/proof-mode";
import { lint, loadConfig } from "@redocly/openapi-core";
import { beforeAll, describe, expect, test } from "vitest";
import { type Fixture, listFixtures } from "./fixtures.ts";

const OPENAPI = resolve(import.meta.dirname, "../..");
const FIXTURES = listFixtures(resolve(import.meta.dirname, "../fixtures"));

interface Problem {
  readonly ruleId: string;
  readonly message: string;
  readonly file: string;
  readonly pointer: string;
}

/**
 * What lint says of each fixture, by file: the command in a proof, else the function that it calls, as the command takes
 * longer to start. `npm run lint:documents`, a part of `npm test`, starts it on our documents.
 */
const problems = new Map<string, readonly Problem[]>();

beforeAll(async () => {
  const all = await (isProof ? problemsByCommand() : problemsByFunction());
  FIXTURES.forEach(({ file }, index) => void problems.set(file, all[index] ?? []));
});

async function problemsByFunction(): Promise<Problem[][]> {
  const config = await loadConfig({ configPath: join(OPENAPI, "redocly.yaml") });
  const reports: Problem[][] = [];
  for (const { file } of FIXTURES) {
    const found = await lint({ ref: file, config });
    reports.push(
      found.map(({ ruleId, message, location: [place] }) => ({
        ruleId,
        message,
        file: place?.source.absoluteRef ?? "",
        pointer: place?.pointer ?? "",
      })),
    );
  }
  return reports;
}

/** What the command prints of a problem. */
interface Printed extends Pick<Problem, "ruleId" | "message"> {
  readonly location: readonly [{ readonly source: { readonly ref: string }; readonly pointer: string }];
}

function problemsByCommand(): Problem[][] {
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
  return reports.map((text) => {
    const report: { problems: Printed[] } = JSON.parse(text);
    return report.problems.map(({ ruleId, message, location: [{ source, pointer }] }) => ({
      ruleId,
      message,
      file: join(OPENAPI, source.ref),
      pointer,
    }));
  });
}

function findings({ rule, file }: Fixture): string[] {
  return (problems.get(file) ?? [])
    .filter(({ ruleId }) => ruleId === rule)
    .map(({ message, file: place, pointer }) => {
      const path = place === file ? "" : relative(dirname(file), place).replaceAll(sep, "/");
      return `${path}${pointer} ${message}`;
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
