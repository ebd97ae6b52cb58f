/**
 * Remembers what was made of schemas: the same ones are asked for at every place that leads to them.
 */
import type { Document, Located } from "../document.ts";

const numbers = new WeakMap<Document, number>();
let next = 0;

/** A text by which some places are known, whatever document they are in. */
function placesKey(schemas: readonly Located[]): string {
  return schemas.map(({ document, pointer }) => `${numberOf(document)}${pointer}`).join(" ");
}

function numberOf(document: Document): number {
  let number = numbers.get(document);
  if (number === undefined) {
    number = next++;
    numbers.set(document, number);
  }
  return number;
}

/** How many answers are kept; then it begins anew, so that a process that compares for hours does not fill up. */
const MOST = 100_000;

/** A function that makes each answer once. What it gives must not be written to. */
export function remembered<Rest extends readonly unknown[], Result>(
  make: (schemas: readonly Located[], ...rest: Rest) => Result,
): (schemas: readonly Located[], ...rest: Rest) => Result {
  const known = new Map<string, { readonly made: Result }>();
  return (schemas, ...rest) => {
    const key = `${placesKey(schemas)} ${rest.join(" ")}`;
    const found = known.get(key);
    if (found !== undefined) return found.made;
    const made = make(schemas, ...rest);
    if (known.size >= MOST) known.clear();
    known.set(key, { made });
    return made;
  };
}
