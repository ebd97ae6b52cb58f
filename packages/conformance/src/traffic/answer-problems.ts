/**
 * The ways in which a recorded answer is not a documented one, and what of it cannot be judged.
 */
import { answerProblems, type ReadAnswer, untoldIn } from "../checks/answer.ts";
import type { Problem } from "../checks/problem.ts";
import { type OperationContract, readAs } from "../contract/operation.ts";
import type { NotChecked } from "../report.ts";
import { WITHHELD } from "./request-problems.ts";

/** @param withheld the headers that the recording leaves out, in lower case */
export function judgedAnswer(
  operation: OperationContract,
  answer: ReadAnswer,
  withheld: ReadonlySet<string>,
): { readonly problems: readonly Problem[]; readonly notChecked: readonly NotChecked[] } {
  const { operationId } = operation;
  const isWithheld = ({ check, place }: Problem) =>
    check === "answer/header" && withheld.has(place.replace("header ", "").toLowerCase());
  const problems = answerProblems(operation, answer);
  return {
    problems: problems.filter((problem) => !isWithheld(problem)),
    notChecked: [
      ...problems
        .filter(isWithheld)
        .map(({ place }) => ({ what: `${operationId} answer ${place}`, why: WITHHELD })),
      ...(isBodyUnread(operation, answer)
        ? [{ what: `${operationId} answer body`, why: "the recording does not have all of it" }]
        : []),
      ...untoldIn(operation, answer),
    ],
  };
}

/** Whether a body is documented of which the recording has nothing, or only the beginning. */
export function isBodyUnread(operation: OperationContract, { isCut, status }: ReadAnswer): boolean {
  const documented = readAs(operation, status)?.contents ?? [];
  return isCut && operation.method !== "HEAD" && documented.length > 0;
}
