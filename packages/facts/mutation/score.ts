/**
 * Judges every mutant of a contract.
 */

import { inOrder } from "@facility-contracts/command/in-order";
import { startThreads } from "@facility-contracts/command/threads";
import type { JsonObject } from "@facility-contracts/model/json";
import { checkLedger } from "../src/check.ts";
import type { Ground, Ledger } from "../src/ledger.ts";
import { editsOf } from "./edits.ts";
import { createGates, type Gate } from "./gates.ts";
import { createSideOf, type Edit, nameOf, type Side } from "./mutant.ts";

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
  /** With every core, each of which loads lint first: it pays for thousands of mutants. Else in this thread. */
  readonly everyCore?: boolean;
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
  { each, everyCore = false, only, progress }: Judging,
): Promise<Judged[]> {
  const sideOf = createSideOf(document);
  const grounds = new Map(
    checkLedger(document, ledger).grounds.map(({ claim, ground }) => [claim.pointer, ground]),
  );
  const edits = editsOf(document).filter((edit, index) => only?.(index, edit) !== false);
  const gated = { api, document, ledger, each };
  const { atOnce, run, close } = everyCore
    ? startThreads<Edit, ReadonlySet<Gate>>(new URL("./worker.ts", import.meta.url), edits.length, gated)
    : { atOnce: 1, run: await createGates(gated), close: async () => undefined };
  const judgedOf = async (edit: Edit): Promise<Judged> => ({
    api,
    edit,
    side: sideOf(edit.at),
    ground: groundAt(edit.at),
    noticed: await run(edit),
  });
  try {
    return await inOrder(edits, atOnce, judgedOf, (_, done) => progress?.(done, edits.length));
  } finally {
    await close();
  }

  /** A member of a list is edited at a place of its own. */
  function groundAt(at: string): Judged["ground"] {
    return grounds.get(at) ?? grounds.get(at.slice(0, at.lastIndexOf("/"))) ?? "addition";
  }
}

/** The name of a mutant in lists: `tickets: limit off by one: #/... -> 121`. */
export function titleOf({ api, edit }: Judged): string {
  return `${api}: ${nameOf(edit)}`;
}
