/**
 * Which operations use which parts of a document, in requests or in answers.
 */

import type { Contract } from "@facility-contracts/model/contract";
import { keysIn } from "@facility-contracts/model/json";
import type { Operation } from "@facility-contracts/model/operation";
import { parametersOf } from "@facility-contracts/model/parameter";
import { memberOf, type Place, placeAt } from "@facility-contracts/model/place";
import { componentOf, referencesIn } from "../equality.ts";
import type { TouchedOperation } from "../report.ts";
import { touchedBy } from "./pairing.ts";
import { withOperation } from "./recorder.ts";

/** Tells which operations use what stands at a place. */
export type UsersOf = (place: Place) => readonly TouchedOperation[];

/** Finds the users of everything once. */
export function createUsersOf(api: string, operations: Iterable<Operation>): UsersOf {
  const users = new Map<string, readonly TouchedOperation[]>();
  const reached = new Map<string, ReadonlySet<string>>();
  for (const operation of operations) {
    const { place } = operation;
    users.set(place.pointer, [touchedBy(api, operation, "both")]);
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
  // An operation stands as deep as a component.
  return ({ pointer }) => users.get(componentOf(pointer)) ?? [];
}

/** The components that pointers lead to, directly or through others. */
function reachOf(
  contract: Contract,
  pointers: Iterable<string>,
  known: Map<string, ReadonlySet<string>>,
): Set<string> {
  const found = new Set([...pointers].map(componentOf));
  // A set that grows while it is walked.
  for (const component of found) {
    let next = known.get(component);
    if (next === undefined) {
      next = new Set([...referencesIn(placeAt(contract, component))].map(componentOf));
      known.set(component, next);
    }
    for (const other of next) found.add(other);
  }
  return found;
}
