import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { readDocument } from "./documents.ts";
import { firstLine } from "./error-message.ts";
import { Failure } from "./failure.ts";

/** An operation as Prism knows it: method, path, parameters, security, responses, all references resolved. */
export type Operation = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];

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
    throw new Failure(1, `Prism cannot use ${path}: ${firstLine(cause)}`, { cause });
  }
  throw new Failure(1, `${path} has no operation`);
}
