/**
 * A baseline: findings that are known and accepted, each by a line with a reason and a date.
 */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { Failure, messageOf } from "@facility-contracts/command/failure";
import { isObject, listOf, objectOf } from "@facility-contracts/model/json";
import type { OpenFile } from "@facility-contracts/model/open";
import { pointerBelow } from "@facility-contracts/model/pointer";
import { anyItem } from "../checks/problem.ts";
import {
  type Accepted,
  type Finding,
  type NotChecked,
  type Report,
  WITHIN_BUDGET,
  WITHOUT_RULES,
} from "../report.ts";
import { SEVERITIES } from "../severity.ts";

const MEMBERS = ["finding", "severity", "reason", "date"];

/** What a line calls a finding: the same in every run, whatever the seed and the position in a list. */
export function nameOf({ check, operationId, place }: Finding): string {
  return [operationId, check, anyItem(place)].join(" ");
}

/** A finding with the line that accepts it, if there is one. */
export function withAcceptance(finding: Finding, baseline: readonly Accepted[]): Finding {
  const name = nameOf(finding);
  const line = baseline.find((accepted) => accepted.finding === name);
  return line === undefined ? finding : { ...finding, accepted: { reason: line.reason, date: line.date } };
}

/**
 * The lines whose findings no longer occur. Of a part of a run nothing is known, nor of an operation that was not tested or of
 * which a part could not be.
 */
export function staleIn(report: Report, baseline: readonly Accepted[]): readonly Accepted[] {
  const { notChecked } = report;
  if (
    report.shard !== undefined ||
    notChecked.some(({ what }) => [WITHIN_BUDGET, WITHOUT_RULES].includes(what))
  )
    return [];
  const found = new Set(report.findings.map(nameOf));
  const { covered, missing } = report.coverage.operations;
  const open = new Set(
    report.cases.filter(({ outcome }) => outcome === "not-checked").map(({ operationId }) => operationId),
  );
  const isKnown = (name: string) =>
    [...covered, ...missing].some((operation) => name.startsWith(`${operation} `) && !open.has(operation)) &&
    !notChecked.some((part) => mayHide(part, name));
  return baseline.filter(({ finding }) => !found.has(finding) && isKnown(finding));
}

/** Whether a finding may be one of what was not checked: of a check it or an answer to it, of another part anything. */
function mayHide({ what }: NotChecked, finding: string): boolean {
  const [operation, part = ""] = what.split(" ");
  const parts = part.includes("/") ? [`${part} `, "answer/", "robust/"] : [""];
  return parts.some((beginning) => finding.startsWith(`${operation} ${beginning}`));
}

/** A report with its findings accepted that a baseline names. */
export function withBaseline(report: Report, baseline: readonly Accepted[]): Report {
  const findings = report.findings.map((finding) => withAcceptance(finding, baseline));
  return { ...report, findings, stale: staleIn(report, baseline) };
}

/**
 * Reads a baseline from a file of YAML or JSON.
 *
 * @throws Failure with exit code 2 for one that cannot be read, or a line that is none
 */
export async function readBaseline(file: string): Promise<readonly Accepted[]> {
  // What reads YAML takes longer to load than all the rest, and most runs have no baseline.
  const { openFile } = await import("@facility-contracts/model/open");
  const opened = await openFile(file).catch((cause: unknown) => {
    throw new Failure(2, messageOf(cause), { cause });
  });
  const { value, whereAt } = opened;
  if (!Array.isArray(value))
    throw new Failure(2, `${whereAt("#")}: a baseline is a list; --write-baseline writes one`);
  const lines = value.map((line, index) => lineOf(line, pointerBelow("#", index), opened));
  for (const [index, { finding }] of lines.entries())
    if (lines.findIndex((line) => line.finding === finding) < index)
      throw new Failure(2, `${whereAt(pointerBelow("#", index))}: ${finding} is accepted twice`);
  return lines;
}

/**
 * Finds out before a file is written as a baseline whether people wrote reasons into it that would be lost.
 *
 * @param kept the baseline of the run, whose reasons stay
 * @throws Failure with exit code 2 where they would
 */
export async function checkReasons(file: string, kept: string | undefined): Promise<void> {
  if (!existsSync(file) || (kept !== undefined && resolve(kept) === resolve(file))) return;
  const { openFile } = await import("@facility-contracts/model/open");
  const value = await openFile(file).then(
    (opened) => opened.value,
    // What cannot be read is no baseline.
    () => undefined,
  );
  const reasons = listOf(value).filter((line) => isWritten(objectOf(line).reason));
  if (reasons.length > 0)
    throw new Failure(
      2,
      `--write-baseline ${file} would lose the reasons that stand in it (${reasons.length}): with --baseline ${file} as well they stay`,
    );
}

function isWritten(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}

function lineOf(line: unknown, pointer: string, { whereAt }: OpenFile): Accepted {
  const wrong = (name: string, message: string) => {
    const at = isObject(line) && Object.hasOwn(line, name) ? pointerBelow(pointer, name) : pointer;
    return new Failure(2, `${whereAt(at)}: ${message}`);
  };
  if (!isObject(line)) throw wrong("", `a line has ${MEMBERS.join(", ")}`);
  const unknown = Object.keys(line).find((name) => !MEMBERS.includes(name));
  if (unknown !== undefined)
    throw wrong(unknown, `a line has ${MEMBERS.join(", ")}, and no ${JSON.stringify(unknown)}`);
  const text = (name: string, hint: string) => {
    const value = line[name];
    if (!isWritten(value)) throw wrong(name, `${name} is missing: ${hint}`);
    return value;
  };
  const finding = text("finding", "write what --write-baseline calls it");
  const reason = text("reason", "say why this finding is accepted");
  const date = text("date", "write the day on which it was accepted, such as 2026-11-27");
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || Number.isNaN(Date.parse(date)))
    throw wrong("date", `date must be a day such as 2026-11-27, not ${JSON.stringify(date)}`);
  const severity = SEVERITIES.find((known) => known === (line.severity ?? "error"));
  if (severity === undefined) throw wrong("severity", `severity must be one of ${SEVERITIES.join(", ")}`);
  return { finding, severity, reason, date };
}

/**
 * The text of a baseline with all findings of a report. Those that are accepted keep their reason; the others need one.
 *
 * @param before the baseline of the run: of it a line stays as well whose finding may still occur, as nobody looked
 */
export function baselineText(
  { findings, stale }: Pick<Report, "findings" | "stale">,
  today: string,
  before: readonly Accepted[] = [],
): string {
  const lines = new Map<string, Accepted>();
  for (const found of findings) {
    const { date = today, reason = "" } = found.accepted ?? {};
    const finding = nameOf(found);
    if (!lines.has(finding)) lines.set(finding, { finding, severity: found.severity, reason, date });
  }
  const gone = new Set(stale.map(({ finding }) => finding));
  for (const line of before)
    if (!lines.has(line.finding) && !gone.has(line.finding)) lines.set(line.finding, line);
  const written = [...lines.values()].map(({ date, finding, reason, severity }) =>
    [
      `- finding: ${JSON.stringify(finding)}`,
      `  severity: ${severity}`,
      `  reason: ${JSON.stringify(reason)}`,
      `  date: ${JSON.stringify(date)}`,
    ].join("\n"),
  );
  return written.length === 0 ? "[]\n" : `${written.join("\n")}\n`;
}
