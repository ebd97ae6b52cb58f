/**
 * Which answers of an operation a change touches.
 */
import { answersOf } from "@facility-contracts/model/answer";
import type { Contract } from "@facility-contracts/model/contract";
import { onceIn } from "@facility-contracts/model/once";
import { type Operation, operationsOf } from "@facility-contracts/model/operation";
import { enclosing, isWithin } from "@facility-contracts/model/pointer";
import { pathOf } from "./compare/operation.ts";
import { reachOf } from "./compare/usage.ts";
import { referencesIn } from "./equality.ts";
import type { Change, Place, TouchedOperation } from "./report.ts";

/** Tells the statuses of the answers of an operation that a place is a part of. */
type StatusesOf = (touched: TouchedOperation, place: Place) => readonly string[];

/** The changes, with the statuses of the answers that they touch, where those are not all that an operation has. */
export function withStatuses(changes: readonly Change[], before: Contract, after: Contract): Change[] {
  const [old, now] = [createStatusesOf(before), createStatusesOf(after)];
  return changes.map((change) => ({
    ...change,
    operations: change.operations.map((touched) => {
      if (touched.direction === "request") return touched;
      const statuses = [...new Set([...old(touched, change.before), ...now(touched, change.after)])];
      return statuses.length === 0 ? touched : { ...touched, statuses: statuses.sort() };
    }),
  }));
}

function createStatusesOf(contract: Contract): StatusesOf {
  const operations = new Map(operationsOf(contract).map((operation) => [keyOf(operation), operation]));
  const known = new Map<string, readonly ReachedAnswer[]>();
  const reached = new Map<string, ReadonlySet<string>>();
  return ({ method, path }, { pointer }) => {
    const key = `${method} ${path}`;
    const operation = operations.get(key);
    if (operation === undefined) return [];
    const answers = onceIn(known, key, () => reachedBy(operation, reached));
    const touched = answers.filter(
      ({ components, own }) =>
        isWithin(pointer, own) || [...enclosing(pointer)].some((place) => components.has(place)),
    );
    return touched.length === answers.length ? [] : touched.map(({ status }) => status);
  };
}

function keyOf(operation: Operation): string {
  return `${operation.method} ${pathOf(operation)}`;
}

interface ReachedAnswer {
  readonly status: string;
  readonly own: string;
  readonly components: ReadonlySet<string>;
}

function reachedBy(operation: Operation, reached: Map<string, ReadonlySet<string>>): ReachedAnswer[] {
  return answersOf(operation).map(({ place, status }) => {
    const own = place.pointer;
    return { status, own, components: reachOf(place.contract, referencesIn(place), reached) };
  });
}
