/**
 * Does the units of a plan: sends, judges, takes notes.
 */
import type { Case } from "../cases/case.ts";
import { madeUpRow, withRows } from "../cases/fresh-row.ts";
import { type RequestBase, requestOf, rowOf } from "../cases/request.ts";
import { answerProblems, type ReadAnswer, untoldIn } from "../checks/answer.ts";
import { caseProblems, isExpected } from "../checks/expectation.ts";
import type { Problem } from "../checks/problem.ts";
import { brokenRule, ruleName, ruleProblems } from "../checks/rule.ts";
import {
  isPutOff,
  isSuccess,
  isTaken,
  type OperationContract,
  PUT_OFF,
  responseFor,
  TOO_MANY,
} from "../contract/operation.ts";
import { type Found, search } from "../random/search.ts";
import type { Noted } from "../report/notes.ts";
import type { NotChecked } from "../report.ts";
import { type Breach, Broken, NotPossible } from "../rules/broken.ts";
import { type Call, scenarioProvider } from "../rules/provider.ts";
import type { Answered, ScenarioRule } from "../rules/rule.ts";
import type { WireRequest } from "../wire.ts";
import type { CoverageNotes } from "./coverage.ts";
import { NoAnswer, ProviderGone, silence } from "./exchange.ts";
import { createGivenUp } from "./given-up.ts";
import { createdRows } from "./made-rows.ts";
import type { Plan, Unit } from "./plan.ts";
import type { Recorder } from "./recorder.ts";
import type { Sender } from "./sender.ts";

const NOT_FOUND = 404;

/** A run that is going on. */
export interface Session {
  /** Does a unit, unless what it stands on has failed. */
  run(unit: Unit): Promise<void>;
  /** Notes that a unit is not done. */
  skip(unit: Unit, why: string): void;
  readonly notes: CoverageNotes;
  /** What was not checked so far. */
  notChecked(): readonly NotChecked[];
}

export function createSession(
  plan: Plan,
  sender: Sender,
  recorder: Recorder,
  noted: Noted,
  seed: number,
): Session {
  const rows = createdRows(plan, sender, recorder);
  const done = new Set<string>();
  const notes: CoverageNotes = { units: new Set(), statuses: new Set(), done, rules: new Set() };
  const notChecked: NotChecked[] = [];
  /** Why an answer was none that a rule could be held against, by rule. Others may have been. */
  const unseen = new Map<string, string>();
  const givenUp = createGivenUp();

  /** @throws NotPossible when there is no row for it */
  async function test(tested: Case, unit: Unit): Promise<Found> {
    const base = await withRows(unit.base, tested.edits, tested.expect.kind, rows);
    const request = requestOf(base, tested.edits);
    try {
      return { problems: await problemsOf(tested, unit, base, request), requests: [request] };
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      return unanswered(tested, unit, request, error);
    }
  }

  function unanswered(tested: Case, unit: Unit, request: WireRequest, why: NoAnswer): Found {
    const { operation, check, says } = tested;
    givenUp.noAnswer(unit, check);
    const requests = why instanceof ProviderGone ? why.requests : [request];
    return { problems: [silence(operation, says, why)], requests };
  }

  async function problemsOf(
    tested: Case,
    unit: Unit,
    base: RequestBase,
    request: WireRequest,
  ): Promise<Problem[]> {
    const { expect, operation } = tested;
    const { operationId } = operation;
    const answer = await sender.send(
      request,
      (status) => "statuses" in expect && expect.statuses?.includes(status) === true,
    );
    noted.see(operation, answer);
    if (answer.status === TOO_MANY) return tooMany(tested, answer);
    notes.units.add(unit);
    notes.statuses.add(`${operationId} ${responseFor(operation, answer.status)?.status}`);
    if (isSuccess(operation, answer.status)) done.add(operationId);
    noteUntold(operation, answer);
    if (unit.kind === "base" && !isTaken(operation, answer.status))
      givenUp.refuse(operationId, answer.status);
    const unknown = madeUpRow(base, rows);
    if (
      unit.kind === "base" &&
      unknown !== undefined &&
      answer.status === NOT_FOUND &&
      responseFor(operation, NOT_FOUND) !== undefined
    ) {
      const why = `rows.${unknown}.existing is not given`;
      givenUp.block(operationId, why);
      return neededProblems(answerProblems(operation, answer), why);
    }
    const problems = caseProblems(tested, answer);
    if (answer.isCut || expect.kind === "survived") return problems;
    // What should have been answered in another way has no right answer.
    if (!isExpected(tested, answer.status)) return problems;
    // What may be accepted or not has to be right if it is.
    const isRight = isTaken(operation, answer.status) && "body" in tested;
    if (expect.kind === "answered" && !isRight) return problems;
    const { body, query = {}, place } = tested;
    return [...problems, ...ruled(operation, { id: rowOf(base), body, query, place, answer }, problems)];
  }

  /** @throws NotPossible when there is nothing wrong with being told so */
  function tooMany(tested: Case, answer: ReadAnswer): Problem[] {
    const { operation } = tested;
    givenUp.tooMany(operation.operationId);
    const isDocumented = isPutOff(operation, answer.status);
    return neededProblems(
      isDocumented ? answerProblems(operation, answer) : caseProblems(tested, answer),
      PUT_OFF,
    );
  }

  function ruled(operation: OperationContract, answered: Answered, shape: readonly Problem[]): Problem[] {
    const { problems, checked, notChecked } = ruleProblems(plan.answerRules, operation, answered, shape);
    for (const name of checked) notes.rules.add(name);
    for (const { what, why } of notChecked) unseen.set(what, why);
    return problems;
  }

  function noteUntold(operation: OperationContract, answer: ReadAnswer): void {
    for (const { what, why } of untoldIn(operation, answer)) unseen.set(what, why);
  }

  async function runScenario(unit: Unit, rule: ScenarioRule): Promise<void> {
    const judge = (base: RequestBase, call: Call, answer: ReadAnswer) => {
      const shape = answerProblems(base.operation, answer);
      noteUntold(base.operation, answer);
      const body = call.body ?? base.body;
      const sent = new URLSearchParams(call.query);
      const query = Object.fromEntries([...sent.keys()].map((name) => [name, sent.getAll(name)]));
      const answered = { id: rowOf(base), body, query, place: "", answer };
      return [...shape, ...ruled(base.operation, answered, shape)];
    };
    const provider = scenarioProvider(plan, { sender, rows, see: noted.see, judge });
    const { problems, undone } = provider;
    let requests = provider.requests;
    let last: readonly Breach[] = [];
    const silent: Problem[] = [];
    try {
      await rule.run(provider);
    } catch (error) {
      const isFound = problems.length > 0 || provider.breaches.length > 0;
      if (error instanceof Broken) last = error.breaches;
      else if (error instanceof NotPossible && isFound)
        notChecked.push({ what: unit.id, why: error.message });
      else if (error instanceof NoAnswer) {
        silent.push(silence(unit.operation, rule.says, error));
        if (error instanceof ProviderGone && !isFound) requests = error.requests;
      } else throw error;
    }
    if (undone.length > 0) notChecked.push({ what: unit.id, why: `came to no end: ${undone.join(", ")}` });
    if (silent.length === 0) notes.rules.add(ruleName(rule));
    const own = brokenRule(unit.operation, rule, [...provider.breaches, ...last], problems);
    recorder.record(unit, [...problems, ...own, ...silent], requests);
  }

  function skip(unit: Unit, why: string): void {
    recorder.skip(unit, why);
    const what = "tested" in unit ? `${unit.operation.operationId} ${unit.tested.check}` : unit.id;
    if (!notChecked.some((known) => known.what === what && known.why === why)) notChecked.push({ what, why });
  }

  /** @throws NotPossible */
  async function run(unit: Unit): Promise<void> {
    if (sender.over !== undefined) return skip(unit, sender.over.message);
    const why = givenUp.why(unit);
    if (why !== undefined) return skip(unit, why);
    if (unit.kind === "scenario") return runScenario(unit, unit.rule);
    if (unit.kind === "search") {
      const found = await search(unit.base, unit.search, seed, async (tested) => {
        const { problems, requests } = await test(tested, unit);
        // What every answer has would end the search at its first body.
        return {
          problems: problems.filter((problem) => !recorder.hasTold(unit.operation, problem)),
          requests,
        };
      });
      return recorder.record(unit, found.problems, found.requests);
    }
    const { problems, requests } = await test(unit.tested, unit);
    recorder.record(unit, problems, requests);
    const refusal = givenUp.refusalOf(unit.operation.operationId);
    if (unit.kind !== "base" || refusal === undefined) return;
    const cause =
      problems.length > 0
        ? "not accepted"
        : `answered ${refusal}: the condition in it is made up, and not met`;
    givenUp.block(unit.operation.operationId, `the base request is ${cause}`);
  }

  return {
    skip,
    notes,
    notChecked: () => [
      ...notChecked,
      ...[...unseen].flatMap(([what, why]) => (notes.rules.has(what) ? [] : [{ what, why }])),
    ],
    async run(unit) {
      try {
        await run(unit);
      } catch (error) {
        if (!(error instanceof NotPossible)) throw error;
        skip(unit, error.message);
      }
    },
  };
}

/**
 * What is wrong with an answer that tells nothing of what was tested.
 *
 * @throws NotPossible when nothing is
 */
function neededProblems(problems: Problem[], why: string): Problem[] {
  if (problems.length === 0) throw new NotPossible(why);
  return problems;
}
