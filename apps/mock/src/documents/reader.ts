/**
 * Reads a document and all files that it refers to.
 */
import { openContract, resolverFor } from "@facility-contracts/model/open";
import { textAt } from "@facility-contracts/model/place";
import { calledOperationsOf } from "../prepare/called-operations.ts";
import { textOf } from "../prepare/prepare.ts";
import type { Entry } from "./cache.ts";
import { type Files, filesOf } from "./files.ts";
import type { DocumentFile } from "./found.ts";

/** What a document says, or why it says nothing. */
export type Reading =
  | ({ readonly kind: "document" } & Entry)
  | { readonly kind: "unreadable"; readonly error: unknown; readonly files: Files };

/** Reads a document. */
export async function readDocument({ file, shown }: DocumentFile): Promise<Reading> {
  const resolver = resolverFor(file);
  try {
    const contract = await openContract(file, shown, shown, resolver);
    const operations = calledOperationsOf(contract).map(({ method, path, place }) => {
      const summary = textAt(place, "summary");
      return { method, path, ...(summary !== undefined && { summary }) };
    });
    const read = { text: textOf(contract.document), operations };
    return { kind: "document", document: read, files: filesOf(resolver.texts) };
  } catch (error) {
    return { kind: "unreadable", error, files: filesOf(resolver.texts) };
  }
}
