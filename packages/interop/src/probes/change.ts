/**
 * One change of a value, and what kind of statement of the document it tries.
 */

export interface Change {
  readonly kind: Kind;
  /** Of the statement that it tries. */
  readonly pointer: string;
  /** The field that changes; without it the position itself. */
  readonly key?: string;
  /** undefined: left out. */
  readonly value: unknown;
  readonly text: string;
  /** Whether the document should take it; without it the document decides what the statement is. */
  readonly expects?: boolean;
  /** The kind of the statement when the document takes it. */
  readonly kindIfValid?: Kind;
}

/** What kinds of statements of the document probes hold a tool to. */
export const KINDS = [
  "whole",
  "example",
  "required",
  "optional",
  "enum",
  "type",
  "integer",
  "null",
  "limit",
  "pattern",
  "format",
  "closed",
  "open",
] as const;

export type Kind = (typeof KINDS)[number];
