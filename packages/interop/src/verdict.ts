/**
 * What a tool makes of one statement of the document.
 */
import { KINDS } from "./probes/change.ts";

/** What is held against the document, in the order of the table: what a value may be, and what a request has. */
export const CLAIM_KINDS = [
  "compiles",
  ...KINDS,
  "request",
  "credentials",
  "content-type",
  "body",
  "parameter",
  "status",
  "lint",
] as const;

export type ClaimKind = (typeof CLAIM_KINDS)[number];

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
