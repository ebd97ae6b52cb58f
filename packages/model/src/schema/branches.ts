/**
 * Branches inside of branches, of which ajv forgets whether they applied: what `unevaluatedProperties` and
 * `unevaluatedItems` make of them cannot be trusted.
 */
import type { Unit } from "./unit.ts";

const BRANCH = /^\/(?:anyOf|oneOf|dependentSchemas)\/[^/]+$|^\/(?:if|then|else)$/;

/** A schema that cannot be judged, and why. */
interface NestedBranch {
  readonly pointer: string;
  readonly cause: string;
}

/**
 * The first schema that cannot be judged among those that lead to nothing but each other: one with a branch that may not apply
 * and has such branches itself, where one of the schemas asks what was seen.
 */
export function nestedBranchIn(units: readonly Unit[]): NestedBranch | undefined {
  const asking = units.some(({ schema }) => JSON.stringify(schema).includes('"unevaluated'));
  if (!asking) return undefined;
  const edges = new Map(units.flatMap(({ inPlace }) => [...inPlace]));
  const branchesAt = (pointer: string) =>
    (edges.get(pointer) ?? []).filter(
      (next) => next.startsWith(pointer) && BRANCH.test(next.slice(pointer.length)),
    );
  for (const pointer of edges.keys()) {
    const nested = reachedFrom(branchesAt(pointer), edges).find((inner) => branchesAt(inner).length > 0);
    if (nested !== undefined) return { pointer: nested, cause: NESTED };
  }
  return undefined;
}

const NESTED =
  "has branches inside of a branch, and what those have seen is asked by an unevaluated… keyword, which ajv cannot tell";

/** The schemas that are asked about the same value. */
function reachedFrom(start: readonly string[], edges: ReadonlyMap<string, readonly string[]>): string[] {
  const reached = new Set<string>();
  const waiting = [...start];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    waiting.push(...(edges.get(next) ?? []));
  }
  return [...reached];
}
