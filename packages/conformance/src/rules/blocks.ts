/**
 * The blocks of an answer: what the contract marks with x-extend, and what is there only when a value of the query asks for it.
 */
import { isMarked } from "@facility-contracts/model/markers";
import { assumptionOfMark } from "@facility-contracts/model/provenance";
import type { RowId } from "../config.ts";
import type { OperationContract } from "../contract/operation.ts";
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
  return query[parameterOf(operation)] ?? [];
}

/** The answer of an operation with some of its blocks, of a row or of that of the base request. */
export function readBlocks(
  provider: Provider,
  operation: OperationContract,
  blocks: readonly Block[],
  id?: RowId,
): Promise<unknown> {
  const values = new Set(blocks.map(({ extend }) => extend));
  const query = [...values].map((value) => `${parameterOf(operation)}=${value}`).join("&");
  return provider.accepted(operation.operationId, {
    ...(query === "" ? {} : { query }),
    ...(id === undefined ? {} : { id }),
  });
}

function parameterOf({ queryParameters }: OperationContract): string {
  return queryParameters.find(({ place }) => isMarked(place, "x-extends-answer"))?.name ?? "";
}
