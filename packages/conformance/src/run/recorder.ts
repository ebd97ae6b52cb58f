/**
 * Keeps what a run finds, and groups findings of one cause.
 */
import { anyItem, cut, type Problem, severityOf } from "../checks/problem.ts";
import type { OperationContract } from "../contract/operation.ts";
import { withAcceptance } from "../report/baseline.ts";
import { curlOf } from "../report/curl.ts";
import { grouped } from "../report/group.ts";
import type { Secrets } from "../report/secrets.ts";
import type { Accepted, CaseResult, Finding } from "../report.ts";
import { isFailure, SEVERITIES, type Severity } from "../severity.ts";
import type { WireRequest } from "../wire.ts";
import { STOPPED } from "./exchange.ts";

/** What was tested, as findings tell it. */
export interface Tested {
  /** The place in the plan: findings are told in this order. */
  readonly order: number;
  readonly id: string;
  readonly operation: OperationContract;
}

/** Collects the outcomes of a run. */
export interface Recorder {
  record(tested: Tested, problems: readonly Problem[], requests: readonly WireRequest[]): void;
  /** Whether the same is wrong with an answer that was told before. */
  hasTold(operation: OperationContract, problem: Problem): boolean;
  /** Notes that a case could not be tested. */
  skip(tested: Tested, why: string): void;
  /** Whether there is a finding that fails a run. */
  hasFailed(failOn: Severity): boolean;
  /** The findings of all cases, or the ungrouped ones of one case. */
  findings(id?: string): Finding[];
  results(): CaseResult[];
  /** The outcome of one case, if it is done. */
  result(id: string): CaseResult | undefined;
}

export function createRecorder(
  baseUrl: string,
  secrets: Secrets,
  baseline: readonly Accepted[] = [],
): Recorder {
  const raw: { readonly order: number; readonly finding: Finding }[] = [];
  const results = new Map<string, CaseResult>();
  const told = new Set<string>();
  const causeOf = ({ operationId }: OperationContract, { check, place }: Problem) =>
    [operationId, check, anyItem(place)].join(" ");
  return {
    hasTold: (operation, problem) => told.has(causeOf(operation, problem)),
    record({ order, id, operation }, problems, requests) {
      const { operationId, page } = operation;
      const messages: string[] = [];
      for (const problem of problems) {
        const { check, pointer, requests: until } = problem;
        if (/^(answer|rule)\//.test(check)) told.add(causeOf(operation, problem));
        const [place = "", expected = "", got = ""] = [problem.place, problem.expected, problem.got].map(
          (text) => cut(text, secrets.redacted),
        );
        messages.push(`${place}: expected ${expected}, got ${got}`);
        const severity = severityOf(operation, problem);
        const finding: Finding = {
          severity,
          operationId,
          check,
          place,
          pointer,
          ...writingOf(operation, pointer),
          expected,
          got,
          because: becauseOf(severity, page, problem),
          curl: curlOf(baseUrl, requests.slice(0, until), { secrets, areSuspects: check === STOPPED }),
          caseIds: [id],
        };
        raw.push({ order, finding: withAcceptance(finding, baseline) });
      }
      const worst = SEVERITIES.find((severity) =>
        problems.some((problem) => severityOf(operation, problem) === severity),
      );
      const message = messages.length > 0 ? { message: messages.join("\n") } : {};
      // A base request that is right by itself was not before, when it made a row.
      if (worst === undefined && results.has(id)) return;
      results.set(id, { id, operationId, outcome: outcomeOf(worst), ...message, order });
    },
    skip({ order, id, operation: { operationId } }, why) {
      if (results.has(id)) return;
      results.set(id, { id, operationId, outcome: "not-checked", message: secrets.redacted(why), order });
    },
    hasFailed: (failOn) => raw.some(({ finding }) => isFailure(finding, failOn)),
    findings(only) {
      const findings = raw.toSorted((a, b) => a.order - b.order).map(({ finding }) => finding);
      return only === undefined
        ? grouped(findings)
        : findings.filter(({ caseIds }) => caseIds.includes(only));
    },
    result: (id) => results.get(id),
    results: () => [...results.values()].toSorted((a, b) => a.order - b.order),
  };
}

function writingOf({ api }: OperationContract, pointer: string): Pick<Finding, "writtenAt"> {
  const writing = api.contract.writtenAt?.(pointer);
  return writing === undefined ? {} : { writtenAt: `${writing.file}:${writing.line}:${writing.column}` };
}

function outcomeOf(worst: Severity | undefined): CaseResult["outcome"] {
  if (worst === undefined) return "passed";
  return worst === "error" ? "failed" : worst;
}

function becauseOf(
  severity: Severity,
  page = "the contract, which names no page",
  { advice, assumption }: Problem,
): string {
  return assumption?.text ?? advice ?? (severity === "warning" ? `the example on ${page}` : page);
}
