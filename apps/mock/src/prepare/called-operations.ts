import { Failure } from "@facility-contracts/command/failure";
import type { Contract } from "@facility-contracts/model/contract";
import { type Operation, operationsOf } from "@facility-contracts/model/operation";
import type { OperationHead } from "../prepared.ts";

/**
 * The operations of a document that a client can call.
 *
 * @throws Failure when there is none.
 */
export function calledOperationsOf(contract: Contract): readonly [Operation, ...Operation[]] {
  const [first, ...others] = operationsOf(contract).filter(({ kind }) => kind === "path");
  if (first === undefined) {
    throw new Failure(1, `${contract.name} has no operation below \`paths\`: there is nothing to call`);
  }
  return [first, ...others];
}

export function calledOperation(contract: Contract, { method, path }: OperationHead): Operation {
  const found = calledOperationsOf(contract).find((one) => one.method === method && one.path === path);
  if (found === undefined) throw new Error(`${contract.name} has no ${method} ${path}`);
  return found;
}
