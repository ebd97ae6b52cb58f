/**
 * The blocks of an answer: what the contract marks with x-extend, and what is there only when a value of the query asks for it.
 */
import { isMarked } from "@facility-contracts/model/markers";
import { assumptionOfMark } from "@facility-contracts/model/provenance";
import type { RowId } from "../config.ts";
import type { OperationContract } from "../contract/operation.ts";
import { isValid } from "../contract/validator.ts";
import { markedParts } from "./parts.ts";
import type { Provider } from "./provider.ts";

/** A part of an answer that comes with a value of a parameter. */
export interface Block {
  readonly path: string;
  readonly extend: string;
  /** Why the pair is assumed, where it is only inferred from the names. */
  readonly assumed: string | undefined;
}

/** The blocks of an operation, in the order of the schema. */
export function blocksOf(operation: OperationContract): Block[] {
  return markedParts(operation, "x-extend").map((part) => ({
    path: part.path,
    extend: part.value,
    assumed: assumptionOfMark(part, "x-extend")?.text,
  }));
}

/** The values that a query asks for. */
export function askedIn(
  operation: OperationContract,
  query: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
  return query[parameterOf(operation)?.name ?? ""] ?? [];
}

/** One block for each value of the query. */
export function distinctIn(all: readonly Block[]): Block[] {
  return [...new Map(all.map((block) => [block.extend, block])).values()];
}

/** Whether a value may be asked for twice. */
export function mayRepeat(operation: OperationContract, { extend }: Block): boolean {
  const schema = parameterOf(operation)?.schema;
  return schema !== undefined && isValid(schema, [extend, extend]);
}

/** The answer of an operation with some of its blocks, of its first row unless another one is named. */
export function readBlocks(
  provider: Provider,
  operation: OperationContract,
  blocks: readonly Block[],
  row?: RowId,
): Promise<unknown> {
  const name = parameterOf(operation)?.name ?? "";
  const query = blocks.map(({ extend }) => `${name}=${extend}`).join("&");
  return provider.accepted(operation.operationId, {
    ...(query === "" ? {} : { query }),
    ...(row === undefined ? {} : { id: row }),
  });
}

function parameterOf({ queryParameters }: OperationContract) {
  return queryParameters.find(({ place }) => isMarked(place, "x-extends-answer"));
}
