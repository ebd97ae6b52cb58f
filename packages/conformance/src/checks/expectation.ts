/**
 * Whether a case was answered as the contract has it.
 */

import type { Assumption } from "@facility-contracts/model/provenance";
import type { Case } from "../cases/case.ts";
import { isSuccess, type OperationContract, statusAssumption, successesOf } from "../contract/operation.ts";
import { answerProblems, type ReadAnswer } from "./answer.ts";
import { type Problem, shown } from "./problem.ts";

/** The ways in which an answer to a case is wrong. */
export function caseProblems(tested: Case, answer: ReadAnswer): Problem[] {
  const { operation, expect } = tested;
  const { status } = answer;
  if (expect.kind === "survived" && status < 500) return [];
  const documented = answerProblems(operation, answer);
  const isUndocumented = documented.some(({ check }) => check === "answer/status");
  if (status < 500 && isExpected(operation, expect, status, isUndocumented)) return documented;
  const mismatch: Problem = {
    check: status >= 500 ? "robust/server-error" : tested.check,
    place: tested.place,
    pointer: tested.pointer,
    expected: `${expectedOf(operation, expect)} to: ${tested.says}`,
    got: `${status} ${shown(answer.text)}`.trim(),
    assumption: status >= 500 ? undefined : restsOn(tested, status),
  };
  // That the status is not a documented one is the same fault.
  return [mismatch, ...documented.filter(({ check }) => check !== "answer/status")];
}

function isExpected(
  operation: OperationContract,
  expect: Case["expect"],
  status: number,
  isUndocumented: boolean,
): boolean {
  if (expect.kind === "accepted") return isSuccess(operation, status);
  return "statuses" in expect ? expect.statuses.includes(status) : !isUndocumented;
}

/** What a provider is expected to answer, for people. */
function expectedOf(operation: OperationContract, expect: Case["expect"]): string {
  if (expect.kind === "accepted") return successesOf(operation);
  return "statuses" in expect ? expect.statuses.join(" or ") : "a documented answer";
}

/** Beside the case itself, the status of a refusal may be assumed. Then only an acceptance contradicts a page. */
function restsOn({ operation, expect, assumption }: Case, status: number): Assumption | undefined {
  if (assumption !== undefined || status < 400) return assumption;
  if (expect.kind === "refused") return statusAssumption(operation, expect.statuses[0]);
  return expect.kind === "answered" ? statusAssumption(operation, 400) : undefined;
}
