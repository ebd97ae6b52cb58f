/**
 * What a review says, as data. `npm run review -- --json` prints it, the terminal, the Markdown and the portal show it.
 */
import type { Ground, LedgerCheck } from "@facility-contracts/facts";
import type { Direction } from "@facility-contracts/model/direction";
import type { Assumption } from "@facility-contracts/model/provenance";

/** What a person has to do something about; the name of the semantic version that it calls for. */
export type Bump = "none" | "patch" | "minor" | "major";

/** Who is hurt by a change: those who call the API, or those who implement it. */
export type Side = "clients" | "providers";

/** Where a change can be noticed: in requests and answers, in what the generated client exports, or in texts only. */
export type Tier = "wire" | "client" | "documentation";

/**
 * How sure a verdict is: a message shows it (`proven`); a rule or a keyword says it, with no message that shows it and no proof
 * that it cannot matter (`by rule`); each version is proven to allow all that the other one does (`same`); or nobody can
 * tell, so that it counts as a break for both sides (`undecided`).
 */
export type Certainty = "proven" | "by rule" | "same" | "undecided";

/** An operation that a change touches, in the direction in which it does. */
export interface TouchedOperation {
  /** Of the contract that has it; the new one when both do. */
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly direction: Direction | "both";
  /** Of the answers that it touches; absent where it touches all of them, or none. */
  readonly statuses?: readonly string[];
  /** The method of the generated client: `tickets.updateTicket`. */
  readonly clientMethod: string;
}

/** A request or an answer that one of the two contracts allows and the other does not. */
export interface Witness {
  /** Who is hurt by it. */
  readonly side: Side;
  readonly message: Direction;
  readonly operationId: string;
  /** Which contract allows it. */
  readonly allowed: "before" | "after";
  /** What to look at, in a line: `PUT /api/v1/tickets/{id} with this body`, `the 200 answer of updateTicket`. */
  readonly what: string;
  /** The body, or the value of the parameter or header; absent where the message has none. */
  readonly value?: unknown;
  /** JSON pointer to the place in the value; `""` is the whole. */
  readonly at: string;
  /** Why the other contract refuses it: `must NOT have more than 100 characters`. */
  readonly refusal: string;
}

/** One side of a change in a document. Absent value: it was not there. */
export interface Place {
  /** JSON pointer into the bundled document: `#/components/schemas/Ticket/required`. */
  readonly pointer: string;
  readonly value?: unknown;
  /** Where it was written, or what it would be in; absent where a document came from no file. */
  readonly file?: string;
  /** From 1. */
  readonly line?: number;
}

/** What stands behind what a change says: a page, or a decision of the contract that is marked. */
export interface Grounds {
  /** A page says it, an example on one shows it, the contract assumes it, or the ledger does not hold it. */
  readonly kind: Ground | "none";
  /** The fact, or the sentence of `x-assumption`; empty for none. */
  readonly text: string;
  /** The page of a fact. */
  readonly page?: string;
}

export interface Change {
  /** What kind of change it is, in kebab case: `max-length`, `operation-removed`. */
  readonly kind: string;
  readonly tier: Tier;
  /** Empty: safe for both. */
  readonly breaks: readonly Side[];
  readonly certainty: Certainty;
  readonly bump: Bump;
  /** Why the change may go in all the same: a changeset says so, or it was announced. */
  readonly accepted?: string;
  /** For the reviewer: `maxLength of title went from 120 to 100`. */
  readonly title: string;
  /** For the changelog, in words of the API's consumers: `A title may have at most 100 characters (was 120).` */
  readonly sentence: string;
  readonly operations: readonly TouchedOperation[];
  readonly before: Place;
  readonly after: Place;
  /** One for each side that the change breaks, clients first; none where no message can show it. */
  readonly witnesses: readonly Witness[];
  /** Of what stands there now, or stood there; absent for what is no claim, as a text. */
  readonly grounds?: Grounds;
}

/** A finding of `redocly diff` that no change of ours stands for. */
export interface SecondOpinion {
  readonly rule: string;
  readonly impact: Exclude<Bump, "none">;
  readonly message: string;
  readonly pointer: string;
}

export interface LintProblem {
  readonly rule: string;
  readonly severity: "error" | "warn";
  readonly message: string;
  /** From the root of the repository. */
  readonly file: string;
  readonly line: number;
  readonly pointer: string;
}

/** How the ledger covers a contract. */
export type FactCoverage = Omit<LedgerCheck, "grounds">;

/** What the ledger says now of a claim, and said before: somebody has to look at the page. */
export interface FactChange {
  readonly change: "added" | "changed" | "removed";
  /** JSON pointer, as the ledger writes it. */
  readonly pointer: string;
  /** What stands there, and why; absent on the side that does not have the claim. */
  readonly before?: HeldClaim;
  readonly after?: HeldClaim;
}

/** A claim that the ledger holds. */
export interface HeldClaim {
  readonly value: unknown;
  readonly ground: Ground;
  /** Of what is stated or shown. */
  readonly page?: string;
  /** The place on the page. */
  readonly on?: string;
}

/** What became of an example. */
export interface ExampleChange {
  readonly name: string;
  readonly change: "added" | "removed" | "changed";
  readonly operationIds: readonly string[];
  readonly before?: unknown;
  readonly after?: unknown;
  /** What the new contract says of the old example, and the old contract of the new one; empty: allowed. */
  readonly refusedAfter?: string;
  readonly refusedBefore?: string;
}

export interface VersionVerdict {
  /** Null: the API is new. */
  readonly before: string | null;
  /** Null: the API was removed. */
  readonly after: string | null;
  /** The largest of all changes. */
  readonly bump: Bump;
  /** The least version that the changes call for; null of an API that was removed, and where the version before is none to count from. */
  readonly required: string | null;
  readonly ok: boolean;
}

export interface ApiReview {
  readonly api: string;
  readonly version: VersionVerdict;
  /** The largest first. */
  readonly changes: readonly Change[];
  readonly secondOpinions: readonly SecondOpinion[];
  readonly assumptions: {
    readonly added: readonly Assumption[];
    readonly removed: readonly Assumption[];
    /** Removed, and what they said is a fact of the ledger now. */
    readonly documented: readonly Assumption[];
  };
  readonly facts: {
    /** Null: there was no ledger, or one in a format that is no longer read. */
    readonly before: FactCoverage | null;
    readonly after: FactCoverage;
    /** What pages are said to say or to show, where that differs. */
    readonly changes: readonly FactChange[];
  };
  readonly lint: { readonly added: readonly LintProblem[]; readonly mended: readonly LintProblem[] };
  readonly examples: readonly ExampleChange[];
  /** Unified diff of the public declarations of types and client; empty: the same. */
  readonly declarations: string;
}

/** What makes a review fail, with what to do about it. */
export interface Finding {
  readonly api: string;
  readonly what: string;
  readonly fix: string;
  /** Where it is, from the root of the repository, or as the document was named; absent where no file has it. */
  readonly file?: string;
  /** From 1; absent where it is the whole file. */
  readonly line?: number;
}

export interface WorkTree {
  /** Absent where no branch is checked out. */
  readonly branch?: string;
  /** That of `HEAD`. */
  readonly commit: string;
  /** Whether `openapi/` is as the commit has it. */
  readonly isCommitted: boolean;
}

export interface Review {
  readonly formatVersion: 3;
  /** What was asked for, and the commit that it is. */
  readonly base: { readonly revision: string; readonly commit: string };
  /** The work tree that was compared with it; absent where it was a document. */
  readonly workTree?: WorkTree;
  /** The document that was compared with another one; absent: the work tree of a repository. */
  readonly compared?: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly milliseconds: number;
  readonly apis: readonly ApiReview[];
  /** Empty: the change may go in. */
  readonly findings: readonly Finding[];
}
