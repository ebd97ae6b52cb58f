/**
 * Holds answers against the rules that no schema can state.
 */

import { isTaken, type OperationContract, readAs } from "../contract/operation.ts";
import { firstOfEach } from "../first-of-each.ts";
import type { NotChecked } from "../report.ts";
import { type Breach, breachesOf, NotPossible } from "../rules/broken.ts";
import type { Answered, AnswerRule } from "../rules/rule.ts";
import { fails } from "../severity.ts";
import { anyItem, type Problem, severityOf } from "./problem.ts";

type Stated = Pick<AnswerRule, "id" | "says" | "assumed">;

/**
 * The rules that an answer breaks, the names of those that were held against it, and why others were not.
 *
 * @param shape what is wrong with the answer by itself: no rule is held against what is told already
 */
export function ruleProblems(
  rules: readonly AnswerRule[],
  operation: OperationContract,
  answered: Answered,
  shape: readonly Problem[],
): { problems: Problem[]; checked: string[]; notChecked: NotChecked[] } {
  const problems: Problem[] = [];
  const checked: string[] = [];
  const notChecked: NotChecked[] = [];
  const { status, value } = answered.answer;
  const read = readAs(operation, status);
  // What should be JSON and is none has nothing to look at.
  if (value === undefined && read?.schema !== undefined) return { problems, checked, notChecked };
  const isShown = isTaken(operation, status) && read?.status === operation.success.status;
  for (const rule of rules) {
    const isAbout = rule.status === undefined ? isShown : rule.status === status;
    if (rule.operationId !== operation.operationId || !isAbout) continue;
    try {
      const breaches = breachesOf(() => rule.check(answered));
      // There may be more of them than a call takes arguments.
      for (const problem of brokenRule(operation, rule, breaches, shape)) problems.push(problem);
      checked.push(ruleName(rule));
    } catch (error) {
      if (!(error instanceof NotPossible)) throw error;
      notChecked.push({ what: ruleName(rule), why: error.message });
    }
  }
  return { problems, checked, notChecked };
}

/** A rule in a report. */
export function ruleName({ operationId, id }: Pick<AnswerRule, "operationId" | "id">): string {
  return `${operationId} ${id}`;
}

/** What a rule breaks, as problems: the first one of each place, and none where an answer is told to be wrong already. */
export function brokenRule(
  operation: OperationContract,
  { id, says, assumed }: Stated,
  breaches: readonly Breach[],
  shape: readonly Problem[],
): Problem[] {
  return firstOfEach(breaches, ({ place }) => anyItem(place))
    .map(({ place, expected, got, requests }) => ({
      check: `rule/${id}`,
      place,
      pointer: `${operation.place.pointer}/description`,
      expected: `${expected} (${says})`,
      got,
      assumption: assumed === undefined ? undefined : { pointer: operation.place.pointer, text: assumed },
      ...(requests === undefined ? {} : { requests }),
    }))
    .filter((problem) => !isTold(operation, problem, shape));
}

/** Whether nothing less is told of a place already. What has another type has nothing below it. */
function isTold(operation: OperationContract, problem: Problem, told: readonly Problem[]): boolean {
  const place = anyItem(problem.place);
  const severity = severityOf(operation, problem);
  return told.some((other) => {
    const at = anyItem(other.place);
    const isThere = at === place || (other.check === "answer/type" && place.startsWith(`${at}/`));
    return isThere && fails(severityOf(operation, other), severity);
  });
}
