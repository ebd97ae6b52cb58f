/**
 * What a tool makes of one statement of the document.
 */
import type { Kind } from "./probes/change.ts";

/** What is held against the document: what a value may be, and what a request has. */
export type ClaimKind =
  | Kind
  | "compiles"
  | "request"
  | "credentials"
  | "content-type"
  | "body"
  | "parameter"
  | "status"
  | "lint";

/** The kinds in the order of the table. */
export const CLAIM_KINDS: readonly ClaimKind[] = [
  "compiles",
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
  "request",
  "credentials",
  "content-type",
  "body",
  "parameter",
  "status",
  "lint",
];

/** One statement and what a tool made of it. */
export interface Verdict {
  readonly tool: string;
  readonly kind: ClaimKind;
  readonly pointer: string;
  /** Where it was tried: `PUT /tickets/{id} body`. */
  readonly subject: string;
  /** Whether it stands where null is allowed. */
  readonly isNullable?: boolean;
  /** `unsaid`: this tool does not speak of this kind, or makes nothing of this part. */
  readonly outcome: "right" | "wrong" | "unsaid";
  /** Of a wrong one: what the tool made of it. */
  readonly made?: string;
}
