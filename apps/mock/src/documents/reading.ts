/**
 * What documents say. Large ones are read by a process of its own: what it takes to read hundreds of operations, several
 * times what the mock needs then, is given back when that process ends.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { stat } from "node:fs/promises";
import { extname } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { Failure } from "@facility-contracts/command/failure";
import type { DocumentFile } from "./found.ts";
import type { Reading } from "./read-document.ts";

/**
 * Documents with more than so many bytes, their files counted, are read by a process of its own. To read less here saves
 * 0.1 to 0.2 s of processor at a start, more at each change that is watched, and costs a mock that answers 12 to 20 MB of
 * 220; of half a megabyte it would be 35.
 */
const MAX_BYTES_HERE = 128 * 1024;

/** The same file, whether this runs from `src/` or from `dist/`. */
const READER = fileURLToPath(new URL(`./reader${extname(import.meta.filename)}`, import.meta.url));

const TOO_LARGE =
  "it needs more memory than Node may use. NODE_OPTIONS=--max-old-space-size=8192 allows it 8 GB";

/** Left to itself, Node takes twice the memory for a large document, and hardly less time. */
const LITTLE_ROOM = ["--max-semi-space-size=2", "--heap-growing-percent=20"];

/**
 * Reads documents, and gives what they say by their files.
 *
 * @throws Failure when the process that reads large ones ends before, as it does when it needs more memory than it may have.
 */
export async function readDocuments(
  documents: readonly DocumentFile[],
): Promise<ReadonlyMap<string, Reading>> {
  const readings = new Map<string, Reading>();
  const large: DocumentFile[] = [];
  for (const document of documents) {
    const reading = await readHere(document);
    if (reading === undefined) large.push(document);
    else readings.set(document.file, reading);
  }
  return large.length === 0 ? readings : new Map([...readings, ...(await readApart(large))]);
}

/** What a document says, undefined for a large one. */
async function readHere(document: DocumentFile): Promise<Reading | undefined> {
  // Before what reads documents is loaded. That there is no such file is told by who reads it.
  const size = await stat(document.file).then(
    (stats) => stats.size,
    () => 0,
  );
  if (size > MAX_BYTES_HERE) return undefined;
  const { readDocument } = await import("./read-document.ts");
  return readDocument(document, MAX_BYTES_HERE);
}

async function readApart(documents: readonly DocumentFile[]): Promise<ReadonlyMap<string, Reading>> {
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
