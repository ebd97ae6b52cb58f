/**
 * Everything that a run does, in a fixed order.
 */
import { bodyCases } from "../cases/body.ts";
import { bodyEdges } from "../cases/body-edges.ts";
import { byteCases } from "../cases/bytes.ts";
import { type Case, type CaseDraft, casesOf } from "../cases/case.ts";
import { mediaCases } from "../cases/media.ts";
import { parameterCases } from "../cases/parameters.ts";
import { baseExpectationOf } from "../cases/preconditions.ts";
import { baseOf, type RequestBase } from "../cases/request.ts";
import { securityCases } from "../cases/security.ts";
import { orderCases } from "../cases/security-order.ts";
import type { ProviderConfig } from "../config.ts";
import type { ApiContract } from "../contract/contracts.ts";
import { type Creator, creatorsOf } from "../contract/creators.ts";
import { isSafe, type OperationContract } from "../contract/operation.ts";
import { operationsOf, untestedOf } from "../contract/operations.ts";
import type { RunOptions } from "../options.ts";
import { SEARCHES } from "../random/search.ts";
import { type NotChecked, WITHIN_BUDGET, WITHOUT_RULES } from "../report.ts";
import { lifecycleOf } from "../rules/lifecycle.ts";
import type { AnswerRule, ScenarioRule } from "../rules/rule.ts";
import { rulesOf } from "../rules/rules.ts";
import type { Shard } from "../shard.ts";
import { type Derivation, withinBudget } from "./budget.ts";
import { noCredentials, notGiven, whyNot } from "./not-given.ts";
import type { Tested } from "./recorder.ts";

/** Something to do, which has no place yet. */
type Task = Pick<Tested, "id"> & { readonly base: RequestBase } & (
    | { readonly kind: "base" | "case"; readonly tested: Case }
    | { readonly kind: "search"; readonly search: (typeof SEARCHES)[number] }
    | { readonly kind: "scenario"; readonly rule: ScenarioRule }
  );

/** One thing that a run does. */
export type Unit = Tested & Task;

/** What is done, and what cannot be. */
export interface Plan {
  readonly config: ProviderConfig;
  readonly operations: readonly OperationContract[];
  readonly units: readonly Unit[];
  readonly answerRules: readonly AnswerRule[];
  /** What was to be broken: `updateTicket #/components/schemas/TicketUpdate/oneOf`. */
  readonly keywords: readonly string[];
  readonly notChecked: readonly NotChecked[];
  /** What makes rows, by their kind. */
  readonly creators: ReadonlyMap<string, Creator>;
}

type Asked = Pick<RunOptions, "budget" | "cases" | "only" | "readOnly" | "shard">;

export function planOf(
  api: ApiContract,
  config: ProviderConfig,
  { budget, cases: chosen, only, readOnly = false, shard }: Asked = {},
): Plan {
  const names = only === undefined ? undefined : [only].flat();
  const isAsked = (operation: Pick<OperationContract, "operationId" | "method">) =>
    (names?.includes(operation.operationId) ?? true) && (!readOnly || isSafe(operation));
  const notChecked: NotChecked[] = untestedOf(api)
    .filter(isAsked)
    .map(({ operationId, why }) => ({ what: operationId, why }));
  const bases = operationsOf(api)
    .filter(isAsked)
    .flatMap((operation) => {
      const base = baseOf(operation, config);
      if (base === undefined) notChecked.push({ what: operation.operationId, why: noCredentials(operation) });
      return base ?? [];
    });
  const { parts, notChecked: left } =
    budget === undefined
      ? { parts: bases.map(DERIVATION.all), notChecked: [] }
      : withinBudget(bases, budget, DERIVATION);
  const operations = parts.map(({ base }) => base.operation);
  notChecked.push(...parts.flatMap((part) => part.notChecked), ...left);
  const isOn = config.rules !== false;
  if (!isOn)
    notChecked.push({
      what: WITHOUT_RULES,
      why: "rules is false: the provider keeps nothing",
    });
  // They send as many requests as they need.
  const isBounded = budget !== undefined;
  if (isBounded)
    notChecked.push({
      what: WITHIN_BUDGET,
      why: "a budget of requests has no room for them",
    });
  const rules = rulesOf(api);
  // What keeps nothing has no rows to make.
  const creators = isOn && !readOnly ? creatorsOf(operationsOf(api), config) : new Map<string, Creator>();
  const lifecycles = [...creators].flatMap(([kind, creator]) => lifecycleOf(kind, creator, operations));
  const scenarios = [...rules.scenarios, ...lifecycles].flatMap((rule) => {
    const part = parts.find(({ base }) => base.operation.operationId === rule.operationId);
    if (part === undefined || !isOn || isBounded) return [];
    const why = whyNot(part.base, rule);
    if (why !== undefined) notChecked.push({ what: `${rule.operationId} rule/${rule.id}`, why });
    return why === undefined ? [{ base: part.base, rule }] : [];
  });
  const tasks: Task[] = [
    ...parts.flatMap(({ base, cases }) =>
      cases.map(
        (tested, index): Task => ({ kind: index === 0 ? "base" : "case", id: tested.id, base, tested }),
      ),
    ),
    ...parts
      .filter(({ base }) => !isBounded && base.operation.body?.form === "json")
      .flatMap(({ base }) =>
        SEARCHES.map((search): Task => {
          const id = `${base.operation.operationId} random/${search}`;
          return { kind: "search", id, base, search };
        }),
      ),
    ...scenarios.map(({ base, rule }): Task => {
      return { kind: "scenario", id: `${rule.operationId} rule/${rule.id}`, base, rule };
    }),
  ];
  const units = tasks.map((task, order): Unit => ({ ...task, operation: task.base.operation, order }));
  if (chosen !== undefined)
    for (const id of chosen)
      if (!units.some((unit) => unit.id === id))
        notChecked.push({ what: id, why: "the plan has no such case; --dry-run lists those that it has" });
  return {
    config,
    operations,
    units: units.filter(
      (unit) =>
        (shard === undefined || isOf(shard, unit)) && (chosen === undefined || isNeeded(chosen, unit, units)),
    ),
    answerRules: isOn ? rules.answers : [],
    keywords: parts.flatMap(({ keywords }) => keywords),
    notChecked,
    creators,
  };
}

/**
 * What may change a row is all in the first shard, with the rules that look at rows: another machine must not change them
 * in between. The others share what has to be refused, and what only reads.
 */
function isOf({ index, of }: Shard, unit: Unit): boolean {
  const mayChange =
    !isSafe(unit.operation) && !(unit.kind === "case" && unit.tested.expect.kind === "refused");
  if (of === 1) return true;
  return mayChange || unit.kind !== "case" ? index === 1 : index === 2 + (unit.order % (of - 1));
}

/** Whether a unit is one of those that are chosen, or the base request that one of them stands on. */
function isNeeded(chosen: readonly string[], unit: Unit, all: readonly Unit[]): boolean {
  const isChosen = ({ id }: Unit) => chosen.includes(id);
  return (
    isChosen(unit) ||
    (unit.kind === "base" && all.some((other) => other.base === unit.base && isChosen(other)))
  );
}

/** The requests of a unit whose answers tell what the provider keeps: nothing may come between them. */
export function keepsOrder(unit: Unit): boolean {
  return unit.kind !== "case" || unit.tested.expect.kind === "accepted";
}

/** The request that all others differ from. */
function baseDraft({ body, operation }: RequestBase): CaseDraft {
  return {
    check: "base",
    place: "request",
    pointer: operation.place.pointer,
    says: operation.page === undefined ? "the base request" : "the request of the documentation page",
    expect: baseExpectationOf(operation),
    assumption: undefined,
    edits: {},
    body,
  };
}

/** The base request as a case. */
export function baseCasesOf(base: RequestBase): readonly Case[] {
  return casesOf(base.operation, [baseDraft(base)]).cases;
}

const DERIVATION: Derivation = {
  all(base) {
    const { operation } = base;
    const parameters = parameterCases(base);
    const bodies = bodyCases(base);
    const edges = bodyEdges(base, bodies.broken);
    const { cases, notChecked } = casesOf(operation, [
      baseDraft(base),
      ...securityCases(base),
      ...orderCases(base),
      ...parameters.drafts,
      ...mediaCases(base),
      ...byteCases(base),
      ...bodies.drafts,
      ...edges.drafts,
    ]);
    return {
      base,
      cases,
      keywords: [...parameters.keywords, ...edges.keywords].map(
        (pointer) => `${operation.operationId} ${pointer}`,
      ),
      notChecked: [
        ...operation.leftOut,
        ...notChecked,
        ...parameters.notChecked,
        ...edges.notChecked,
        ...notGiven(base),
      ],
    };
  },
  first: (base) => ({ base, ...casesOf(base.operation, [baseDraft(base)]), keywords: [] }),
};
