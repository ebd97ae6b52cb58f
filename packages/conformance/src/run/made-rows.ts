/**
 * Rows that the operations of the contract make.
 */
import { valueAt } from "@facility-contracts/model/pointer";
import type { Case } from "../cases/case.ts";
import { type CreatedRows, withRows } from "../cases/fresh-row.ts";
import { baseOf, type RequestBase, requestOf } from "../cases/request.ts";
import { answerProblems, type ReadAnswer } from "../checks/answer.ts";
import { caseProblems } from "../checks/expectation.ts";
import type { Problem } from "../checks/problem.ts";
import type { RowId } from "../config.ts";
import { isSuccess } from "../contract/operation.ts";
import { NotPossible } from "../rules/broken.ts";
import type { WireRequest } from "../wire.ts";
import { NoAnswer, ProviderGone, silence } from "./exchange.ts";
import { baseCasesOf, type Plan } from "./plan.ts";
import type { Recorder } from "./recorder.ts";
import type { Sender } from "./sender.ts";

/** Makes rows by the creators of a plan. What is wrong with their answers is recorded. */
export function createdRows(
  { config, creators, units }: Pick<Plan, "config" | "creators" | "units">,
  sender: Sender,
  recorder: Recorder,
): CreatedRows {
  const shared = new Map<string, Promise<RowId>>();
  /** Why rows of a kind are not made: the first request got no answer, and every other one would take as long as the deadline. */
  const silent = new Map<string, NotPossible>();

  /** What makes a row is the base request of its operation, and is recorded as that. */
  function record(base: RequestBase, request: WireRequest, answer: ReadAnswer | NoAnswer): void {
    for (const tested of baseCasesOf(base)) {
      const { id, operation, says } = tested;
      const known = recorder.findings(id);
      const problems = (
        answer instanceof NoAnswer ? [silence(operation, says, answer)] : madeProblems(tested, answer)
      ).filter(({ check, place }) => !known.some((told) => told.check === check && told.place === place));
      if (problems.length === 0) continue;
      const order = units.find((unit) => unit.id === id)?.order ?? units.length;
      const requests = answer instanceof ProviderGone ? answer.requests : [request];
      recorder.record({ order, id, operation }, problems, requests);
    }
  }

  const rows: CreatedRows = {
    has: (kind) => creators.has(kind),
    async make(kind) {
      const creator = creators.get(kind);
      const base = creator && baseOf(creator.operation, config);
      if (creator === undefined || base === undefined) throw new NotPossible(`no operation makes ${kind}`);
      const before = silent.get(kind);
      if (before !== undefined) throw before;
      const { operation } = creator;
      const request = requestOf(await withRows(base, {}, "accepted", rows));
      const answer = await sender.send(request).catch((cause: unknown) => {
        if (!(cause instanceof NoAnswer)) throw cause;
        record(base, request, cause);
        const why = `${operation.operationId}, which makes ${kind}, got no answer`;
        const unmade = new NotPossible(why, { cause });
        silent.set(kind, unmade);
        throw unmade;
      });
      record(base, request, answer);
      const id = valueAt(answer.value, `#${creator.id}`);
      if (isSuccess(operation, answer.status) && (typeof id === "string" || typeof id === "number"))
        return id;
      throw new NotPossible(
        `${operation.operationId}, which makes ${kind}, was answered ${answer.status} without an identifier at ${creator.id}`,
      );
    },
    shared(kind) {
      const made = shared.get(kind) ?? rows.make(kind);
      shared.set(kind, made);
      // What could not be made once may be made the next time.
      made.catch(() => shared.delete(kind));
      return made;
    },
  };
  return rows;
}

/** A row that is made for the second time may be refused, as it is there already: no status of a refusal is wrong. */
function madeProblems(tested: Case, answer: ReadAnswer): Problem[] {
  if (answer.status >= 500) return caseProblems(tested, answer);
  const problems = answerProblems(tested.operation, answer);
  return answer.status >= 400 ? problems.filter(({ check }) => check !== "answer/status") : problems;
}
