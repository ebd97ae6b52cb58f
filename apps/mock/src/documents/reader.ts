/**
 * Reads a document and all files that it refers to.
 */
import { openContract, resolverFor } from "@facility-contracts/model/open";
import { readOperations } from "../prepare/operations.ts";
import { textOf } from "../prepare/prepare.ts";
import type { Entry } from "./cache.ts";
import { type Files, filesOf } from "./files.ts";
import type { DocumentFile } from "./found.ts";

/** What a document says, or why it says nothing. */
export type Reading =
  | ({ readonly kind: "document" } & Entry)
  | { readonly kind: "unreadable"; readonly error: unknown; readonly files: Files };

/** Reads a document. */
export async function readDocument({ name, file, shown }: DocumentFile): Promise<Reading> {
  const resolver = resolverFor(file);
  try {
    const { document } = await openContract(file, name, shown, resolver);
    const operations = await readOperations(document, shown);
    const read = { text: textOf(document), operations };
    return { kind: "document", document: read, files: filesOf(resolver.texts) };
  } catch (error) {
    return { kind: "unreadable", error, files: filesOf(resolver.texts) };
  }
}
