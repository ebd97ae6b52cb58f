/**
 * Remembers what was made of schemas: the same ones are asked for at every place that leads to them.
 */
import type { Contract } from "../contract.ts";
import { onceFor } from "../once.ts";
import type { Place } from "../place.ts";

let next = 0;
const numberOf = onceFor((_: Contract) => next++);

/** A text that tells a place from all others, those of other contracts too. */
export function keyOfPlace({ contract, pointer }: Place): string {
  return `${numberOf(contract)}${pointer}`;
}

/** How many answers are kept; then it begins anew, so that a process that compares for hours does not fill up. */
const MAX_ANSWERS = 100_000;

/**
 * A function that makes each answer once. What it gives must not be written to, and its places are reached as those of the
 * first call were.
 */
export function remembered<Rest extends readonly unknown[], Result>(
  make: (schemas: readonly Place[], ...rest: Rest) => Result,
): (schemas: readonly Place[], ...rest: Rest) => Result {
  const known = new Map<string, { readonly made: Result }>();
  return (schemas, ...rest) => {
    const key = `${schemas.map(keyOfPlace).join(" ")} ${rest.join(" ")}`;
    const found = known.get(key);
    if (found !== undefined) return found.made;
    const made = make(schemas, ...rest);
    if (known.size >= MAX_ANSWERS) known.clear();
    known.set(key, { made });
    return made;
  };
}
