/**
 * The mock of documents that the command names.
 */
import { once } from "../answers/once.ts";
import type { Prepared, PreparedApi } from "../prepared.ts";
import { keep, kept, type ReadDocument } from "./cache.ts";
import type { DocumentFile } from "./found.ts";
import { type Prefixes, placed } from "./prefixes.ts";

// When it is needed: what is in the cache needs neither Redocly nor Prism.
const loadReader = once(() => import("./reader.ts"));
const loadPreparation = once(() => import("../prepare/prepare.ts"));

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
 * @param cache the folder that keeps what was read, undefined for none
 * @throws ContractError or Failure when one cannot be used, or two have one path
 */
export async function mockOf(
  files: readonly DocumentFile[],
  prefixes: Prefixes,
  cache: string | undefined,
): Promise<Prepared> {
  const apis = await Promise.all(
    files.map(async (file) => apiOf(file.name, (await kept(cache, file.file)) ?? (await read(file, cache)))),
  );
  return { apis: placed(apis, prefixes) };
}

async function read(file: DocumentFile, cache: string | undefined): Promise<ReadDocument> {
  const { readDocument } = await loadReader();
  const { document, texts } = await readDocument(file);
  await keep(cache, file.file, texts, document);
  return document;
}
