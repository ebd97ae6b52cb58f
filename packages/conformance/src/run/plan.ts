/**
 * Everything that a run does, in a fixed order.
 */
import type { Api } from "@facility-contracts/contract/operations";
import { bodyCases } from "../cases/body.ts";
import { byteCases } from "../cases/bytes.ts";
import { type Case, casesOf } from "../cases/case.ts";
import { mediaCases } from "../cases/media.ts";
import { parameterCases } from "../cases/parameters.ts";
import { baseOf, type RequestBase, requestOf, resourcesOf } from "../cases/request.ts";
import { securityCases } from "../cases/security.ts";
import { orderCases } from "../cases/security-order.ts";
import type { ProviderConfig } from "../config.ts";
import { type OperationContract, operationsOf } from "../contract/operation.ts";
import type { RunOptions, Shard } from "../options.ts";
import { SEARCHES } from "../random/search.ts";
import type { NotChecked } from "../report.ts";
import type { AnswerRule, ScenarioRule } from "../rules/rule.ts";
import { RULES } from "../rules/rules.ts";
import type { Tested } from "./recorder.ts";

/** One thing that a run does. */
export type Unit = Tested & { readonly base: RequestBase } & (
    | { readonly kind: "base" | "case"; readonly tested: Case }
    | { readonly kind: "search"; readonly search: (typeof SEARCHES)[number] }
    | { readonly kind: "scenario"; readonly rule: ScenarioRule }
  );

/** What is done, and what cannot be. */
export interface Plan {
  readonly operations: readonly OperationContract[];
  readonly units: readonly Unit[];
  readonly answerRules: readonly AnswerRule[];
  readonly notChecked: readonly NotChecked[];
}

type Part = Pick<RunOptions, "only" | "readOnly" | "shard">;

/** Derives the plan of a run. */
export function planOf(api: Api, config: ProviderConfig, { only, readOnly = false, shard }: Part = {}): Plan {
  const names = only === undefined ? undefined : [only].flat();
  const operations = operationsOf(api).filter(
    ({ operationId, method }) => (names?.includes(operationId) ?? true) && (!readOnly || method === "GET"),
  );
  const notChecked: NotChecked[] = [];
  const parts = operations
    .map((operation) => baseOf(operation, config))
    .map((base) => ({ base, cases: casesOfBase(base) }));
  for (const { base } of parts) notChecked.push(...notGiven(base));
  const isOn = config.rules !== false;
  if (!isOn)
    notChecked.push({
      what: "rules, and credentials that are nearly right",
      why: "rules is false: the provider keeps nothing",
    });
  const scenarios = RULES[api].scenarios.flatMap((rule) => {
    const part = parts.find(({ base }) => base.operation.operationId === rule.operationId);
    if (part === undefined || !isOn) return [];
    const why = rule.needs?.(config);
    if (why !== undefined) notChecked.push({ what: `${rule.operationId} rule/${rule.id}`, why });
    return why === undefined ? [{ base: part.base, rule }] : [];
  });
  let order = 0;
  const units: Unit[] = [
    ...parts.flatMap(({ base, cases }) =>
      cases.map(
        (tested, index): Unit => ({
          kind: index === 0 ? "base" : "case",
          base,
          tested,
          id: tested.id,
          operation: base.operation,
          order: order++,
        }),
      ),
    ),
    ...parts
      .filter(({ base }) => base.operation.body)
      .flatMap(({ base }) =>
        SEARCHES.map(
          (search): Unit => ({
            kind: "search",
            base,
            search,
            id: `${base.operation.operationId} random/${search}`,
            operation: base.operation,
            order: order++,
          }),
        ),
      ),
    ...scenarios.map(
      ({ base, rule }): Unit => ({
        kind: "scenario",
        base,
        rule,
        id: `${rule.operationId} rule/${rule.id}`,
        operation: base.operation,
        order: order++,
      }),
    ),
  ];
  return {
    operations,
    units: shard === undefined ? units : units.filter((unit) => isOf(shard, unit)),
    answerRules: isOn ? RULES[api].answers : [],
    notChecked,
  };
}

/**
 * What may change a row is all in the first shard, with the rules that look at rows: another machine must not change them
 * in between. The others share what has to be refused, and what only reads.
 */
function isOf({ index, of }: Shard, unit: Unit): boolean {
  const mayChange =
    unit.operation.method !== "GET" && !(unit.kind === "case" && unit.tested.expect.kind === "refused");
  if (of === 1) return true;
  return mayChange || unit.kind !== "case" ? index === 1 : index === 2 + (unit.order % (of - 1));
}

/** The requests of a unit whose answers tell what the provider keeps: nothing may come between them. */
export function keepsOrder(unit: Unit): boolean {
  return unit.kind !== "case" || unit.tested.expect.kind === "accepted";
}

function casesOfBase(base: RequestBase): Case[] {
  const { operation } = base;
  return casesOf(operation, [
    {
      check: "base",
      place: "request",
      pointer: operation.place.pointer,
      says: "the request of the documentation page",
      expect: { kind: "accepted" },
      assumption: undefined,
      request: requestOf(base),
      body: base.body,
    },
    ...securityCases(base),
    ...orderCases(base),
    ...parameterCases(base),
    ...mediaCases(base),
    ...byteCases(base),
    ...bodyCases(base),
  ]);
}

function notGiven({ operation, config }: RequestBase): NotChecked[] {
  const { operationId, security } = operation;
  const { wrong, expired, withoutRole } = config.credentials;
  const resources = resourcesOf(operation, config);
  const found: NotChecked[] = [];
  const miss = (what: string, option: string) =>
    found.push({ what: `${operationId} ${what}`, why: `${option} is not given` });
  for (const { name } of security.schemes) {
    if (wrong?.[name] === undefined) miss(`${name} wrong`, `credentials.wrong.${name}`);
    if (expired?.[name] === undefined) miss(`${name} expired`, `credentials.expired.${name}`);
  }
  if (withoutRole === undefined) miss("403", "credentials.withoutRole");
  if (resources?.absent === undefined)
    miss("404, and that authentication comes before it", `resources.${operationId}.absent`);
  return found;
}
