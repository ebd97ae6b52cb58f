/**
 * A report as JUnit XML, which CI systems show: a suite an operation, a test case a case.
 */
import { printable } from "@facility-contracts/command/printable";
import type { CaseResult, Report } from "../report.ts";
import { fails, type Severity } from "../severity.ts";

/** What is told of a case that does not fail. */
const NOTES: Partial<Record<CaseResult["outcome"], string>> = {
  warning: "Warning",
  assumption: "Assumption not confirmed",
};

/** Writes a report as JUnit XML. */
export function junitOf(report: Report, failOn: Severity): string {
  const suites = Map.groupBy(report.cases, ({ operationId }) => operationId);
  const lines = [...suites].flatMap(([name, cases]) => suiteLines(name, cases, failOn));
  const seconds = (report.milliseconds / 1000).toFixed(3);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${attribute(`facility-conformance ${report.api}`)}" time="${seconds}">`,
    ...lines,
    "</testsuites>\n",
  ].join("\n");
}

function suiteLines(name: string, cases: readonly CaseResult[], failOn: Severity): string[] {
  const isFailure = ({ outcome }: CaseResult) =>
    outcome === "failed" || ((outcome === "warning" || outcome === "assumption") && fails(outcome, failOn));
  const failures = cases.filter(isFailure).length;
  const skipped = cases.filter(({ outcome }) => outcome === "not-checked").length;
  return [
    `  <testsuite name="${attribute(name)}" tests="${cases.length}" failures="${failures}" skipped="${skipped}">`,
    ...cases.map((result) => {
      const { id, operationId, outcome, message = "" } = result;
      const open = `    <testcase classname="${attribute(operationId)}" name="${attribute(id)}"`;
      if (isFailure(result)) return `${open}><failure message="${attribute(message)}"/></testcase>`;
      if (outcome === "not-checked") return `${open}><skipped message="${attribute(message)}"/></testcase>`;
      const title = NOTES[outcome];
      const note = title === undefined ? "" : `<system-out>${attribute(`${title}: ${message}`)}</system-out>`;
      return note === "" ? `${open}/>` : `${open}>${note}</testcase>`;
    }),
    "  </testsuite>",
  ];
}

/** XML has no way to write most control characters, and who shows it may obey the others. */
function attribute(text: string): string {
  // Lines of a message stay lines.
  return text
    .toWellFormed()
    .split("\n")
    .map(printable)
    .join("\n")
    .replace(/[\ufffe\uffff]/gu, "\ufffd")
    .replace(/[&<>"\n\r\t]/g, (character) => `&#${character.charCodeAt(0)};`);
}
