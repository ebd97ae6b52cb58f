/**
 * A fault: one thing that a provider does wrong.
 */
import type { Api } from "@facility-contracts/contract/frozen/operations";
import type { Deviation } from "@facility-contracts/provider/deviation";
import type { WireRequest } from "@facility-contracts/provider/wire";

/** What a fault is about. */
export type Category =
  | "semantics"
  | "state"
  | "authentication"
  | "robustness"
  | "envelope"
  | "validation"
  | "hidden";

/** Requests that show a fault, to be sent to a provider that has just started. */
export interface Witness {
  readonly requests: readonly WireRequest[];
  /** All at once instead of one after another. */
  readonly concurrent?: boolean;
}

/** What a provider does wrong. */
export interface Fault extends Deviation {
  /** In kebab-case. */
  readonly id: string;
  readonly api: Api;
  readonly category: Category;
  /** What this provider does wrong, in a sentence. */
  readonly says: string;
  readonly witness: Witness;
  /** What is harmless in the same answers: what a suite says of it alone is not the fault. */
  readonly beside?: Deviation;
}
