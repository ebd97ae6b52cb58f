/**
 * A report as Markdown, for a pull request.
 */
import { printable } from "@facility-contracts/command/printable";
import type { Finding, Report } from "../report.ts";
import type { Severity } from "../severity.ts";
import { commandLines } from "./curl.ts";
import { noteLines } from "./notes.ts";
import {
  ACCEPTED,
  acceptedLines,
  BASES,
  byReason,
  hasFailed,
  isOpen,
  NOT_NAMED,
  remarkText,
  STALE,
  staleLines,
  summary,
} from "./text.ts";

/** Writes a report as Markdown. */
export function markdownOf(report: Report, failOn: Severity): string {
  const [verdict = "", numbers = ""] = summary(report, failOn).split("\n");
  const parts = [
    `## ${hasFailed(report, failOn) ? "❌" : "✅"} Contract of ${inline(report.api)}`,
    `${inline(verdict)}  \n${inline(numbers)}`,
  ];
  for (const [severity, title] of [
    ["error", "Errors"],
    ["warning", "Warnings: an example on a page shows something else"],
    ["assumption", "Assumptions not confirmed"],
  ] as const) {
    const findings = report.findings.filter((finding) => finding.severity === severity && isOpen(finding));
    if (findings.length > 0) parts.push(`### ${title}`, ...findings.map(findingMarkdown));
  }
  if (report.remarks.length > 0)
    parts.push("### Remarks", report.remarks.map((remark) => `- ${inline(remarkText(remark))}`).join("\n"));
  const rows = Object.entries(report.coverage).map(
    ([name, { covered, missing }]) =>
      `| ${name} | ${covered.length} of ${covered.length + missing.length} | ${missing.map(inline).join(", ")} |`,
  );
  parts.push(["| coverage | | missing |", "|---|---|---|", ...rows].join("\n"));
  const reasons = [...byReason(report.notChecked)].map(
    ([why, what]) => `- ${inline(what.join(", "))}: ${inline(why)}`,
  );
  if (reasons.length > 0) parts.push(details("Not checked", reasons.join("\n")));
  for (const [title, lines] of [
    [ACCEPTED, acceptedLines(report)],
    [STALE, staleLines(report)],
    [NOT_NAMED, noteLines(report)],
  ] as const)
    if (lines.length > 0) parts.push(details(title, lines.map((line) => `- ${inline(line)}`).join("\n")));
  return `${parts.join("\n\n")}\n`;
}

function findingMarkdown({
  severity,
  operationId,
  check,
  place,
  pointer,
  expected,
  got,
  because,
  caseIds,
  curl,
}: Finding): string {
  const also = caseIds.length > 1 ? ` (${caseIds.length} cases)` : "";
  const lines = [
    `**${inline(operationId)}** ${code(check)} at ${code(place)}${also}`,
    `- expected: ${inline(expected)}`,
    `- got: ${code(got)}`,
    `- contract: ${code(pointer)}`,
    `- ${BASES[severity]}: ${inline(because)}`,
  ];
  return `${lines.join("\n")}\n\n${details("Try it", `${fence(curl)}sh\n${commandLines(curl).join("\n")}\n${fence(curl)}`)}`;
}

function details(title: string, text: string): string {
  return `<details><summary>${title}</summary>\n\n${text}\n\n</details>`;
}

/** Text that Markdown must not read as anything else. */
function inline(text: string): string {
  return printable(text.replaceAll(/\s+/g, " ")).replace(/[\\`*_{}[\]<>#|]/g, "\\$&");
}

/** Code in a line: its fence is longer than any in it. */
function code(text: string): string {
  const line = printable(text.replaceAll(/\s+/g, " "));
  const marks = "`".repeat(longestRun(line) + 1);
  return `${marks} ${line} ${marks}`;
}

function fence(text: string): string {
  return "`".repeat(Math.max(3, longestRun(text) + 1));
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
