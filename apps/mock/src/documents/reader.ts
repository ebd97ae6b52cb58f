/**
 * Reads documents and all files that they refer to, as a process of its own: see `reading.ts`.
 */
import { messageOf } from "@facility-contracts/command/failure";
import { openContract, resolverFor } from "@facility-contracts/model/open";
import { textAt } from "@facility-contracts/model/place";
import { calledOperationsOf } from "../prepare/called-operations.ts";
import { exampleToTry } from "../prepare/example.ts";
import { textOf } from "../prepare/text-of.ts";
import { filesOf } from "./files.ts";
import type { DocumentFile } from "./found.ts";
import type { Reading } from "./reading.ts";

process.once("message", async (documents: readonly DocumentFile[]) => {
  const readings = new Map<string, Reading>();
  // One after the other, as each needs memory.
  for (const document of documents) readings.set(document.file, await readDocument(document));
  process.send?.(readings);
});

async function readDocument({ file, shown }: DocumentFile): Promise<Reading> {
  const resolver = resolverFor(file);
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
    return { kind: "unreadable", message: messageOf(error), files: filesOf(resolver.texts) };
  }
}
