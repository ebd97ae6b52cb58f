/**
 * Judges every mutant of a contract.
 */

import type { JsonObject } from "@facility-contracts/model/json";
import { checkLedger } from "../src/check.ts";
import type { Ground, Ledger } from "../src/ledger.ts";
import { editsOf } from "./edits.ts";
import { createLintGates, type Gate, noticedByFacts } from "./gates.ts";
import { createSideOf, type Edit, mutate, nameOf, type Side } from "./mutant.ts";

/** A mutant and what noticed it; nothing: it survived. */
export interface Judged {
  readonly api: string;
  readonly edit: Edit;
  readonly side: Side;
  /** Of the claim at the place that is edited; an addition is about what nobody claims. */
  readonly ground: Ground | "addition";
  readonly noticed: ReadonlySet<Gate>;
}

/** How mutants are judged. */
export interface Judging {
  /** Every gate on every mutant; else lint only on those that the facts do not notice. */
  readonly each: boolean;
  /** Only some of the mutants, by their number or by what they edit. */
  readonly only?: (index: number, edit: Edit) => boolean;
  /** Hears how many are done. */
  readonly progress?: (done: number, all: number) => void;
}

/** Judges all mutants of a document. */
export async function judge(
  api: string,
  document: JsonObject,
  ledger: Ledger,
  { each, only, progress }: Judging,
): Promise<Judged[]> {
  const lint = await createLintGates(api, document);
  const sideOf = createSideOf(document);
  const grounds = new Map(
    checkLedger(document, ledger).grounds.map(({ claim, ground }) => [claim.pointer, ground]),
  );
  const edits = editsOf(document).filter((edit, index) => only?.(index, edit) !== false);
  const judged: Judged[] = [];
  for (const edit of edits) {
    const mutant = mutate(document, edit);
    const noticed = new Set<Gate>();
    if (noticedByFacts(mutant, ledger)) noticed.add("facts");
    if (each || noticed.size === 0) for (const gate of await lint(mutant)) noticed.add(gate);
    judged.push({ api, edit, side: sideOf(edit.at), ground: groundAt(edit.at), noticed });
    progress?.(judged.length, edits.length);
  }
  return judged;

  /** A member of a list is edited at a place of its own. */
  function groundAt(at: string): Judged["ground"] {
    return grounds.get(at) ?? grounds.get(at.slice(0, at.lastIndexOf("/"))) ?? "addition";
  }
}

/** The name of a mutant in lists: `tickets: limit off by one: #/... -> 121`. */
export function titleOf({ api, edit }: Judged): string {
  return `${api}: ${nameOf(edit)}`;
}
