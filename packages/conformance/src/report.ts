/**
 * What a run of the suite tells.
 */

import type { Severity } from "./severity.ts";
import type { Shard } from "./shard.ts";

/** One way in which a provider and the contract part. */
export interface Finding {
  readonly severity: Severity;
  readonly operationId: string;
  /** The kind of the check: `body/maxLength`, `answer/schema`, `rule/partial-update`. */
  readonly check: string;
  /** Where the request or the answer breaks the contract: `body /0/title`, `answer /updatedAt`, `header X-Session-Token`. */
  readonly place: string;
  /** JSON pointer into the bundled document, to what was tested. */
  readonly pointer: string;
  /** Where that was written, for a document that came from a file: `petstore.yaml:12:3`. */
  readonly writtenAt?: string;
  readonly expected: string;
  readonly got: string;
  /** Why it is expected: the address of the documentation page, or the text of the assumption. */
  readonly because: string;
  /** The smallest request that shows it, as a command; secrets are variables. */
  readonly curl: string;
  /** The cases that show the same; the finding is that of the first one. */
  readonly caseIds: readonly string[];
  /** Why and since when it is accepted, by a line of the baseline. It fails nothing then. */
  readonly accepted?: Pick<Accepted, "reason" | "date">;
}

/** A line of a baseline: a finding that is known and accepted. */
export interface Accepted {
  /** Operation, check and place: `updateTicket rule/echo answer /notes`. A position in a list is a star. */
  readonly finding: string;
  /** What it weighs: as much as its line, once the finding no longer occurs. */
  readonly severity: Severity;
  readonly reason: string;
  /** The day on which it was accepted: `2026-11-27`. */
  readonly date: string;
}

/** A part of the contract that was not checked, and why. */
export interface NotChecked {
  readonly what: string;
  readonly why: string;
}

/** What is left out of every operation where the provider keeps nothing, and where requests are counted. */
export const WITHOUT_RULES = "rules, and credentials that are nearly right";
export const WITHIN_BUDGET = "rules in order, and random bodies";

/** What a provider does and the contract does not name. */
export interface Note {
  readonly operationId: string;
  /** `field /version`, `header x-request-id`, `status 409`, `media type text/html`. */
  readonly part: string;
  /** How many answers have it. */
  readonly answers: number;
  /** What stands there in the first one of them. */
  readonly example: string;
}

/** Something of how the run went that a reader should know. It fails nothing. */
export interface Remark {
  readonly what: string;
  /** How often. */
  readonly times: number;
  /** One of those times. */
  readonly example?: string;
}

/** How much of something was covered: those that were, and the names of those that were not. */
export interface Covered {
  readonly covered: readonly string[];
  readonly missing: readonly string[];
}

/** The outcome of one case: a request with one edit, a rule, or a random search. */
export interface CaseResult {
  readonly id: string;
  /** Its place in the plan of the whole run. */
  readonly order: number;
  readonly operationId: string;
  readonly outcome: "passed" | "failed" | "warning" | "assumption" | "not-checked";
  /** What was found, or why it was not checked. */
  readonly message?: string;
}

/** The version of what `--json` prints. What changes it in a way that breaks gets another number. */
export const FORMAT_VERSION = 2;

/** The result of a run. `--json` prints it, `--merge` joins those of shards. */
export interface Report {
  readonly formatVersion: typeof FORMAT_VERSION;
  readonly api: string;
  readonly baseUrl: string;
  readonly seed: number;
  /** Which part of a run this is, if it is not all of it. */
  readonly shard?: Shard;
  /** Why the run ended before all of it was done, if it did. */
  readonly over?: string;
  readonly requests: number;
  readonly milliseconds: number;
  readonly findings: readonly Finding[];
  /** The lines of the baseline whose findings no longer occur. */
  readonly stale: readonly Accepted[];
  readonly notChecked: readonly NotChecked[];
  readonly notes: readonly Note[];
  /** How often an answer had something else that the contract does not name: the number of notes is bounded. */
  readonly notesLeftOut: number;
  readonly remarks: readonly Remark[];
  readonly coverage: Readonly<
    Record<"operations" | "statuses" | "parameters" | "keywords" | "rules", Covered>
  >;
  readonly cases: readonly CaseResult[];
}
