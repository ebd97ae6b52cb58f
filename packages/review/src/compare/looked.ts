/**
 * What is known of a place that several operations lead to.
 */
import type { Uncompilable } from "@facility-contracts/model/schema/check";
import type { Move } from "../schema/bearing.ts";
import type { Searched } from "../witness/search.ts";

/** What its search has found so far. */
export interface Looked extends Searched {
  /** Of the whole message, for which no message can be judged. */
  readonly flaw: Uncompilable | undefined;
  /** How often it was searched. */
  readonly tries: number;
  /** In how many operations a move could not be excluded. */
  readonly open: Record<Move, number>;
}
