/**
 * What a proof asks of one keyword, and whom the answers ask in turn.
 */
import type { JsonObject } from "@facility-contracts/model/json";
import type { Place } from "@facility-contracts/model/place";
import type { Assumption, Facts } from "./facts.ts";
import type { Kind } from "./limits.ts";

/** Whether all values that are known keep one keyword of a schema. */
export interface Question {
  readonly known: Facts;
  /** The schema. */
  readonly goal: Place;
  /** All that it says. */
  readonly keywords: JsonObject;
  readonly keyword: string;
  /** How deep in the value. */
  readonly level: number;
}

/** A proof, which what is inside a value asks again. */
export interface Prover {
  /** Whether a value of which something is known keeps a schema. */
  isKept(known: Facts, goal: Place, level: number): boolean;
  /** The same of a value of one kind. */
  isKeptBy(kind: Kind, known: Facts, goal: Place, level: number): boolean;
  /** Whether a part of a value, one level deeper, keeps a schema. */
  isPartKept(known: readonly Assumption[], goal: Place, level: number): boolean;
  /** Whether two schemas are one, or are written alike. */
  isAlike(one: Place, other: Place): boolean;
  /** Whether no value of a kind is what is known. */
  isEmpty(kind: Kind, known: Facts, level: number): boolean;
  /** Whether a member has to be there that nothing can be. */
  isMemberImpossible(known: Facts, level: number): boolean;
  /** Takes the first choice apart: what holds in each case holds. */
  inEachCase(known: Facts, holds: (known: Facts) => boolean): boolean;
}
