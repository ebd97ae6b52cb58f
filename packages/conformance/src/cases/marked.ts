/**
 * The text of a body with marks, for what no JSON value can say: spellings, bytes, sizes.
 */
import { withValue } from "./edit.ts";
import type { RequestBase } from "./request.ts";

/** What stands in place of a value, and is then replaced in the text. */
export const MARK = "@@@";

/** The text of the base body with a mark in place of some values. */
export function marked(base: RequestBase, paths: readonly (readonly string[])[]): string {
  return JSON.stringify(paths.reduce<unknown>((body, path) => withValue(body, path, MARK), base.body));
}
