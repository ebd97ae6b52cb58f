/**
 * How an answer parts from the contract.
 */
import type { Assumption } from "../contract/assumption.ts";

/** One fault of one answer. */
export interface Problem {
  readonly check: string;
  readonly place: string;
  /** JSON pointer into the contract. */
  readonly pointer: string;
  readonly expected: string;
  readonly got: string;
  /** What it rests on, if no documentation page says it. */
  readonly assumption: Assumption | undefined;
}

/** A value for people: as JSON, and not too much of it. */
export function shown(value: unknown, most = 120): string {
  const text = value === undefined ? "nothing" : typeof value === "string" ? value : JSON.stringify(value);
  return text.length > most ? `${text.slice(0, most)}… (${text.length} characters)` : text;
}
