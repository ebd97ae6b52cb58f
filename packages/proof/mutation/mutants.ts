/**
 * Every mutant of an API.
 */
import { type Api, operations } from "@facility-contracts/contract/frozen/operations";
import { answerMutants } from "./answer-mutants.ts";
import { operationsOf } from "./document.ts";
import type { Mutant } from "./mutant.ts";
import { requestMutants } from "./request-mutants.ts";

const lists = new Map<Api, readonly Mutant[]>();

/** The mutants of an API, in the order of its document. */
export function mutantsOf(api: Api): readonly Mutant[] {
  const mutants =
    lists.get(api) ??
    operationsOf(api).flatMap((operation) => [...requestMutants(operation), ...answerMutants(operation)]);
  lists.set(api, mutants);
  return mutants;
}

/** The APIs, in the order of the contract. */
export const apis: readonly Api[] = [...new Set(operations.map(({ api }) => api))];

/** The mutants of all APIs. */
export function everyMutant(): Mutant[] {
  return apis.flatMap((api) => [...mutantsOf(api)]);
}
