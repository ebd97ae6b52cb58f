/**
 * Where the rows of cases come from that the configuration does not give.
 */
import type { RowId } from "../config.ts";

/** Where rows come from that the configuration does not give. */
export interface CreatedRows {
  /** Whether rows of a kind can be made. */
  has(kind: string): boolean;
  /**
   * Makes a row.
   *
   * @throws NotPossible when it is not made, or when the answer does not say which it is
   */
  make(kind: string): Promise<RowId>;
  /** The one that all may change and none may use up, which is made once. */
  shared(kind: string): Promise<RowId>;
}
