/**
 * The frozen contract as the mutants see it: its operations, and what stands at their parts.
 */
import { operations } from "@facility-contracts/contract/frozen/operations";
import safetyRegister from "@facility-contracts/contract/frozen/safety-register.json" with { type: "json" };
import tickets from "@facility-contracts/contract/frozen/tickets.json" with { type: "json" };
import { type Contract, contractOf } from "@facility-contracts/model/contract";
import { dereferenced, type Place, rootOf } from "@facility-contracts/model/place";
import { at, keysAt, type OperationPlace, valueAt } from "@facility-contracts/provider/foreign/place";

const contracts: ReadonlyMap<string, Contract> = new Map(
  Object.entries({ "safety-register": safetyRegister, tickets }).map(([name, document]) => [
    name,
    contractOf(document, name),
  ]),
);

/** The operations of an API, in the order of its document. */
export function operationsOf(api: string): OperationPlace[] {
  const contract = contracts.get(api);
  if (contract === undefined) throw new Error(`There is no API '${api}'.`);
  return operations
    .filter((operation) => operation.api === api)
    .map((operation) => ({
      ...operation,
      place: at(rootOf(contract), "paths", operation.path, operation.method),
    }));
}

/** The whole document that an operation stands in. */
export function documentOf({ place }: OperationPlace): Place {
  return rootOf(place.contract);
}

/** The values of the examples of a media type object, in their order. */
export function examplesOf(mediaType: Place): unknown[] {
  return keysAt(mediaType, "examples").map((name) => valueAt(mediaType, "examples", name, "value"));
}

/** The JSON body of an operation's request, as a media type object. */
export function requestContent({ place }: OperationPlace): Place {
  return at(place, "requestBody", "content", "application/json");
}

/** The statuses that an operation documents. */
export function statusesOf({ place }: OperationPlace): number[] {
  return keysAt(place, "responses").map(Number);
}

/** The answer of an operation with a status; where it is not documented by itself, the one for all others. */
export function answerPlace({ place }: OperationPlace, status: number): Place {
  const own = at(place, "responses", String(status));
  return dereferenced(own.value === undefined ? at(place, "responses", "default") : own);
}
