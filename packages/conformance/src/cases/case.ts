/**
 * A case: the base request of an operation with one edit, and what a provider has to answer.
 */
import type { Assumption } from "../contract/assumption.ts";
import type { OperationContract } from "../contract/operation.ts";
import type { WireRequest } from "../wire.ts";

/**
 * What a provider has to do with a request.
 *
 * - `accepted`: answer with the documented success.
 * - `refused`: answer with one of the statuses, the first of which is the documented one.
 * - `answered`: anything that is documented, or one of the statuses. For what the contract leaves open and yet must not
 *   break a provider.
 * - `survived`: any answer that is no error of the provider. For what is no request of the operation any more.
 */
export type Expectation =
  | { readonly kind: "accepted" }
  | { readonly kind: "refused"; readonly statuses: readonly [number, ...number[]] }
  | { readonly kind: "answered"; readonly statuses?: readonly number[] }
  | { readonly kind: "survived" };

/** One case. */
export interface Case {
  /** The same in every run: `updateTicket body/maxLength /title: 121 characters`. */
  readonly id: string;
  readonly operation: OperationContract;
  /** The kind of the check: `body/maxLength`. */
  readonly check: string;
  /** Where the edit is: `body /title`, `path id`, `header Content-Type`. */
  readonly place: string;
  /** JSON pointer to what is tested. */
  readonly pointer: string;
  /** What the edit is: "121 characters". */
  readonly says: string;
  readonly expect: Expectation;
  /** The assumption that the expectation rests on. */
  readonly assumption: Assumption | undefined;
  readonly request: WireRequest;
  /** The JSON value of the body, where it has one. */
  readonly body?: unknown;
  /** The values of the query, by name. */
  readonly query?: Readonly<Record<string, readonly string[]>>;
}

/** What the parts that derive cases give. */
export type CaseDraft = Omit<Case, "id" | "operation">;

/** Gives the drafts of an operation their identity, and drops those that say the same twice. */
export function casesOf(operation: OperationContract, drafts: readonly CaseDraft[]): Case[] {
  const found = new Map<string, Case>();
  for (const draft of drafts) {
    const id = `${operation.operationId} ${draft.check} ${draft.place}: ${draft.says}`;
    if (!found.has(id)) found.set(id, { ...draft, id, operation });
  }
  return [...found.values()];
}
