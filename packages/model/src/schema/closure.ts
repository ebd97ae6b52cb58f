/**
 * What a check of a schema needs: the schema and all those that it leads to, none of which may have a flaw.
 */
import type { Contract } from "../contract.ts";
import { onceFor } from "../once.ts";
import { placeAt } from "../place.ts";
import { asksWhatWasSeen } from "./arrange.ts";
import { nestedBranchIn } from "./branches.ts";
import { type Flaw, type Unit, unitAt } from "./unit.ts";

/** The units of a contract that have been asked for. */
interface Known {
  readonly units: Map<string, Unit>;
  /** Units that end: they and all they lead to have been seen whole. */
  readonly sound: Set<string>;
}

const knownOf = onceFor((_: Contract): Known => ({ units: new Map(), sound: new Set() }));

/** Schemas that lead to nothing but each other, or why one of them cannot be used. */
type Closure = { readonly units: readonly Unit[] } | { readonly flaw: Flaw };

/** The schema that a pointer names and all those that it leads to. */
export function closureOf(contract: Contract, pointer: string): Closure {
  const { units, sound } = knownOf(contract);
  const closure = new Map<string, Unit>();
  const waiting = [pointer];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (closure.has(next)) continue;
    const unit = units.get(next) ?? unitAt(contract, next);
    units.set(next, unit);
    if (unit.flaw !== undefined) return { flaw: unit.flaw };
    closure.set(next, unit);
    waiting.push(...unit.targets);
  }
  const fresh = [...closure.values()].filter((unit) => !sound.has(unit.pointer));
  const endless = endlessIn(fresh);
  if (endless !== undefined) return { flaw: { place: placeAt(contract, endless), cause: ENDLESS } };
  const nested = asksWhatWasSeen(contract) ? nestedBranchIn([...closure.values()]) : undefined;
  if (nested !== undefined)
    return { flaw: { place: placeAt(contract, nested.pointer), cause: nested.cause } };
  for (const unit of fresh) sound.add(unit.pointer);
  return { units: [...closure.values()] };
}

const ENDLESS = "leads back to itself with the same value, so that a check has no end";

/** The first schema that is asked about a value because it is asked about that value. */
function endlessIn(units: readonly Unit[]): string | undefined {
  const edges = new Map(units.flatMap(({ inPlace }) => [...inPlace]));
  const entered = new Set<string>();
  const left = new Set<string>();
  // A list of steps, as a long way would fill the stack.
  const steps = waysTo([...edges.keys()]);
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    const { isBack, pointer } = step;
    if (isBack) left.add(pointer);
    if (left.has(pointer)) continue;
    if (entered.has(pointer)) return pointer;
    entered.add(pointer);
    steps.push({ pointer, isBack: true }, ...waysTo(edges.get(pointer) ?? []));
  }
  return undefined;
}

/** Steps to some schemas, the first of which is taken first. */
function waysTo(pointers: readonly string[]) {
  return pointers.toReversed().map((pointer) => ({ pointer, isBack: false }));
}
