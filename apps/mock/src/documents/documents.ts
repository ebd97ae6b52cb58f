/**
 * The mock of documents that the command names.
 */
import { Failure } from "@facility-contracts/command/failure";
import { once } from "../answers/once.ts";
import type { Prepared, PreparedApi } from "../prepared.ts";
import { keep, kept, type ReadDocument } from "./cache.ts";
import type { Files } from "./files.ts";
import type { DocumentFile } from "./found.ts";
import { type Prefixes, placed } from "./prefixes.ts";
import type { Reading } from "./read-document.ts";
import { readDocuments } from "./reading.ts";

/** The mock of a document, in which Prism is asked of an operation when it is first called. */
function apiOf({ name, shown }: DocumentFile, { text, example, operations }: ReadDocument): PreparedApi {
  const load = once(async () => {
    const { preparationOf } = await import("../prepare/prepare.ts");
    return preparationOf(JSON.parse(text), shown);
  });
  return {
    name,
    document: text,
    example,
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
 * @throws Failure when one cannot be used, or two have one path
 */
export async function mockOf(
  files: readonly DocumentFile[],
  prefixes: Prefixes,
  cache: string | undefined,
): Promise<Prepared> {
  const opened = await openDocuments(files, cache);
  return { apis: placed(opened.map(apiIn), prefixes) };
}

/** A document that was opened, and what it was read from. */
export type Opened =
  | { readonly kind: "mocked"; readonly api: PreparedApi; readonly files: Files }
  | Extract<Reading, { kind: "unreadable" }>;

/** Opens documents: from the cache, else from their files. */
export async function openDocuments(
  files: readonly DocumentFile[],
  cache: string | undefined,
): Promise<readonly Opened[]> {
  const entries = await Promise.all(files.map(({ file }) => kept(cache, file)));
  const readings = await readDocuments(files.filter((_, index) => entries[index] === undefined));
  for (const [file, reading] of readings) if (reading.kind === "document") await keep(cache, file, reading);
  return files.map((file, index) => {
    const opened = entries[index] ?? readings.get(file.file);
    if (opened === undefined) throw new Error(`${file.shown} was not read`);
    if ("message" in opened) return opened;
    return { kind: "mocked", api: apiOf(file, opened.document), files: opened.files };
  });
}

/**
 * The mock of a document that was opened.
 *
 * @throws Failure when it cannot be used
 */
export function apiIn(opened: Opened): PreparedApi {
  if (opened.kind === "unreadable") throw new Failure(1, opened.message);
  return opened.api;
}
