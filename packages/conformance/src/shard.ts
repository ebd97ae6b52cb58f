/**
 * Runs in parts, for several machines.
 */

/** A part of a run: the first of four is `{ index: 1, of: 4 }`. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}
