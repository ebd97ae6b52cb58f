/**
 * The frozen contract as the mutants see it: its operations, and what stands at their parts.
 */
import { operations } from "@facility-contracts/contract/frozen/operations";
import safetyRegister from "@facility-contracts/contract/frozen/safety-register.json" with { type: "json" };
import tickets from "@facility-contracts/contract/frozen/tickets.json" with { type: "json" };
import { type Contract, contractOf } from "@facility-contracts/model/contract";
import { keysIn } from "@facility-contracts/model/json";
import { dereferenced, memberOf, type Place, rootOf } from "@facility-contracts/model/place";

const contracts: ReadonlyMap<string, Contract> = new Map(
  Object.entries({ "safety-register": safetyRegister, tickets }).map(([name, document]) => [
    name,
    contractOf(document, name),
  ]),
);

/** An operation of a contract and its place. */
export interface OperationPlace {
  readonly api: string;
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly place: Place;
}

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

/** What stands below a place. References on the way are followed, one at the end is not. */
export function at(from: Place, ...keys: readonly string[]): Place {
  return keys.reduce<Place>((place, key) => memberOf(dereferenced(place), key), from);
}

/** The names of the members, or the indices of the items. */
export function keysAt(from: Place, ...keys: readonly string[]): string[] {
  return keysIn(valueAt(from, ...keys));
}

/** The value at the end of the keys, references followed. */
export function valueAt(from: Place, ...keys: readonly string[]): unknown {
  return dereferenced(at(from, ...keys)).value;
}

/** The text at the end of the keys, empty when there is none. */
export function textAt(from: Place, ...keys: readonly string[]): string {
  const value = valueAt(from, ...keys);
  return typeof value === "string" ? value : "";
}

/** The values of the examples of a media type object, in their order. */
export function examplesOf(mediaType: Place): unknown[] {
  return keysAt(mediaType, "examples").map((name) => valueAt(mediaType, "examples", name, "value"));
}

/** The parameters of an operation. */
export function parametersOf({ place }: OperationPlace): Place[] {
  return keysAt(place, "parameters").map((index) => dereferenced(at(place, "parameters", index)));
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
