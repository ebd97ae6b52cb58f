/**
 * How an answer parts from the contract.
 */
import { printable } from "@facility-contracts/command/printable";
import type { Assumption } from "@facility-contracts/model/provenance";
import type { OperationContract } from "../contract/operation.ts";
import type { Severity } from "../severity.ts";

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
  /** What a standard advises and does not demand. */
  readonly advice?: string;
  /** Of several requests the number of those after which it showed. */
  readonly requests?: number;
}

/** Whether the same is wrong at the same place of two answers. */
export function isSameCause(one: Problem, other: Problem): boolean {
  return one.check === other.check && anyItem(one.place) === anyItem(other.place);
}

/** How much is known of what a problem contradicts. */
export function severityOf(
  { api }: OperationContract,
  { advice, assumption, pointer }: Pick<Problem, "advice" | "assumption" | "pointer">,
): Severity {
  if (assumption !== undefined) return "assumption";
  return advice !== undefined || api.shown.has(pointer) ? "warning" : "error";
}

/** A value for people, as JSON. It may be long: it is cut when secrets have been taken out of it. */
export function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  return typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
}

/** A place without the positions in lists that it goes through: what is wrong in one item is likely wrong in others. */
export function anyItem(place: string): string {
  return place.replaceAll(/\/\d+/g, "/*");
}

/** What is looked at of a text of which little is shown: to take secrets out of megabytes takes a second. */
const MAX_LOOKED_AT = 4000;

/** A text for people: without secrets, not too much of it, and nothing that a terminal would obey. */
export function cut(text: string, redacted: (text: string) => string, most = 160): string {
  const plain = printable(redacted(text.slice(0, MAX_LOOKED_AT)));
  const length = plain.length + Math.max(0, text.length - MAX_LOOKED_AT);
  return length > most ? `${plain.slice(0, most)}… (${length} characters)` : plain;
}
