/**
 * Rows for requests that use them up.
 */
import { rowParameterOf } from "../contract/operation.ts";
import { NotPossible } from "../rules/broken.ts";
import type { Expectation } from "./case.ts";
import { forRow, type RequestBase, type RequestEdits } from "./request.ts";

/**
 * The base of a request with a row of its own, where the operation uses rows up and the request names one.
 *
 * @throws NotPossible when the request may use up a row, and there is none for that
 */
export async function withFreshRow(
  base: RequestBase,
  edits: RequestEdits,
  expect: Expectation["kind"],
): Promise<RequestBase> {
  const { config, ids, operation } = base;
  if (operation.method !== "DELETE") return base;
  const parameter = rowParameterOf(operation);
  const edit = parameter && edits.path?.[parameter.name];
  // It names no row of the provider.
  if (typeof edit === "string") return base;
  if (parameter === undefined) {
    if (expect === "refused") return base;
    throw new NotPossible(
      "it deletes something, and no parameter of its path names a row that could be made for it",
    );
  }
  const { fresh } = config.rows?.[parameter.row] ?? {};
  if (fresh !== undefined) {
    const { [parameter.name]: _, ...others } = ids;
    try {
      return forRow(base, await fresh(others));
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new NotPossible(`rows.${parameter.row}.fresh failed: ${why}`, { cause });
    }
  }
  if (expect === "refused") return base;
  throw new NotPossible(`it uses up a row, and rows.${parameter.row}.fresh is not given`);
}
