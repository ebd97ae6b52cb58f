/**
 * What became of the mutants, and the table of it.
 */
import { inOrder } from "@facility-contracts/command/in-order";
import { equivalentOf } from "./equivalent.ts";
import type { Mutant } from "./mutant.ts";

/** What a suite said of a mutant: nothing, a fault, or it could not be tried. */
export interface Verdict {
  readonly killed: boolean;
  /** What the suite found, or why the mutant could not be tried. */
  readonly found?: string;
  readonly failed?: boolean;
}

/** A mutant and what became of it. */
export interface Outcome extends Verdict {
  readonly mutant: Mutant;
}

/** Tries one mutant, or the provider as it is. */
export interface Judge {
  /** How many mutants can be tried at the same time. */
  readonly atOnce: number;
  judge(mutant: Mutant): Promise<Verdict>;
  close(): Promise<void>;
}

/** Tries all mutants; the outcomes stand in their order. */
export async function judged(
  mutants: readonly Mutant[],
  judge: Judge,
  onOutcome?: (outcome: Outcome, done: number) => void,
): Promise<Outcome[]> {
  const outcomeOf = async (mutant: Mutant) => ({ mutant, ...(await judge.judge(mutant)) });
  return inOrder(mutants, judge.atOnce, outcomeOf, onOutcome);
}

/** Those that speak against the suite, or against the list of equivalents. */
export function wrongOutcomes(
  outcomes: readonly Outcome[],
): Record<"survivors" | "seen" | "failed", Outcome[]> {
  const failed = outcomes.filter((outcome) => outcome.failed === true);
  const tried = outcomes.filter((outcome) => outcome.failed !== true);
  return {
    survivors: tried.filter(({ killed, mutant }) => !killed && equivalentOf(mutant) === undefined),
    seen: tried.filter(({ killed, mutant }) => killed && equivalentOf(mutant) !== undefined),
    failed,
  };
}

/** 0 when every mutant became what it should, 1 otherwise. */
export function exitCodeOf(outcomes: readonly Outcome[]): 0 | 1 {
  return Object.values(wrongOutcomes(outcomes)).every((list) => list.length === 0) ? 0 : 1;
}

/** The numbers of a kind. */
export interface Count {
  readonly kind: string;
  readonly killed: number;
  /** Those that are not equivalent. */
  readonly all: number;
  readonly equivalent: number;
}

/** The numbers of each kind, and of all of them. */
export function countsOf(outcomes: readonly Outcome[]): Count[] {
  const kinds = [...new Set(outcomes.map(({ mutant }) => mutant.kind))].sort();
  const count = (kind: string, some: readonly Outcome[]): Count => {
    const real = some.filter(({ mutant }) => equivalentOf(mutant) === undefined);
    const killed = real.filter((outcome) => outcome.killed).length;
    return { kind, killed, all: real.length, equivalent: some.length - real.length };
  };
  return [
    ...kinds.map((kind) =>
      count(
        kind,
        outcomes.filter(({ mutant }) => mutant.kind === kind),
      ),
    ),
    count("all", outcomes),
  ];
}
