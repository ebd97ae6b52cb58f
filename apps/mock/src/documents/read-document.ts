/**
 * Reads one document and all files that it refers to. It loads what reads YAML, which takes tens of megabytes.
 */
import { messageOf } from "@facility-contracts/command/failure";
import { openContract, resolverFor } from "@facility-contracts/model/open";
import { textAt } from "@facility-contracts/model/place";
import { calledOperationsOf } from "../prepare/called-operations.ts";
import { exampleToTry } from "../prepare/example.ts";
import { textOf } from "../prepare/text-of.ts";
import type { Entry } from "./cache.ts";
import { type Files, filesOf } from "./files.ts";
import type { DocumentFile } from "./found.ts";

/** What a document says, or why it says nothing. */
export type Reading =
  | ({ readonly kind: "document" } & Entry)
  | { readonly kind: "unreadable"; readonly message: string; readonly files: Files };

/**
 * What a document says.
 *
 * @param maxBytes of its files; undefined is returned when there are more
 */
export async function readDocument(
  { file, shown }: DocumentFile,
  maxBytes = Number.POSITIVE_INFINITY,
): Promise<Reading | undefined> {
  const resolver = resolverFor(file, maxBytes);
  try {
    const contract = await openContract(file, shown, shown, resolver);
    const called = calledOperationsOf(contract);
    const operations = called.map(({ method, path, place }) => {
      const summary = textAt(place, "summary");
      return { method, path, ...(summary !== undefined && { summary }) };
    });
    const document = { text: textOf(contract.document), example: exampleToTry(called), operations };
    return { kind: "document", document, files: filesOf(resolver.texts) };
  } catch (error) {
    if (resolver.isOver) return undefined;
    return { kind: "unreadable", message: messageOf(error), files: filesOf(resolver.texts) };
  }
}
