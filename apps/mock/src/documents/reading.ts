/**
 * What documents say, as a process of its own reads them: what it takes to read hundreds of operations, several times what
 * the mock needs then, is given back when that process ends.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { extname } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { Failure } from "@facility-contracts/command/failure";
import type { Entry } from "./cache.ts";
import type { Files } from "./files.ts";
import type { DocumentFile } from "./found.ts";

/** What a document says, or why it says nothing. */
export type Reading =
  | ({ readonly kind: "document" } & Entry)
  | { readonly kind: "unreadable"; readonly message: string; readonly files: Files };

/** The same file, whether this runs from `src/` or from `dist/`. */
const READER = fileURLToPath(new URL(`./reader${extname(import.meta.filename)}`, import.meta.url));

const TOO_LARGE =
  "it needs more memory than Node may use. NODE_OPTIONS=--max-old-space-size=8192 allows it 8 GB";

/** Left to itself, Node takes twice the memory for a large document, and hardly less time. */
const LITTLE_ROOM = ["--max-semi-space-size=2", "--heap-growing-percent=20"];

/**
 * Reads documents, and gives what they say by their files.
 *
 * @throws Failure when the process ends before, as it does when one needs more memory than it may have.
 */
export async function readDocuments(
  documents: readonly DocumentFile[],
): Promise<ReadonlyMap<string, Reading>> {
  if (documents.length === 0) return new Map();
  const reader = fork(READER, {
    execArgv: [...process.execArgv, ...LITTLE_ROOM],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const errors = text(reader.stderr ?? Readable.from([]));
  const ended = once(reader, "close").then(async ([code, signal]) => {
    const names = documents.map(({ shown }) => shown).join(", ");
    const said = await errors;
    const why = said.includes("heap out of memory")
      ? TOO_LARGE
      : `its reader ended with ${signal ?? code}: ${said}`;
    throw new Failure(1, `Cannot read ${names}: ${why}`);
  });
  reader.send(documents);
  const [readings] = await Promise.race([once(reader, "message"), ended]);
  return readings;
}
