/**
 * Documents as the tools get them.
 */
import { type Contract, contractOf } from "@facility-contracts/model/contract";
import { objectOf } from "@facility-contracts/model/json";
import { openContract } from "@facility-contracts/model/open";
import { operationsOf as everyOperationOf, type Operation } from "@facility-contracts/model/operation";
import { valueAt } from "@facility-contracts/model/pointer";

/** Names that every tool writes in the same way when it makes a type of them. */
const PLAIN_NAME = /^[a-z]+([A-Z][a-z]+)*$/;

/**
 * Reads a document and gives every operation a name that tools write in one way: what they make is looked for by it.
 *
 * @param name what messages call it; the path of the file, unless told
 * @throws {ContractError} for a file that is no document of OpenAPI 3.0 or 3.1
 */
export async function readDocument(file: string, name = file): Promise<Contract> {
  return named(await openContract(file, name, name));
}

/** Makes a document of a value; see {@link readDocument}. */
export function documentOf(file: string, root: unknown): Contract {
  return named(contractOf(root, file));
}

/** The operations that tools make something of: few of them look at webhooks and callbacks. */
export function operationsOf(contract: Contract): readonly Operation[] {
  return everyOperationOf(contract).filter(({ kind }) => kind === "path");
}

function named(contract: Contract): Contract {
  const document = structuredClone(contract.document);
  const used = new Set<string>();
  for (const { operationId, place } of operationsOf(contract)) {
    const isPlain = operationId !== undefined && PLAIN_NAME.test(operationId) && !used.has(operationId);
    const name = isPlain ? operationId : `probed${letters(used.size)}`;
    Object.assign(objectOf(valueAt(document, place.pointer)), { operationId: name });
    used.add(name);
  }
  return contractOf(document, contract.name);
}

/** 0 is A, 26 is Ba: digits are written in different ways by the tools. */
function letters(count: number): string {
  const last = String.fromCharCode(97 + (count % 26));
  const text = count < 26 ? last : letters(Math.floor(count / 26)).toLowerCase() + last;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
