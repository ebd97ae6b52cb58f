/**
 * Which operations use which parts of a document, in requests or in answers.
 */
import type { Contract } from "@facility-contracts/model/contract";
import type { Direction } from "@facility-contracts/model/direction";
import { keysIn } from "@facility-contracts/model/json";
import { onceIn } from "@facility-contracts/model/once";
import type { Operation } from "@facility-contracts/model/operation";
import { parametersOf } from "@facility-contracts/model/parameter";
import { memberOf, type Place, placeAt } from "@facility-contracts/model/place";
import { keysOf } from "@facility-contracts/model/pointer";
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
  return ({ pointer }) => {
    const known = users.get(componentOf(pointer)) ?? [];
    const direction = directionOf(pointer);
    return direction === undefined ? known : known.map((touched) => ({ ...touched, direction }));
  };
}

/** Whose part of an operation a place is in, where it is in one. */
function directionOf(pointer: string): Direction | undefined {
  const [root, , , part = ""] = keysOf(pointer);
  if (root === "components") return undefined;
  if (part === "responses") return "response";
  return ["parameters", "requestBody"].includes(part) ? "request" : undefined;
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
