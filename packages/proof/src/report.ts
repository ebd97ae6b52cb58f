/**
 * The results of a proof.
 */

/** What became of a part. "before": it had passed on the same content, and was not run. */
export type Result = "passed" | "before" | "failed" | "not run";

/** The results of a proof. */
export interface Report {
  readonly parts: readonly { readonly name: string; readonly result: Result; readonly seconds: number }[];
  readonly node: string;
  readonly cores: number;
  /** Missing where the folder is no git repository. */
  readonly commit?: string;
  readonly changed?: boolean;
  readonly tree?: string;
}
