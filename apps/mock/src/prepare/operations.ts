import { Failure } from "@facility-contracts/command/failure";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import type { Operation } from "../answers/operation.ts";
import { firstLine } from "../error-message.ts";

/**
 * Reads the operations of an OpenAPI document as Prism does.
 *
 * @param name what messages call the document
 * @throws Failure when it is not OpenAPI, has a `$ref` that leads nowhere, or has no operation.
 */
export async function readOperations(document: object, name: string): Promise<Operation[]> {
  try {
    // Prism resolves the references in the document itself.
    const operations = await getHttpOperationsFromSpec(structuredClone(document));
    if (operations.length > 0) return operations;
  } catch (cause) {
    throw new Failure(1, `Prism cannot use ${name}: ${firstLine(cause)}. \`npm run lint\` may say more`, {
      cause,
    });
  }
  throw new Failure(1, `${name} has no operation`);
}
