/**
 * The mock of documents that the command names.
 */
import { once } from "../answers/once.ts";
import type { Prepared, PreparedApi } from "../prepared.ts";
import { type Entry, keep, kept, type ReadDocument } from "./cache.ts";
import type { Files } from "./files.ts";
import type { DocumentFile } from "./found.ts";
import { type Prefixes, placed } from "./prefixes.ts";
import type { Reading } from "./reader.ts";

// When it is needed: what is in the cache does not need Redocly.
const loadReader = once(() => import("./reader.ts"));

/** The mock of a document, in which Prism is asked of an operation when it is first called. */
function apiOf({ name, shown }: DocumentFile, { text, operations }: ReadDocument): PreparedApi {
  const load = once(async () => {
    const { preparationOf } = await import("../prepare/prepare.ts");
    return preparationOf(JSON.parse(text), shown);
  });
  return {
    name,
    document: text,
    operations: operations.map((operation) => ({
      operation,
      read: async () => (await load()).read(operation),
      prepare: once(async () => (await load()).prepare(operation)),
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
  const opened = await Promise.all(files.map((file) => openDocument(file, cache)));
  return { apis: placed(opened.map(apiIn), prefixes) };
}

/** A document that was opened, and what it was read from. */
export type Opened =
  | { readonly kind: "mocked"; readonly api: PreparedApi; readonly files: Files }
  | Extract<Reading, { kind: "unreadable" }>;

/** Opens a document: from the cache, else from its files. */
export async function openDocument(file: DocumentFile, cache: string | undefined): Promise<Opened> {
  const entry = await kept(cache, file.file);
  if (entry !== undefined) return mocked(file, entry);
  const { readDocument } = await loadReader();
  const reading = await readDocument(file);
  if (reading.kind === "unreadable") return reading;
  await keep(cache, file.file, reading);
  return mocked(file, reading);
}

function mocked(file: DocumentFile, { document, files }: Entry): Opened {
  return { kind: "mocked", api: apiOf(file, document), files };
}

/**
 * The mock of a document that was opened.
 *
 * @throws ContractError or Failure when it cannot be used
 */
export function apiIn(opened: Opened): PreparedApi {
  if (opened.kind === "unreadable") throw opened.error;
  return opened.api;
}
