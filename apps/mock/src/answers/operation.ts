import type { getHttpOperationsFromSpec } from "@stoplight/prism-http";

/** An operation as Prism knows it: method, path, parameters, security, responses, all references resolved. */
export type Operation = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];

/** One way to prove who one is. */
export type SecurityScheme = NonNullable<Operation["security"]>[number][number];

/** A JSON Schema as Prism holds it. */
export type Schema = Exclude<
  NonNullable<NonNullable<NonNullable<Operation["request"]>["path"]>[number]["schema"]>,
  boolean
>;

/** How a contract documents all statuses that begin like this one. */
export function rangeOf(status: number): string {
  return `${Math.floor(status / 100)}XX`;
}

/**
 * The response that Prism answers with when nothing else is asked for: the one with the lowest 2xx, else the default, else
 * the first.
 */
export function usualResponse({ responses }: Operation): Operation["responses"][number] | undefined {
  const [lowest] = responses
    .filter(({ code }) => /^2(?:\d\d|XX)$/.test(code))
    .sort((one, other) => (one.code < other.code ? -1 : 1));
  return lowest ?? responses.find(({ code }) => code === "default") ?? responses[0];
}
