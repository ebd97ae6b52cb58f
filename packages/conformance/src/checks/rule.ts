/**
 * Holds answers against the rules that no schema can state.
 */
import { isSuccess, type OperationContract, responseFor } from "../contract/operation.ts";
import type { NotChecked } from "../report.ts";
import { Broken, NotPossible } from "../rules/broken.ts";
import type { Answered, AnswerRule } from "../rules/rule.ts";
import type { Problem } from "./problem.ts";

type Stated = Pick<AnswerRule, "id" | "says" | "assumed">;

/** The rules that an answer breaks, the names of those that were held against it, and why others were not. */
export function ruleProblems(
  rules: readonly AnswerRule[],
  operation: OperationContract,
  answered: Answered,
): { problems: Problem[]; checked: string[]; notChecked: NotChecked[] } {
  const problems: Problem[] = [];
  const checked: string[] = [];
  const notChecked: NotChecked[] = [];
  const { status } = answered.answer;
  const isShown =
    isSuccess(operation, status) && responseFor(operation, status)?.status === operation.success.status;
  for (const rule of rules) {
    const isAbout = rule.status === undefined ? isShown : rule.status === status;
    if (rule.operationId !== operation.operationId || !isAbout) continue;
    try {
      rule.check(answered);
    } catch (error) {
      if (error instanceof NotPossible) {
        notChecked.push({ what: ruleName(rule), why: error.message });
        continue;
      }
      if (!(error instanceof Broken)) throw error;
      problems.push(brokenRule(operation, rule, error));
    }
    checked.push(ruleName(rule));
  }
  return { problems, checked, notChecked };
}

/** A rule in a report. */
export function ruleName({ operationId, id }: Pick<AnswerRule, "operationId" | "id">): string {
  return `${operationId} ${id}`;
}

/** A broken rule as a problem. */
export function brokenRule(
  operation: OperationContract,
  { id, says, assumed }: Stated,
  { place, expected, got }: Broken,
): Problem {
  return {
    check: `rule/${id}`,
    place,
    pointer: `${operation.place.pointer}/description`,
    expected: `${expected} (${says})`,
    got,
    assumption: assumed === undefined ? undefined : { pointer: operation.place.pointer, text: assumed },
  };
}
