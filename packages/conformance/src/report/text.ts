/**
 * A report for people at a terminal.
 */
import { styleText } from "node:util";
import { counted, seconds } from "@facility-contracts/command/amounts";
import { printable } from "@facility-contracts/command/printable";
import { placeAt } from "@facility-contracts/model/place";
import { inQuotes } from "@facility-contracts/serving/curl";
import { apiContractOf } from "../contract/contracts.ts";
import type { Finding, NotChecked, Report } from "../report.ts";
import { fails, isFailure, type Severity } from "../severity.ts";
import { nameOf } from "./baseline.ts";
import { commandLines } from "./curl.ts";
import { noteLines } from "./notes.ts";
import { remarkText } from "./remark.ts";

type Style = Parameters<typeof styleText>[0];

/** What a finding is called. */
export const TITLES: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  assumption: "assumption not confirmed",
};

/** What a finding contradicts. */
export const BASES: Readonly<Record<Severity, string>> = {
  error: "page",
  warning: "shown by",
  assumption: "assumed",
};

/** The most names that are listed of what is missing. */
const MOST_NAMES = 6;

/** Writes a report as text; without colour it is the same text. */
export function textOf(
  report: Report,
  { colour = false, failOn = "error" }: { colour?: boolean; failOn?: Severity } = {},
): string {
  const paint = (style: Style, text: string) =>
    colour ? styleText(style, text, { validateStream: false }) : text;
  const parts = report.findings.filter(isOpen).map((finding, index) => {
    const title = `${index + 1}. ${TITLES[finding.severity]}`;
    const also = finding.caseIds.length > 1 ? `  (${finding.caseIds.length} cases)` : "";
    const name = paint("bold", printable(`${finding.operationId} ${finding.check}`));
    return `${paint(fails(finding.severity, failOn) ? "red" : "yellow", title)}  ${name}${also}\n${findingText(report.api, finding)}`;
  });
  const lines = (title: string, all: readonly string[]) => {
    if (all.length > 0)
      parts.push([paint("bold", title), ...all.map((line) => `  ${printable(line)}`)].join("\n"));
  };
  lines(ACCEPTED, acceptedLines(report));
  lines(STALE, staleLines(report));
  lines("Remarks", report.remarks.map(remarkText));
  const notChecked = [...byReason(report.notChecked)].map(
    ([why, what]) => `  ${printable(what.join(", "))}\n    ${printable(why)}`,
  );
  if (notChecked.length > 0) parts.push([paint("bold", "Not checked"), ...notChecked].join("\n"));
  lines(NOT_NAMED, noteLines(report));
  lines("Coverage", coverageLines(report));
  parts.push(summary(report, failOn));
  return inert(`${parts.join("\n\n")}\n`);
}

/** One line that says how it went. */
export function summary(report: Report, failOn: Severity): string {
  const open = report.findings.filter(isOpen);
  const accepted = report.findings.length - open.length;
  const count = (severity: Severity) => open.filter((finding) => finding.severity === severity).length;
  const found = [
    counted(count("error"), "error"),
    counted(count("warning"), "warning"),
    `${counted(count("assumption"), "assumption")} not confirmed`,
    ...(accepted === 0 ? [] : [`${accepted} accepted`]),
    ...(report.stale.length === 0 ? [] : [`${report.stale.length} stale in the baseline`]),
  ].join(", ");
  const unchecked = report.cases.filter(({ outcome }) => outcome === "not-checked").length;
  const cases = `${counted(report.cases.length, "case")}${unchecked === 0 ? "" : `, ${unchecked} of them not checked`}`;
  return [
    `${report.baseUrl} ${verdictOn(report, failOn)}: ${found}`,
    `${cases}, ${counted(report.requests, "request")}, ${seconds(report.milliseconds)}, seed ${report.seed}`,
  ]
    .map(printable)
    .join("\n");
}

function verdictOn(report: Report, failOn: Severity): string {
  const contract = `the contract of ${report.api}`;
  if (isUnchecked(report)) return `was not checked against ${contract}`;
  if (hasFailed(report, failOn)) return `does not keep ${contract}`;
  return report.over === undefined
    ? `keeps ${contract}`
    : `has kept ${contract} until the run ended (${report.over})`;
}

/**
 * Whether a finding of a report fails the run, a line of the baseline that accepts what no longer occurs, or that nothing was
 * checked.
 */
export function hasFailed(report: Pick<Report, "findings" | "stale" | "cases">, failOn: Severity): boolean {
  return isUnchecked(report) || [...report.findings, ...report.stale].some((told) => isFailure(told, failOn));
}

/** Whether a run has cases, and could check none of them. */
export function isUnchecked({ cases }: Pick<Report, "cases">): boolean {
  return cases.length > 0 && cases.every(({ outcome }) => outcome === "not-checked");
}

/** What nobody has accepted. */
export function isOpen({ accepted }: Finding): boolean {
  return accepted === undefined;
}

/** The titles of what is told beside the findings. */
export const ACCEPTED = "Accepted by the baseline";
export const STALE = "No longer found: take it out of the baseline";
export const NOT_NAMED = "Not named by the contract";

/** A line for each finding that is accepted. */
export function acceptedLines({ findings }: Report): string[] {
  return findings.flatMap((finding) =>
    finding.accepted === undefined
      ? []
      : [
          `${TITLES[finding.severity]} ${nameOf(finding)}: ${finding.accepted.reason} (${finding.accepted.date})`,
        ],
  );
}

/** A line for each line of the baseline that is stale. */
export function staleLines({ stale }: Report): string[] {
  return stale.map(({ date, finding, reason }) => `${finding}: ${reason} (${date})`);
}

/** What was not checked, by the reason. */
export function byReason(notChecked: readonly NotChecked[]): Map<string, string[]> {
  const reasons = Map.groupBy(notChecked, ({ why }) => why);
  return new Map([...reasons].map(([why, list]) => [why, list.map(({ what }) => what)]));
}

/** The lines of a table of what was covered, the missing ones named. */
function coverageLines({ coverage }: Report): string[] {
  return Object.entries(coverage).map(([name, { covered, missing }]) => {
    const more = missing.length > MOST_NAMES ? ` and ${missing.length - MOST_NAMES} more` : "";
    const names = missing.length === 0 ? "" : `   missing: ${missing.slice(0, MOST_NAMES).join(", ")}${more}`;
    return `${name.padEnd(11)} ${covered.length} of ${covered.length + missing.length}${names}`;
  });
}

/** What a finding tells, a line each. */
export function findingText(api: Report["api"], finding: Finding): string {
  const { severity, place, expected, got, because, caseIds, curl } = finding;
  const [first = ""] = caseIds;
  const lines = [
    `   where     ${place}`,
    `   expected  ${expected}`,
    `   got       ${got}`,
    `   contract  ${contractPlace(api, finding)}`,
    `   ${BASES[severity].padEnd(10)}${because}`,
    `   again     --replay ${inQuotes(first)}`,
    ...commandLines(curl).map((line, index) => `   ${index === 0 ? "try       " : "          "}${line}`),
  ];
  // A report that is merged was written by somebody else.
  return inert(lines.map(printable).join("\n"));
}

/** Lines that GitHub takes for no commands of a workflow, which begin with two colons or have two hashes and a bracket. */
function inert(text: string): string {
  return text.replace(/^(\s*):(?=:)/gm, "$1\\u003a").replaceAll("##[", "#\\u0023[");
}

/** Where the contract says it: the file of a document, or the pointer with the value that stands there, when it is short. */
function contractPlace(api: Report["api"], { pointer, writtenAt }: Finding): string {
  if (writtenAt !== undefined) return `${writtenAt} at ${pointer}`;
  const contract = apiContractOf(api)?.contract;
  const text = contract && JSON.stringify(placeAt(contract, pointer).value);
  return text !== undefined && text.length <= 60
    ? `${api}.json${pointer} = ${text}`
    : `${api}.json${pointer}`;
}
