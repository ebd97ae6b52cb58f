/**
 * A report as JUnit XML, which CI systems show: a suite an operation, a test case a case.
 */
import { printable } from "@facility-contracts/command/printable";
import type { CaseResult, Finding, NotChecked, Report } from "../report.ts";
import { isFailure, type Severity } from "../severity.ts";
import { nameOf } from "./baseline.ts";
import { remarkText } from "./remark.ts";
import { findingText, TITLES } from "./text.ts";

/** A test case: what was tested, what was found by it, and why it was skipped if it was. */
interface Test {
  readonly className: string;
  readonly name: string;
  readonly message: string;
  readonly findings: readonly Finding[];
  readonly skipped: string | undefined;
}

export function junitOf(report: Report, failOn: Severity): string {
  const suites = Map.groupBy(testsOf(report), ({ className }) => className);
  const lines = [...suites].flatMap(([name, tests]) => suiteLines(report.api, name, tests, failOn));
  const seconds = (report.milliseconds / 1000).toFixed(3);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${escaped(`facility-conformance ${report.api}`)}" time="${seconds}">`,
    ...lines,
    ...remarkLines(report),
    "</testsuites>\n",
  ].join("\n");
}

/** What a reader should know of the run, in a suite without tests: no other part of JUnit is shown everywhere. */
function remarkLines({ remarks }: Report): string[] {
  if (remarks.length === 0) return [];
  return [
    '  <testsuite name="remarks" tests="0" failures="0" skipped="0">',
    `    <system-out>${content(remarks.map(remarkText).join("\n"))}</system-out>`,
    "  </testsuite>",
  ];
}

/** The cases, and what was not checked without being one. */
function testsOf({ api, cases, coverage, findings, notChecked }: Report): Test[] {
  const byCase = new Map<string, Finding[]>();
  for (const finding of findings)
    for (const id of finding.caseIds) byCase.set(id, [...(byCase.get(id) ?? []), finding]);
  const operations = [...coverage.operations.covered, ...coverage.operations.missing];
  const operationIn = (what: string) => operations.find((name) => `${what} `.startsWith(`${name} `)) ?? api;
  return [
    ...cases.map(({ id, message = "", operationId, outcome }) => ({
      className: operationId,
      name: id,
      message,
      findings: byCase.get(id) ?? [],
      skipped: outcome === "not-checked" ? message : undefined,
    })),
    ...notChecked
      .filter((part) => !cases.some((result) => isOfCase(part, result)))
      .map(({ what, why }) => {
        return { className: operationIn(what), name: what, message: "", findings: [], skipped: why };
      }),
  ];
}

/** Whether what was not checked is a case, which tells it itself. */
export function isOfCase({ what, why }: NotChecked, { id, message, outcome }: CaseResult): boolean {
  return outcome === "not-checked" && message === why && `${id} `.startsWith(`${what} `);
}

function suiteLines(api: string, name: string, tests: readonly Test[], failOn: Severity): string[] {
  const failures = tests.filter(({ findings }) => findings.some((finding) => isFailure(finding, failOn)));
  const skipped = tests.filter((test) => test.skipped !== undefined);
  return [
    `  <testsuite name="${escaped(name)}" tests="${tests.length}" failures="${failures.length}" skipped="${skipped.length}">`,
    ...tests.map((test) => {
      const open = `    <testcase classname="${escaped(test.className)}" name="${escaped(test.name)}"`;
      const inside = insideOf(api, test, failOn);
      return inside === "" ? `${open}/>` : `${open}>${inside}</testcase>`;
    }),
    "  </testsuite>",
  ];
}

function insideOf(api: string, { findings, message, skipped }: Test, failOn: Severity): string {
  if (skipped !== undefined) return `<skipped message="${escaped(skipped)}"/>`;
  const told = (all: readonly Finding[]) => content(all.map((finding) => toldOf(api, finding)).join("\n\n"));
  const failing = findings.filter((finding) => isFailure(finding, failOn));
  const others = findings.filter((finding) => !isFailure(finding, failOn));
  const failure =
    failing.length === 0 ? "" : `<failure message="${escaped(message)}">${told(failing)}</failure>`;
  return failure + (others.length === 0 ? "" : `<system-out>${told(others)}</system-out>`);
}

function toldOf(api: string, finding: Finding): string {
  const { accepted, severity } = finding;
  const title = accepted === undefined ? "" : `accepted: ${accepted.reason} (${accepted.date}): `;
  return `${title}${TITLES[severity]} ${nameOf(finding)}\n${findingText(api, finding)}`;
}

/** A text between tags, where lines may stay as they are. */
function content(text: string): string {
  return escaped(text).replaceAll("&#10;", "\n");
}

/** XML has no way to write most control characters, and who shows it may obey the others. */
function escaped(text: string): string {
  // Lines of a message stay lines.
  return text
    .toWellFormed()
    .split("\n")
    .map(printable)
    .join("\n")
    .replace(/[\ufffe\uffff]/gu, "\ufffd")
    .replace(/[&<>"\n\r\t]/g, (character) => `&#${character.charCodeAt(0)};`);
}
