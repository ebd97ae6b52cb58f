/**
 * Joins the reports of the shards of a run.
 */
import { readFileSync } from "node:fs";
import { Failure, messageOf } from "@facility-contracts/command/failure";
import { isObject, listOf, memberIn } from "@facility-contracts/model/json";
import { firstOfEach } from "../first-of-each.ts";
import { type CaseResult, type Covered, type Finding, FORMAT_VERSION, type Report } from "../report.ts";
import { grouped } from "./group.ts";
import { joinedNotes } from "./notes.ts";

/**
 * Reads reports that `--json` wrote.
 *
 * @throws Failure with exit code 2 when a file is not a report.
 */
export function readReports(files: readonly string[]): Report[] {
  return files.map((file) => {
    try {
      const report: unknown = JSON.parse(readFileSync(file, "utf8"));
      if (isReport(report)) return checkVersion(file, report);
    } catch (cause) {
      if (cause instanceof Failure) throw cause;
      throw new Failure(2, `${file} cannot be read: ${messageOf(cause)}`, { cause });
    }
    throw new Failure(2, `${file} is not a report: write one with --json`);
  });
}

/** What was added since: an older report of this version has none of it. */
const NONE = { notes: [], notesLeftOut: 0, remarks: [], stale: [] } as const;

/** What may be a report: those without a version are of the first. */
type Written = Omit<Report, "formatVersion" | keyof typeof NONE> & Partial<Pick<Report, keyof typeof NONE>>;

function checkVersion(file: string, report: Written): Report {
  const formatVersion = "formatVersion" in report ? report.formatVersion : 1;
  if (formatVersion === FORMAT_VERSION) return { ...NONE, ...report, formatVersion };
  throw new Failure(
    2,
    `${file} has formatVersion ${JSON.stringify(formatVersion)}, and this facility-conformance reads formatVersion ${FORMAT_VERSION}`,
  );
}

/**
 * Joins the reports of all shards of one run. What one shard covered is covered.
 *
 * @throws Failure with exit code 2 when they are not of one run, or not all of it.
 */
export function mergeReports(reports: readonly Report[]): Report {
  const [first] = reports;
  if (first === undefined) throw new Failure(2, "There is no report to merge");
  checkShards(first, reports);
  const cases = new Map<string, CaseResult>();
  for (const result of reports.flatMap((report) => report.cases))
    cases.set(result.id, worse(cases.get(result.id), result));
  const orderOf = ({ caseIds: [id = ""] }: Finding) => cases.get(id)?.order ?? 0;
  const findings = reports.flatMap((report) => report.findings).toSorted((a, b) => orderOf(a) - orderOf(b));
  const notChecked = reports.flatMap((report) => report.notChecked);
  const coverageOf = (part: keyof Report["coverage"]) =>
    joined(reports.map(({ coverage }) => coverage[part]));
  const { shard: _, ...whole } = first;
  const over = reports.find((report) => report.over !== undefined)?.over;
  return {
    ...whole,
    ...(over === undefined ? {} : { over }),
    requests: reports.reduce((total, { requests }) => total + requests, 0),
    // They run beside each other.
    milliseconds: Math.max(...reports.map(({ milliseconds }) => milliseconds)),
    findings: grouped(findings),
    stale: [],
    remarks: reports.flatMap(({ remarks }) => remarks),
    notChecked: firstOfEach(notChecked, ({ what, why }) => `${what} ${why}`),
    ...joinedNotes(reports),
    coverage: {
      operations: coverageOf("operations"),
      statuses: coverageOf("statuses"),
      parameters: coverageOf("parameters"),
      keywords: coverageOf("keywords"),
      rules: coverageOf("rules"),
    },
    cases: [...cases.values()].toSorted((a, b) => a.order - b.order),
  };
}

function checkShards(first: Report, reports: readonly Report[]): void {
  const of = first.shard?.of ?? 1;
  const seen = new Set<number>();
  const scope = operationsOf(first);
  for (const report of reports) {
    const { api, seed, shard = { index: 1, of: 1 } } = report;
    if (api === first.api && operationsOf(report) !== scope)
      throw new Failure(2, `The reports are not of the same operations: ${scope}; ${operationsOf(report)}`);
    if (api !== first.api || seed !== first.seed || shard.of !== of)
      throw new Failure(
        2,
        `The reports are not of one run: ${first.api} with seed ${first.seed} in ${of}, ${api} with seed ${seed} in ${shard.of}`,
      );
    if (!(shard.index >= 1 && shard.index <= of))
      throw new Failure(2, `There is no shard ${shard.index}/${of}`);
    if (seen.has(shard.index)) throw new Failure(2, `Shard ${shard.index}/${of} is there twice`);
    seen.add(shard.index);
  }
  const missing = Array.from({ length: of }, (__, index) => index + 1).filter((index) => !seen.has(index));
  if (missing.length > 0)
    throw new Failure(2, `Shard ${missing.map((index) => `${index}/${of}`).join(", ")} is missing`);
}

function operationsOf({ coverage: { operations } }: Report): string {
  return [...operations.covered, ...operations.missing].toSorted().join(", ");
}

/** A case that several shards tell of. */
function worse(known: CaseResult | undefined, result: CaseResult): CaseResult {
  const order = ["passed", "not-checked", "assumption", "warning", "failed"];
  return known !== undefined && order.indexOf(known.outcome) >= order.indexOf(result.outcome)
    ? known
    : result;
}

function joined(all: readonly Covered[]): Covered {
  const covered = new Set(all.flatMap((part) => part.covered));
  const names = new Set(all.flatMap((part) => [...part.covered, ...part.missing]));
  return { covered: [...covered], missing: [...names].filter((name) => !covered.has(name)) };
}

function isReport(value: unknown): value is Written {
  if (!isObject(value) || typeof value.api !== "string" || typeof value.seed !== "number") return false;
  const { cases, findings, notChecked, notes = [], remarks = [], stale = [] } = value;
  const lists = { findings, notChecked, notes, remarks, stale, cases };
  if (!Object.entries(TEXTS).every(([list, names]) => isListOf(memberIn(lists, list), names))) return false;
  if (!listOf(findings).every((finding) => Array.isArray(memberIn(finding, "caseIds")))) return false;
  const { coverage } = value;
  const parts = ["operations", "statuses", "parameters", "keywords", "rules"];
  return isObject(coverage) && parts.every((part) => isCovered(coverage[part]));
}

/** The texts that the items of the lists of a report have. */
const TEXTS = {
  findings: "severity operationId check place pointer expected got because curl".split(" "),
  notChecked: ["what", "why"],
  notes: ["operationId", "part", "example"],
  remarks: ["what"],
  stale: ["finding", "severity", "reason", "date"],
  cases: ["id", "operationId", "outcome"],
};

function isListOf(list: unknown, names: readonly string[]): boolean {
  return (
    Array.isArray(list) &&
    list.every((item) => isObject(item) && names.every((name) => typeof item[name] === "string"))
  );
}

function isCovered(value: unknown): boolean {
  return isObject(value) && Array.isArray(value.covered) && Array.isArray(value.missing);
}
