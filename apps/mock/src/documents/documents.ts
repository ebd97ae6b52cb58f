/**
 * The mock of documents that the command names.
 */
import { openContract } from "@facility-contracts/model/open";
import { once } from "../answers/once.ts";
import type { Operation } from "../answers/operation.ts";
import type { Prepared, PreparedApi } from "../prepared.ts";
import type { DocumentFile } from "./found.ts";
import { type Prefixes, placed } from "./prefixes.ts";

/** What is read of a document before the mock listens. */
export interface ReadDocument {
  /** The text that is answered. */
  readonly text: string;
  readonly operations: readonly Operation[];
}

const loadPreparation = once(async () => ({
  ...(await import("../prepare/operations.ts")),
  ...(await import("../prepare/prepare.ts")),
}));

/**
 * Reads a document and all files that it refers to.
 *
 * @throws ContractError or Failure when it cannot be used
 */
export async function readDocument({ name, file, shown }: DocumentFile): Promise<ReadDocument> {
  const { document } = await openContract(file, name, shown);
  const { readOperations, textOf } = await loadPreparation();
  return { text: textOf(document), operations: await readOperations(document, shown) };
}

/** The mock of a document, in which Prism is asked of an operation when it is first called. */
export function apiOf(name: string, { text, operations }: ReadDocument): PreparedApi {
  const marked = once(async () => {
    const { operationsByName } = await import("../prepare/markers.ts");
    return operationsByName(JSON.parse(text), name);
  });
  return {
    name,
    document: text,
    operations: operations.map((operation) => ({
      operation,
      prepare: once(async () => (await loadPreparation()).prepareOperation(operation, await marked())),
    })),
  };
}

/**
 * The mock of several documents.
 *
 * @throws ContractError or Failure when one cannot be used, or two have one path
 */
export async function mockOf(files: readonly DocumentFile[], prefixes: Prefixes): Promise<Prepared> {
  const apis = await Promise.all(files.map(async (file) => apiOf(file.name, await readDocument(file))));
  return { apis: placed(apis, prefixes) };
}
