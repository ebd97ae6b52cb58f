import { Failure } from "@facility-contracts/command/failure";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import type { Operation } from "../src/answers/operation.ts";
import { readDocument } from "../src/documents.ts";
import { firstLine } from "../src/error-message.ts";

/**
 * Reads the operations of the OpenAPI document in a file.
 *
 * @throws Failure when it is not OpenAPI, has a `$ref` that leads nowhere, or has no operation.
 */
export async function readOperations(path: string): Promise<Operation[]> {
  const document = await readDocument(path);
  try {
    const operations = await getHttpOperationsFromSpec(document);
    if (operations.length > 0) return operations;
  } catch (cause) {
    throw new Failure(1, `Prism cannot use ${path}: ${firstLine(cause)}. \`npm run lint\` may say more`, {
      cause,
    });
  }
  throw new Failure(1, `${path} has no operation`);
}
