import { isObject } from "@facility-contracts/model/json";
import { cut } from "./cut.ts";
import type { Violation } from "./violations.ts";

/** So many faults are named in a body. A request can have millions. */
const MOST_NAMED = 20;

/** And so much is said of each, in characters: a field name can have as many as a body. */
const LONGEST_NAMED = 500;

/**
 * Says in the body of a 400 what was wrong, in the envelope that the examples of this status show:
 * `{ message }` as in the safety register, or `{ error: { message, details } }` as in tickets, where `details` comes only
 * with a body that is not valid, and a malformed identifier has an example of its own.
 *
 * @param examples The documented bodies of this status, the usual one first.
 */
export function explained(examples: readonly unknown[], violations: readonly Violation[]): unknown {
  const [usual] = examples;
  if (!isObject(usual)) return usual;
  if (typeof usual.message === "string") return { ...usual, message: sentence(violations) };
  if (!isObject(usual.error)) return usual;

  if (violations.some(({ location }) => location[1] === "path")) {
    return examples.find((example) => isObject(example) && !hasDetails(example)) ?? usual;
  }
  const { details: _, ...error } = usual.error;
  const details = detailsOf(violations);
  if (Object.keys(details).length > 0) return { ...usual, error: { ...error, details } };
  return { ...usual, error: { ...error, message: `${error.message}: ${sentence(violations)}` } };
}

/** What is wrong, by the name of the field. */
function detailsOf(violations: readonly Violation[]): Record<string, string> {
  const reasons = new Map<string, string[]>();
  for (const violation of violations) {
    if (violation.location[1] !== "body" || reasons.size === MOST_NAMED) continue;
    const [field, reason] = fieldFault(violation).map((text) => cut(text, LONGEST_NAMED));
    if (field && reason) reasons.set(field, [...(reasons.get(field) ?? []), reason]);
  }
  return Object.fromEntries([...reasons].map(([field, all]) => [field, all.join("; ")]));
}

/** The name of the field that a violation of the body is about, and what is wrong with it. */
function fieldFault({ location, message }: Violation): string[] {
  const place = location.slice(2);
  const [, missing] = / must have required property '(.*)'$/s.exec(message) ?? [];
  if (missing !== undefined) return [[...place, missing].join("."), "is required"];
  const [, unknown] = / must NOT have additional properties; found '(.*)'$/s.exec(message) ?? [];
  if (unknown !== undefined) return [[...place, unknown].join("."), "is not a field of this request"];
  const field = place.join(".");
  return [field, message.replace(`Request body property ${field} `, "")];
}

function sentence(violations: readonly Violation[]): string {
  const named = violations
    .slice(0, MOST_NAMED)
    .map(({ message }) => cut(message.replace(/^Request /, ""), LONGEST_NAMED));
  const others = violations.length - named.length;
  return named.join("; ") + (others > 0 ? `; and ${others} more` : "");
}

function hasDetails(example: Readonly<Record<string, unknown>>): boolean {
  return isObject(example.error) && example.error.details !== undefined;
}
