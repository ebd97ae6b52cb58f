/**
 * How an answer parts from the contract.
 */
import { printable } from "@facility-contracts/command/printable";
import type { Assumption } from "@facility-contracts/model/provenance";

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

/** A value for people, as JSON. It may be long: it is cut when secrets have been taken out of it. */
export function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  return typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
}

/** What is looked at of a text of which little is shown: to take secrets out of megabytes takes a second. */
const MAX_LOOKED_AT = 4000;

/** A text for people: without secrets, not too much of it, and nothing that a terminal would obey. */
export function cut(text: string, redacted: (text: string) => string, most = 160): string {
  const plain = printable(redacted(text.slice(0, MAX_LOOKED_AT)));
  const length = plain.length + Math.max(0, text.length - MAX_LOOKED_AT);
  return length > most ? `${plain.slice(0, most)}… (${length} characters)` : plain;
}
