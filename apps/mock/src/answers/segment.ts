/**
 * Segments of paths, and the parameters in them: `{id}`, and those that are one only in part, or several, as `{a}-{b}.json`.
 */

const PARAMETER = /{[^{}]*}/g;

/** The segments of a path, percent-encoding and all, from the first slash on. */
export function segmentsOf(path: string): string[] {
  return path.split("/").slice(1);
}

/** The parameters of a segment, in their braces. */
export function parametersIn(segment: string): readonly string[] {
  return segment.match(PARAMETER) ?? [];
}

/** What stands before, between and behind the parameters of a segment. */
export function literalsOf(segment: string): readonly string[] {
  return segment.split(PARAMETER);
}

/**
 * The texts that a segment has for parameters between literals, each as short as it can be; `undefined` where the literals are
 * not in it. With a regular expression that takes as many loops in each other as there are parameters.
 */
export function partsOf(segment: string, literals: readonly string[]): readonly string[] | undefined {
  const [first = "", ...others] = literals;
  const last = others.pop() ?? "";
  const end = segment.length - last.length;
  let position = first.length;
  if (position > end || !segment.startsWith(first) || !segment.endsWith(last)) return undefined;
  const parts: string[] = [];
  for (const literal of others) {
    const next = segment.indexOf(literal, position);
    if (next === -1 || next + literal.length > end) return undefined;
    parts.push(segment.slice(position, next));
    position = next + literal.length;
  }
  return [...parts, segment.slice(position, end)];
}
