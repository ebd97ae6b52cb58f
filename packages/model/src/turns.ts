/**
 * Lists taken in turns.
 */

/** The first of each list, then the second of each: so that what is cut off at the end is fair to all of them. */
export function inTurns<Value>(lists: readonly (readonly Value[])[]): Value[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, index) =>
    lists.flatMap((list) => list.slice(index, index + 1)),
  ).flat();
}
