import { Failure } from "@facility-contracts/command/failure";
import type { Operation as ModelOperation } from "@facility-contracts/model/operation";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import type { Operation } from "../answers/operation.ts";
import { firstLine } from "../error-message.ts";
import { documentPart } from "./document-part.ts";

/**
 * Reads an operation as Prism does.
 *
 * @throws Failure when Prism cannot.
 */
export async function readOperation({ contract, method, path }: ModelOperation): Promise<Operation> {
  const what = `${method.toUpperCase()} ${path} of ${contract.name}`;
  try {
    // Prism resolves the references in the document itself.
    const part = structuredClone(documentPart(contract.document, path));
    const found = (await getHttpOperationsFromSpec(part)).find(
      (operation) => operation.method === method && operation.path === path,
    );
    if (found !== undefined) return found;
  } catch (cause) {
    throw new Failure(1, `Prism cannot use ${what}: ${firstLine(cause)}`, { cause });
  }
  throw new Failure(1, `Prism does not find ${what}`);
}
