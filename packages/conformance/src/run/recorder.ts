/**
 * Keeps what a run finds, and groups findings of one cause.
 */
import { type Problem, printable } from "../checks/problem.ts";
import type { OperationContract } from "../contract/operation.ts";
import { curlOf, type Secrets } from "../report/curl.ts";
import { grouped } from "../report/group.ts";
import type { CaseResult, Finding } from "../report.ts";
import type { WireRequest } from "../wire.ts";

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
  /** Notes that a case could not be tested. */
  skip(tested: Tested, why: string): void;
  /** How many findings there are that fail a run, ungrouped. */
  failures(assumptionsFail: boolean): number;
  /** The findings of all cases, or the ungrouped ones of one case. */
  findings(id?: string): Finding[];
  results(): CaseResult[];
  /** The outcome of one case, if it is done. */
  result(id: string): CaseResult | undefined;
}

interface Raw {
  readonly order: number;
  readonly finding: Finding;
}

/** Makes a recorder. */
export function createRecorder(baseUrl: string, secrets: Secrets): Recorder {
  const raw: Raw[] = [];
  const results = new Map<string, CaseResult>();
  return {
    record({ order, id, operation }, problems, requests) {
      const { operationId, page } = operation;
      for (const { check, place, pointer, expected, got, assumption } of problems) {
        const severity = assumption === undefined ? "error" : "assumption";
        const finding: Finding = {
          severity,
          operationId,
          check,
          place: printable(secrets.redacted(place)),
          pointer,
          expected: printable(secrets.redacted(expected)),
          got: printable(secrets.redacted(got)),
          because: assumption === undefined ? page : assumption.text,
          curl: curlOf(baseUrl, requests, secrets),
          caseIds: [id],
        };
        raw.push({ order, finding });
      }
      const outcome = problems.some(({ assumption }) => assumption === undefined)
        ? "failed"
        : problems.length > 0
          ? "assumption"
          : "passed";
      const messages = problems.map(
        ({ place, expected, got }) =>
          `${printable(secrets.redacted(place))}: expected ${printable(secrets.redacted(expected))}, got ${printable(secrets.redacted(got))}`,
      );
      const message = messages.length > 0 ? { message: messages.join("\n") } : {};
      results.set(id, { id, operationId, outcome, ...message, order });
    },
    skip({ order, id, operation: { operationId } }, why) {
      results.set(id, { id, operationId, outcome: "not-checked", message: secrets.redacted(why), order });
    },
    failures: (assumptionsFail) =>
      raw.filter(({ finding }) => assumptionsFail || finding.severity === "error").length,
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
