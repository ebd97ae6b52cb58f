/**
 * A case: the base request of an operation with one edit, and what a provider has to answer.
 */
import type { Assumption } from "@facility-contracts/model/provenance";
import type { Edge, Edges } from "@facility-contracts/model/schema/edges";
import { pointerTo } from "@facility-contracts/model/schema/node";
import { isNamed, type OperationContract, responseFor, TOO_MANY } from "../contract/operation.ts";
import type { BodyStanding } from "../contract/request-body.ts";
import type { NotChecked } from "../report.ts";
import type { RequestEdits } from "./request.ts";

/**
 * What a provider has to do with a request.
 *
 * - `accepted`: answer with the documented success.
 * - `refused`: answer with one of the statuses, the first of which is the documented one; without any, with a 4xx.
 * - `answered`: anything that is documented; with statuses, one of them or the success. For what the contract leaves open and
 *   yet must not break a provider.
 * - `survived`: any answer that is no error of the provider. For what is no request of the operation any more.
 */
export type Expectation =
  | { readonly kind: "accepted" }
  | { readonly kind: "refused"; readonly statuses: readonly number[] }
  | { readonly kind: "answered"; readonly statuses?: readonly number[] }
  | { readonly kind: "survived" };

export const ACCEPTED: Expectation = { kind: "accepted" };
export const ANSWERED: Expectation = { kind: "answered" };
/** As a bad request. */
export const REFUSED: Expectation = { kind: "refused", statuses: [400] };

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
  /** Pointers to the keywords that the edit breaks, where they are not that one alone; none where one hides another. */
  readonly breaks?: readonly string[];
  /** What the edit is: "121 characters". */
  readonly says: string;
  readonly expect: Expectation;
  /** The assumption that the expectation rests on. */
  readonly assumption: Assumption | undefined;
  /** What differs from the base request. */
  readonly edits: RequestEdits;
  /** The JSON value of the body, where it has one. */
  readonly body?: unknown;
  /** The values of the query, by name. */
  readonly query?: Readonly<Record<string, readonly string[]>>;
}

/** What was derived, and what has no case. */
export interface Derived {
  readonly drafts: readonly CaseDraft[];
  readonly notChecked: readonly NotChecked[];
  /** Pointers to the keywords that were to be broken. */
  readonly keywords: readonly string[];
}

/** Nothing to derive from. */
export const NOTHING: Derived = { drafts: [], notChecked: [], keywords: [] };

/** Cases of the edges of a schema, and what is told of the keywords that no value breaks alone. */
export function edgesDerived(
  { operationId }: OperationContract,
  where: string,
  { edges, unbroken }: Edges,
  draftOf: (edge: Edge) => CaseDraft,
): Derived {
  return {
    drafts: edges.map((edge) => ({ ...draftOf(edge), ...(edge.isAllowed ? { breaks: [] } : {}) })),
    notChecked: unbroken.map((keyword) => ({
      what: `${operationId} ${where}/${keyword.name}`,
      why: `no value was found that breaks ${pointerTo(keyword)} alone`,
    })),
    keywords: [...edges.map(({ keyword }) => keyword), ...unbroken].map(pointerTo),
  };
}

/** What has to become of a body. */
export const EXPECTED: Readonly<Record<BodyStanding, Expectation>> = {
  allowed: ACCEPTED,
  open: ANSWERED,
  refused: REFUSED,
};

/** What the parts that derive cases give. */
export type CaseDraft = Omit<Case, "id" | "operation">;

/**
 * Gives the drafts of an operation their identity, and drops those that say the same twice. A refusal that the operation
 * does not document can be asked of nobody: it is not checked.
 */
export function casesOf(
  operation: OperationContract,
  drafts: readonly CaseDraft[],
): { readonly cases: readonly Case[]; readonly notChecked: readonly NotChecked[] } {
  const cases = new Map<string, Case>();
  const notChecked = new Map<string, NotChecked>();
  for (const draft of drafts) {
    const id = `${operation.operationId} ${draft.check} ${draft.place}: ${draft.says}`;
    const expect = documentedOf(operation, draft.expect);
    const what = `${operation.operationId} ${draft.check}`;
    if (typeof expect === "string") notChecked.set(`${what} ${expect}`, { what, why: expect });
    else if (!cases.has(id)) cases.set(id, { ...draft, expect, id, operation });
  }
  return { cases: [...cases.values()], notChecked: [...notChecked.values()] };
}

/**
 * The expectation with the statuses that the operation documents, or why it has none. 422 says what 400 says. A request that the
 * contract does not allow must not be taken, even where no status for it is documented; where a range or one answer stands for
 * several statuses, it is any of them.
 */
export function documentedOf(operation: OperationContract, expect: Expectation): Expectation | string {
  if (expect.kind !== "refused") return expect;
  const wanted = expect.statuses.flatMap((status) => (status === 400 ? [400, 422] : [status]));
  const known = wanted.filter(
    (status) => isDocumented(operation, status) && (isNamed(operation, status) || !OWN_WORD.has(status)),
  );
  if (known.some((status) => isNamed(operation, status))) return { kind: "refused", statuses: known };
  if (known.length > 0 || wanted.includes(400)) return { kind: "refused", statuses: [] };
  return `the operation documents ${wanted.length > 1 ? "neither" : "no"} ${wanted.join(" nor ")}`;
}

/** Refusals of what many providers do not look at: they have to be documented by themselves. */
const OWN_WORD = new Set([406, 413, 415]);

/** Whether a status is one that a request may be refused with. */
export function isRefusal({ statuses }: Extract<Expectation, { kind: "refused" }>, status: number): boolean {
  return statuses.length > 0 ? statuses.includes(status) : status >= 400 && status !== TOO_MANY;
}

/** Where one answer stands for all, success and failure alike, it promises no status. */
function isDocumented(operation: OperationContract, status: number): boolean {
  const response = responseFor(operation, status);
  return response !== undefined && response.status !== operation.success.status;
}
