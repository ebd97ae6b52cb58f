/**
 * Reads a document and all files that it refers to.
 */
import { openContract, resolverFor } from "@facility-contracts/model/open";
import { readOperations } from "../prepare/operations.ts";
import { textOf } from "../prepare/prepare.ts";
import type { ReadDocument, Texts } from "./cache.ts";
import type { DocumentFile } from "./found.ts";

/** What a document says, and what it was read from. */
interface Reading {
  readonly document: ReadDocument;
  readonly texts: Texts;
}

/**
 * Reads a document.
 *
 * @throws ContractError or Failure when it cannot be used
 */
export async function readDocument({ name, file, shown }: DocumentFile): Promise<Reading> {
  const resolver = resolverFor(file);
  const { document } = await openContract(file, name, shown, resolver);
  const texts = new Map(
    [...resolver.texts].flatMap(([path, text]) => (text === undefined ? [] : [[path, text]])),
  );
  return { document: { text: textOf(document), operations: await readOperations(document, shown) }, texts };
}
