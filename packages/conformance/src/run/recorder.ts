/**
 * Keeps what a run finds, and groups findings of one cause.
 */
import type { Problem } from "../checks/problem.ts";
import type { OperationContract } from "../contract/operation.ts";
import { curlOf, type Secrets } from "../report/curl.ts";
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
  /** How many findings there are, ungrouped. */
  readonly size: number;
  /** The findings of all cases, or the ungrouped ones of one case. */
  findings(id?: string): Finding[];
  results(): CaseResult[];
}

interface Raw {
  readonly order: number;
  readonly key: string;
  readonly id: string;
  readonly finding: Finding;
}

/** Makes a recorder. */
export function createRecorder(baseUrl: string, secrets: Secrets): Recorder {
  const raw: Raw[] = [];
  const results = new Map<string, CaseResult & { readonly order: number }>();
  return {
    record({ order, id, operation }, problems, requests) {
      const { operationId, page } = operation;
      for (const { check, place, pointer, expected, got, assumption } of problems) {
        const severity = assumption === undefined ? "error" : "assumption";
        const finding: Finding = {
          severity,
          operationId,
          check,
          place,
          pointer,
          expected: secrets.redacted(expected),
          got: secrets.redacted(got),
          because: assumption === undefined ? page : assumption.text,
          curl: curlOf(baseUrl, requests, secrets),
          cases: 1,
        };
        // Positions in lists differ from case to case; what is wrong there does not.
        const key = [severity, operationId, check, pointer, place.replaceAll(/\/\d+/g, "/*")].join(" ");
        raw.push({ order, key, id, finding });
      }
      const outcome = problems.some(({ assumption }) => assumption === undefined)
        ? "failed"
        : problems.length > 0
          ? "assumption"
          : "passed";
      const messages = problems.map(
        ({ place, expected, got }) => `${place}: expected ${expected}, got ${got}`,
      );
      const message = messages.length > 0 ? { message: secrets.redacted(messages.join("\n")) } : {};
      results.set(id, { id, operationId, outcome, ...message, order });
    },
    skip({ order, id, operation: { operationId } }, why) {
      results.set(id, { id, operationId, outcome: "not-checked", message: why, order });
    },
    get size() {
      return raw.length;
    },
    findings(only) {
      if (only !== undefined) return raw.filter(({ id }) => id === only).map(({ finding }) => finding);
      const groups = Map.groupBy(
        raw.toSorted((a, b) => a.order - b.order),
        ({ key }) => key,
      );
      const findings = [...groups.values()].flatMap((group) => {
        const [first] = group;
        return first === undefined
          ? []
          : [{ ...first.finding, cases: new Set(group.map(({ id }) => id)).size }];
      });
      return findings.toSorted((a, b) => (a.severity === b.severity ? 0 : a.severity === "error" ? -1 : 1));
    },
    results: () =>
      [...results.values()].toSorted((a, b) => a.order - b.order).map(({ order, ...result }) => result),
  };
}
