/**
 * Operations that make rows, and where their answers say which: by the links of the contract, or by the configuration.
 */
import { objectOf, textsOf } from "@facility-contracts/model/json";
import { below, entriesOf } from "@facility-contracts/model/place";
import type { ProviderConfig } from "../config.ts";
import { isSafe, type OperationContract } from "./operation.ts";

/** What makes the rows of one kind. */
export interface Creator {
  readonly operation: OperationContract;
  /** JSON pointer to the identifier in its answer, without `#`. */
  readonly id: string;
}

/** The creators by the kind of row that they make. What the configuration says goes first. */
export function creatorsOf(
  operations: readonly OperationContract[],
  { rows = {} }: Pick<ProviderConfig, "rows">,
): ReadonlyMap<string, Creator> {
  const linked = operations
    .filter((operation) => !isSafe(operation))
    .flatMap((one) => linkedBy(one, operations));
  const named = Object.entries(rows).flatMap(([kind, given]) => {
    const operation = operations.find(({ operationId }) => operationId === given?.madeBy?.operation);
    return operation === undefined || given?.madeBy === undefined
      ? []
      : [[kind, { operation, id: given.madeBy.id }] as const];
  });
  return new Map([...linked, ...named]);
}

/** The kinds of rows that the links of an operation lead to. */
function linkedBy(
  operation: OperationContract,
  operations: readonly OperationContract[],
): (readonly [kind: string, creator: Creator])[] {
  return entriesOf(below(operation.success.place, "links")).flatMap(({ place }) => {
    const { operationId, operationRef, parameters } = objectOf(place.value);
    const target = operations.find(
      (other) => other.operationId === operationId || other.place.pointer === operationRef,
    );
    return Object.entries(objectOf(parameters)).flatMap(([name, expression]) => {
      const parameter = target?.pathParameters.find((known) =>
        [known.name, `path.${known.name}`].includes(name),
      );
      const [, id] = /^\$response\.body#(\/.*)$/s.exec(textsOf(expression)[0] ?? "") ?? [];
      // What names a row of the kind already makes none.
      const isNew = operation.pathParameters.every(({ row }) => row !== parameter?.row);
      return parameter === undefined || id === undefined || !isNew
        ? []
        : [[parameter.row, { operation, id }] as const];
    });
  });
}
