/**
 * Which operations use which parts of a document, in requests or in answers.
 */
import { append } from "@facility-contracts/model/append";
import type { Contract } from "@facility-contracts/model/contract";
import { keysIn } from "@facility-contracts/model/json";
import { onceIn } from "@facility-contracts/model/once";
import type { Operation } from "@facility-contracts/model/operation";
import { parametersOf } from "@facility-contracts/model/parameter";
import { memberOf, type Place, placeAt } from "@facility-contracts/model/place";
import { enclosing, keysOf } from "@facility-contracts/model/pointer";
import { componentOf, referencesIn } from "../equality.ts";
import type { TouchedOperation } from "../report.ts";
import { touchedBy } from "./pairing.ts";
import { withOperation } from "./recorder.ts";

/** Tells which operations use what stands at a place. */
export type UsersOf = (place: Place) => readonly TouchedOperation[];

/** Finds the users of everything once. */
export function createUsersOf(api: string, operations: Iterable<Operation>): UsersOf {
  const own = new Map<string, TouchedOperation[]>();
  const users = new Map<string, readonly TouchedOperation[]>();
  const reached = new Map<string, ReadonlySet<string>>();
  for (const operation of operations) {
    const { place } = operation;
    append(own, place.pointer, touchedBy(api, operation, "both"));
    const shared = parametersOf(operation).map((parameter) => parameter.place.pointer);
    const request = keysIn(place.value).filter((key) => key !== "responses");
    const led = {
      request: [...shared, ...request.flatMap((key) => [...referencesIn(memberOf(place, key))])],
      response: referencesIn(memberOf(place, "responses")),
    };
    for (const direction of ["request", "response"] as const)
      for (const component of reachOf(place.contract, led[direction], reached))
        users.set(component, withOperation(users.get(component) ?? [], touchedBy(api, operation, direction)));
  }
  return ({ pointer }) =>
    [...enclosing(pointer)]
      .flatMap((place) => [
        ...(users.get(place) ?? []),
        ...(own.get(place) ?? []).map((touched) => ({ ...touched, direction: directionOf(pointer, place) })),
      ])
      .reduce(withOperation, []);
}

/** Whose part of an operation a place is in. */
function directionOf(pointer: string, operation: string): TouchedOperation["direction"] {
  const [part = ""] = keysOf(pointer.slice(operation.length));
  if (part === "responses") return "response";
  return ["parameters", "requestBody"].includes(part) ? "request" : "both";
}

/** The components that pointers lead to, directly or through others. */
export function reachOf(
  contract: Contract,
  pointers: Iterable<string>,
  known: Map<string, ReadonlySet<string>>,
): Set<string> {
  const found = new Set([...pointers].map(componentOf));
  // A set that grows while it is walked.
  for (const component of found) {
    const next = onceIn(
      known,
      component,
      () => new Set([...referencesIn(placeAt(contract, component))].map(componentOf)),
    );
    for (const other of next) found.add(other);
  }
  return found;
}
