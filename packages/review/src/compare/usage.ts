/**
 * Which operations use which parts of a document, in requests or in answers.
 */
import { keysOf, pointerBelow } from "@facility-contracts/model/pointer";
import { type Located, objectOf, placeAt } from "../document.ts";
import { componentOf, referencesIn } from "../equality.ts";
import type { TouchedOperation } from "../report.ts";
import type { Operation } from "./operation.ts";
import { touchedBy } from "./pairing.ts";
import { withOperation } from "./recorder.ts";

/** Tells which operations use what stands at a place. */
export type UsersOf = (place: Located) => readonly TouchedOperation[];

/** Finds the users of everything once. */
export function createUsersOf(api: string, operations: Iterable<Operation>): UsersOf {
  const users = new Map<string, readonly TouchedOperation[]>();
  const reached = new Map<string, ReadonlySet<string>>();
  for (const operation of operations) {
    const { document } = operation.place;
    const { responses, ...request } = objectOf(operation.place.value);
    users.set(operation.place.pointer, [touchedBy(api, operation, "both")]);
    const shared = [...operation.parameters.values()].map(({ pointer }) => pointer);
    for (const [direction, value] of [
      ["request", [request, shared.map(($ref) => ({ $ref }))]],
      ["response", responses],
    ] as const)
      for (const component of reachOf(document, value, reached))
        users.set(component, withOperation(users.get(component) ?? [], touchedBy(api, operation, direction)));
  }
  return ({ pointer }) =>
    users.get(
      pointer.startsWith("#/components/")
        ? componentOf(pointer)
        : pointerBelow("#", ...keysOf(pointer).slice(0, 3)),
    ) ?? [];
}

/** The components that a value leads to, directly or through others. */
function reachOf(
  document: Located["document"],
  value: unknown,
  known: Map<string, ReadonlySet<string>>,
): Set<string> {
  const found = new Set(referencesIn(value).map(componentOf));
  // A set that grows while it is walked.
  for (const component of found) {
    let next = known.get(component);
    if (next === undefined) {
      next = new Set(referencesIn(placeAt(document, component).value).map(componentOf));
      known.set(component, next);
    }
    for (const other of next) found.add(other);
  }
  return found;
}
