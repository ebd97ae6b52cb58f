/**
 * The APIs of the contract.
 */
import { apis } from "@facility-contracts/contract/apis";
import { type Contract, contractOf } from "@facility-contracts/model/contract";
import { type Operation, operationsOf } from "@facility-contracts/model/operation";

export interface ContractApi {
  readonly name: string;
  readonly contract: Contract;
  /** What clients can ask for, in the order of the document. */
  readonly operations: readonly Operation[];
}

export function contractApiOf({
  name,
  document,
}: Pick<(typeof apis)[number], "document"> & { name: string }): ContractApi {
  const contract = contractOf(document, name);
  return { name, contract, operations: operationsOf(contract).filter(({ kind }) => kind === "path") };
}

export const contractApis: readonly ContractApi[] = apis.map(contractApiOf);

/** Finds the API that has a path, whatever the method. The value of a parameter may be empty, which is refused in its name. */
export function createApiFinder<Api extends ContractApi>(
  apis: readonly Api[],
): (path: string) => Api | undefined {
  const patterns = apis.flatMap((api) =>
    api.operations.map((operation) => ({ api, pattern: patternOf(operation) })),
  );
  return (path) => patterns.find(({ pattern }) => pattern.test(path))?.api;
}

function patternOf({ path }: Operation): RegExp {
  const literals = path.split(/\{[^{}]*\}/).map(RegExp.escape);
  return new RegExp(`^${literals.join("[^/]*")}$`);
}
