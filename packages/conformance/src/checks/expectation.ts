/**
 * Whether a case was answered as the contract has it.
 */
import { markerAt } from "@facility-contracts/model/markers";
import { entriesOf, memberOf } from "@facility-contracts/model/place";
import type { Assumption } from "@facility-contracts/model/provenance";
import { type Case, type Expectation, isRefusal } from "../cases/case.ts";
import {
  isTaken,
  type OperationContract,
  readAs,
  responseFor,
  statusAssumption,
  successesOf,
} from "../contract/operation.ts";
import { answerProblems, type ReadAnswer } from "./answer.ts";
import { type Problem, shown } from "./problem.ts";

/** The ways in which an answer to a case is wrong. */
export function caseProblems(tested: Case, answer: ReadAnswer): Problem[] {
  const { operation, expect } = tested;
  const { status } = answer;
  if (expect.kind === "survived" && status < 500) return [];
  const documented = answerProblems(operation, answer);
  // A status that nobody documents is no fault of an answer to what nobody documents.
  if (isExpected(tested, status))
    return status >= 300 ? documented.filter(({ check }) => check !== "answer/status") : documented;
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

/** Whether a case was taken or refused as it has to be, whatever else is wrong with the answer. */
export function isExpected({ expect, operation }: Case, status: number): boolean {
  if (status >= 500) return false;
  switch (expect.kind) {
    case "accepted":
      return isTaken(operation, status);
    case "refused":
      return isRefusal(expect, status);
    case "answered":
      if (expect.statuses !== undefined)
        return expect.statuses.includes(status) || isTaken(operation, status);
      return readAs(operation, status) !== undefined || isOpen(operation, status);
    case "survived":
      return true;
  }
}

/** That an identifier which is none is no row that is not there, where the contract has no example of the one. */
function malformedIsAbsent(operation: OperationContract): Assumption | undefined {
  const bad = responseFor(operation, 400) ?? responseFor(operation, 422);
  if (bad === undefined || responseFor(operation, 404) === undefined) return undefined;
  const examples = bad.contents.flatMap(({ place }) => entriesOf(memberOf(place, "examples")));
  if (examples.some(({ place }) => markerAt(place, "x-fault-in") === "path")) return undefined;
  return {
    pointer: bad.place.pointer,
    text: "The contract documents both, and does not say which of them a malformed identifier is.",
  };
}

/** Whether a failure is one that the operation may have: where it documents none for bad requests, it says nothing of them. */
function isOpen(operation: OperationContract, status: number): boolean {
  return status >= 400 && [400, 422].every((refusal) => responseFor(operation, refusal) === undefined);
}

/** What a provider is expected to answer, for people. */
export function expectedOf(operation: OperationContract, expect: Expectation): string {
  switch (expect.kind) {
    case "accepted":
      return successesOf(operation);
    case "refused":
      return expect.statuses.join(" or ") || "a refusal";
    case "answered":
      if (expect.statuses === undefined) return "any documented answer";
      return [...expect.statuses, successesOf(operation)].join(" or ");
    case "survived":
      return "any answer that is no error of the provider";
  }
}

/** Beside the case itself, the status of a refusal may be assumed. Then only an acceptance contradicts a page. */
function restsOn({ check, operation, expect, assumption }: Case, status: number): Assumption | undefined {
  if (assumption !== undefined || status < 400) return assumption;
  if (expect.kind === "refused")
    return (
      statusAssumption(operation, expect.statuses[0]) ??
      (check.startsWith("path/") && status === 404 ? malformedIsAbsent(operation) : undefined)
    );
  return expect.kind === "answered" ? statusAssumption(operation, 400) : undefined;
}
