/**
 * A report as Markdown, for a pull request.
 */
import { code, details, fenced, plain } from "@facility-contracts/command/markdown";
import type { Finding, Report } from "../report.ts";
import type { Severity } from "../severity.ts";
import { commandLines } from "./curl.ts";
import { noteLines } from "./notes.ts";
import { remarkText } from "./remark.ts";
import {
  ACCEPTED,
  acceptedLines,
  BASES,
  byReason,
  hasFailed,
  isOpen,
  NOT_NAMED,
  STALE,
  staleLines,
  summary,
} from "./text.ts";

export function markdownOf(report: Report, failOn: Severity): string {
  const [verdict = "", numbers = ""] = summary(report, failOn).split("\n");
  const parts = [
    `## ${hasFailed(report, failOn) ? "❌" : "✅"} Contract of ${plain(report.api)}`,
    `${plain(verdict)}  \n${plain(numbers)}`,
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
    parts.push("### Remarks", report.remarks.map((remark) => `- ${plain(remarkText(remark))}`).join("\n"));
  const rows = Object.entries(report.coverage).map(
    ([name, { covered, missing }]) =>
      `| ${name} | ${covered.length} of ${covered.length + missing.length} | ${missing.map(plain).join(", ")} |`,
  );
  parts.push(["| coverage | | missing |", "|---|---|---|", ...rows].join("\n"));
  const reasons = [...byReason(report.notChecked)].map(
    ([why, what]) => `- ${plain(what.join(", "))}: ${plain(why)}`,
  );
  if (reasons.length > 0) parts.push(details("Not checked", reasons.join("\n")));
  for (const [title, lines] of [
    [ACCEPTED, acceptedLines(report)],
    [STALE, staleLines(report)],
    [NOT_NAMED, noteLines(report)],
  ] as const)
    if (lines.length > 0) parts.push(details(title, lines.map((line) => `- ${plain(line)}`).join("\n")));
  return `${parts.join("\n\n")}\n`;
}

function findingMarkdown(finding: Finding): string {
  const { severity, operationId, check, place, pointer } = finding;
  const { expected, got, because, caseIds, curl } = finding;
  const also = caseIds.length > 1 ? ` (${caseIds.length} cases)` : "";
  const lines = [
    `**${plain(operationId)}** ${code(check)} at ${code(place)}${also}`,
    `- expected: ${plain(expected)}`,
    `- got: ${code(got)}`,
    `- contract: ${code(pointer)}`,
    `- ${BASES[severity]}: ${plain(because)}`,
  ];
  return `${lines.join("\n")}\n\n${details("Try it", fenced("sh", commandLines(curl).join("\n")))}`;
}
