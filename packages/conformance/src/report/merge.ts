/**
 * Joins the reports of the shards of a run.
 */
import { readFileSync } from "node:fs";
import { Failure } from "../../../../scripts/failure.ts";
import { isObject } from "../contract/place.ts";
import type { CaseResult, Covered, Finding, Report } from "../report.ts";

/**
 * Reads reports that `--json` wrote.
 *
 * @throws Failure with exit code 2 when a file is no report.
 */
export function readReports(files: readonly string[]): Report[] {
  return files.map((file) => {
    try {
      const report: unknown = JSON.parse(readFileSync(file, "utf8"));
      if (isReport(report)) return report;
    } catch (cause) {
      throw new Failure(
        2,
        `${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
        { cause },
      );
    }
    throw new Failure(2, `${file} is no report: write it with --json`);
  });
}

/**
 * Joins reports of one API and seed. What one shard covered is covered.
 *
 * @throws Failure with exit code 2 when they are not of one run.
 */
export function mergeReports(reports: readonly Report[]): Report {
  const [first, ...others] = reports;
  if (first === undefined) throw new Failure(2, "There is no report to merge");
  for (const { api, seed } of others)
    if (api !== first.api || seed !== first.seed)
      throw new Failure(
        2,
        `The reports are not of one run: ${first.api} with seed ${first.seed}, ${api} with seed ${seed}`,
      );
  const cases = new Map<string, CaseResult>();
  for (const report of reports)
    for (const result of report.cases) cases.set(result.id, worse(cases.get(result.id), result));
  const findings = new Map<string, Finding>();
  for (const finding of reports.flatMap((report) => report.findings)) {
    const { severity, operationId, check, pointer, place } = finding;
    const key = [severity, operationId, check, pointer, place.replaceAll(/\/\d+/g, "/*")].join(" ");
    const known = findings.get(key);
    findings.set(key, known === undefined ? finding : { ...known, cases: known.cases + finding.cases });
  }
  return {
    ...first,
    requests: sum(reports.map(({ requests }) => requests)),
    // They run beside each other.
    milliseconds: Math.max(...reports.map(({ milliseconds }) => milliseconds)),
    findings: [...findings.values()].toSorted(
      (a, b) => Number(a.severity === "assumption") - Number(b.severity === "assumption"),
    ),
    notChecked: [
      ...new Map(
        reports.flatMap(({ notChecked }) => notChecked).map((part) => [`${part.what} ${part.why}`, part]),
      ).values(),
    ],
    coverage: {
      operations: joined(reports.map(({ coverage }) => coverage.operations)),
      statuses: joined(reports.map(({ coverage }) => coverage.statuses)),
      parameters: joined(reports.map(({ coverage }) => coverage.parameters)),
      keywords: joined(reports.map(({ coverage }) => coverage.keywords)),
      rules: joined(reports.map(({ coverage }) => coverage.rules)),
    },
    cases: [...cases.values()],
  };
}

/** Each shard sends the base requests. */
function worse(known: CaseResult | undefined, result: CaseResult): CaseResult {
  const order = ["passed", "not-checked", "assumption", "failed"];
  return known !== undefined && order.indexOf(known.outcome) >= order.indexOf(result.outcome)
    ? known
    : result;
}

function joined(all: readonly Covered[]): Covered {
  const covered = new Set(all.flatMap((part) => part.covered));
  const names = new Set(all.flatMap((part) => [...part.covered, ...part.missing]));
  return { covered: [...covered], missing: [...names].filter((name) => !covered.has(name)) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function isReport(value: unknown): value is Report {
  return (
    isObject(value) &&
    typeof value.api === "string" &&
    Array.isArray(value.findings) &&
    isObject(value.coverage)
  );
}
