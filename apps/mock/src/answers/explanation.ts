import { cut } from "./cut.ts";
import { type Way, withPart } from "./part.ts";
import type { Violation } from "./violations.ts";

/** The most faults that a body names. A request can have millions. */
const MOST_NAMED = 20;

/** The most values that are listed of those that are allowed. */
const MOST_VALUES = 10;

/** And so much is said of each, in characters: a field name can have as many as a body. */
const LONGEST_NAMED = 500;

/** Where the body of an answer says what is wrong, as the markers of the contract say it. */
export interface Envelope {
  /** The text that says it, `null` for none. */
  readonly message: Way | null;
  /** What is wrong with each field, by its name, `null` for none. */
  readonly details: Way | null;
  /** The names of the examples that answer a fault in one part of the request. */
  readonly examples: readonly ExampleOfFault[];
}

/** An example that answers a fault in one part of a request: `path`, `query`, `header` or `body`. */
interface ExampleOfFault {
  readonly part: string;
  readonly example: string;
}

/**
 * Says in the body of an answer what was wrong with the request: with the body field by field where the answer has a place
 * for that, else in a sentence. What the contract has an example for that is not about the body, the example says.
 *
 * @param bodies the documented bodies by the name of the example, the usual one without a name
 */
export function explained(
  { message, details, examples }: Envelope,
  bodies: ReadonlyMap<string | null, unknown>,
  violations: readonly Violation[],
): unknown {
  const parts = new Set(violations.map(({ location }) => location[1]));
  const named = ["path", "query", "header", "body"]
    .filter((part) => parts.has(part))
    .flatMap((part) => examples.find((example) => example.part === part) ?? [])[0];
  const body = bodies.get(named?.example ?? null);
  if (named !== undefined && named.part !== "body") return body;

  const fields = details === null ? {} : detailsOf(violations);
  const hasFields = Object.keys(fields).length > 0;
  const detailed = details === null ? body : withPart(body, details, () => (hasFields ? fields : undefined));
  if (hasFields || message === null) return detailed;
  const reason = sentence(violations);
  // Where the details say what is wrong, the message is a heading.
  return withPart(detailed, message, (text) => (details === null ? reason : `${text}: ${reason}`));
}

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
  return [field, shortened(message.replace(`Request body property ${field} `, ""))];
}

function sentence(violations: readonly Violation[]): string {
  const named = violations
    .slice(0, MOST_NAMED)
    .map(({ message }) => cut(shortened(message.replace(/^Request /, "")), LONGEST_NAMED));
  const others = violations.length - named.length;
  return named.join("; ") + (others > 0 ? `; and ${others} more` : "");
}

const BEFORE_VALUES = "must be equal to one of the allowed values: ";

/** The message with at most ten of the values that are allowed. */
function shortened(message: string): string {
  const at = message.indexOf(BEFORE_VALUES);
  if (at === -1) return message;
  const start = at + BEFORE_VALUES.length;
  const [list = ""] = message.slice(start).split(";", 1);
  const values = list.split(", ");
  const others = values.length - MOST_VALUES;
  return others > 0
    ? `${message.slice(0, start)}${values.slice(0, MOST_VALUES).join(", ")} ... and ${others} more${message.slice(start + list.length)}`
    : message;
}
