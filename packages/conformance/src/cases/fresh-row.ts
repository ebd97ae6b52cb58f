/**
 * The rows that requests name: those of the configuration, else those that operations make; for what uses a row up its own.
 */
import { messageOf } from "@facility-contracts/command/failure";
import type { RowId } from "../config.ts";
import { type OperationContract, rowParameterOf } from "../contract/operation.ts";
import { NotPossible } from "../rules/broken.ts";
import type { Expectation } from "./case.ts";
import { forRow, type RequestBase, type RequestEdits } from "./request.ts";

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

/**
 * The base of a request with the rows that it names.
 *
 * @throws NotPossible when the request needs a row, and there is none
 */
export async function withRows(
  base: RequestBase,
  edits: RequestEdits,
  expect: Expectation["kind"],
  rows: CreatedRows,
): Promise<RequestBase> {
  const named = await withMadeRows(base, edits, rows);
  return named.operation.method === "DELETE" ? withFreshRow(named, edits, expect, rows) : named;
}

/** The base of a request with the rows that stand above the one that it is about. */
export function withParents(base: RequestBase, rows: CreatedRows): Promise<RequestBase> {
  const own = rowParameterOf(base.operation);
  return withMadeRows(base, own === undefined ? {} : { path: { [own.name]: "" } }, rows);
}

/** In place of the identifiers of examples, which name no rows of a provider, those of rows that were made. */
async function withMadeRows(base: RequestBase, edits: RequestEdits, rows: CreatedRows): Promise<RequestBase> {
  const ids = { ...base.ids };
  for (const { name, row } of missingIn(base, rows))
    if (typeof edits.path?.[name] !== "string") ids[name] = await rows.shared(row);
  return { ...base, ids };
}

function missingIn(base: RequestBase, rows: CreatedRows): OperationContract["pathParameters"] {
  return notGivenIn(base).filter(({ row }) => rows.has(row));
}

/** The kind of a row that nobody gives or makes, so that a request names one of which nobody knows whether it is there. */
export function madeUpRow(base: RequestBase, rows: CreatedRows): string | undefined {
  return notGivenIn(base).find(({ row }) => !rows.has(row))?.row;
}

/** What uses a row up gets one of its own. */
function notGivenIn({ config, operation }: RequestBase): OperationContract["pathParameters"] {
  const last = operation.method === "DELETE" ? rowParameterOf(operation) : undefined;
  return operation.pathParameters.filter(
    (parameter) => parameter !== last && config.rows?.[parameter.row]?.existing === undefined,
  );
}

/** With a row of its own, where the request names one. */
async function withFreshRow(
  base: RequestBase,
  edits: RequestEdits,
  expect: Expectation["kind"],
  rows: CreatedRows,
): Promise<RequestBase> {
  const { config, ids, operation } = base;
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
      throw new NotPossible(`rows.${parameter.row}.fresh failed: ${messageOf(cause)}`, { cause });
    }
  }
  if (rows.has(parameter.row)) return forRow(base, await rows.make(parameter.row));
  if (expect === "refused") return base;
  throw new NotPossible(`it uses up a row, and rows.${parameter.row}.fresh is not given`);
}
