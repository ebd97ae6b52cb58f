/**
 * What the site shows: everything that its pages are made of.
 */
import type { Ledger, LedgerCheck } from "@facility-contracts/facts";
import type { Operation } from "@facility-contracts/model/operation";
import type { Assumption } from "@facility-contracts/model/provenance";
import type { Review } from "@facility-contracts/review";

export interface ApiData {
  /** As its folder in `openapi/`: `tickets`. */
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly summary: string;
  readonly description: string;
  readonly document: Readonly<Record<string, unknown>>;
  readonly operations: readonly Operation[];
  readonly check: LedgerCheck;
  readonly ledger: Ledger;
  readonly assumptions: readonly Assumption[];
  /** Markdown; empty when there is none. */
  readonly changelog: string;
  /** The declarations that the contract package exports. */
  readonly types: string;
  /** A first program that calls it; undefined for an API without operations. */
  readonly sample: string | undefined;
  readonly plan: Plan;
  /** The last run of the contract tests that was given to the portal. */
  readonly result: ConformanceResult | undefined;
}

/** What the contract tests would send. */
export interface Plan {
  readonly cases: readonly { readonly id: string; readonly expects: string }[];
  readonly notChecked: readonly { readonly what: string; readonly why: string }[];
}

/** A run of the contract tests, as far as the portal shows it. */
export interface ConformanceResult {
  /** When the file was written, ISO 8601. */
  readonly at: string;
  readonly baseUrl: string;
  readonly requests: number;
  readonly findings: readonly {
    readonly severity: string;
    readonly operationId: string;
    readonly check: string;
    readonly place: string;
    readonly expected: string;
    readonly got: string;
  }[];
  readonly coverage: Readonly<
    Record<string, { readonly covered: readonly string[]; readonly missing: readonly string[] }>
  >;
  readonly cases: readonly { readonly operationId: string; readonly outcome: string }[];
}

export interface SiteData {
  readonly apis: readonly ApiData[];
  readonly review: Review | undefined;
}
