/**
 * Takes an announced file from a client.
 */
import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { essenceOf } from "@facility-contracts/serving/media-type";
import type { DiskStore } from "./disk-store.ts";
import type { Draft } from "./draft.ts";
import { FileRefusal } from "./file-refusal.ts";
import { isAnnouncedSize, mostBytesOf, uploadTimeOf } from "./file-store.ts";
import type { AnnouncedUpload, UploadLedger } from "./upload-ledger.ts";

interface UploadRequest {
  readonly key: string;
  readonly contentType: string | undefined;
  /** In bytes; undefined when the client does not say. */
  readonly contentLength: number | undefined;
  /** It is left open, so that a refusal can still be answered, and perhaps not read to its end. */
  readonly body: Readable;
  /** Lets the body take a time, in milliseconds. */
  readonly allowTime: (milliseconds: number) => void;
}

/**
 * Writes a file that was announced, and notes that it has arrived: both or nothing. Returns its entity tag.
 *
 * @throws FileRefusal when it is not what was announced, is announced no longer, or has arrived already.
 */
export async function receiveUpload(
  { key, contentType, contentLength, body, allowTime }: UploadRequest,
  { store, ledger }: { readonly store: DiskStore; readonly ledger: UploadLedger },
): Promise<string> {
  const { mimeType, size } = await findAwaited(key, ledger);
  if (essenceOf(contentType) !== mimeType.toLowerCase())
    throw new FileRefusal(415, `The Content-Type must be ${mimeType}, as it was announced`);
  const most = mostBytesOf(size);
  if (contentLength !== undefined && contentLength > most) throw tooLarge(most, size);
  allowTime(uploadTimeOf(size));

  const draft = await store.create(key, mimeType);
  try {
    const { bytes, md5 } = await copy(body, draft, (count) => {
      if (count > most) throw tooLarge(most, size);
    });
    if (!isAnnouncedSize(size, bytes))
      throw new FileRefusal(400, `The file has ${bytes} bytes, but its announced size is ${size}`);
    await draft.finish();
    if (!(await ledger.complete(key, () => draft.keep()))) {
      // Another upload was sooner, unless a reset took the row away.
      await findAwaited(key, ledger);
      throw alreadyUploaded();
    }
    return `"${md5}"`;
  } finally {
    await draft.discard();
  }
}

/** The announced file that has not arrived yet. */
async function findAwaited(key: string, ledger: UploadLedger): Promise<AnnouncedUpload> {
  const announced = await ledger.find(key);
  if (announced === undefined) throw new FileRefusal(404, "No file was announced for this URL");
  if (announced.uploaded) throw alreadyUploaded();
  return announced;
}

/** Writes what is sent as it comes. `check` throws when the bytes so far are too many. */
async function copy(
  body: Readable,
  draft: Draft,
  check: (bytes: number) => void,
): Promise<{ readonly bytes: number; readonly md5: string }> {
  // Nothing has to be safe from forgery here: it is what S3 answers, so that clients may compare it.
  const hash = createHash("md5");
  let bytes = 0;
  for await (const chunk of chunksOf(body)) {
    bytes += chunk.length;
    check(bytes);
    hash.update(chunk);
    await draft.write(chunk);
  }
  return { bytes, md5: hash.digest("hex") };
}

async function* chunksOf(body: Readable): AsyncGenerator<Buffer> {
  try {
    // To destroy a body is to cut the connection, and a refusal could not be answered.
    for await (const chunk of body.iterator({ destroyOnReturn: false })) yield chunk;
  } catch (cause) {
    // Nobody reads it, but it keeps a client that went away from being logged as a fault of the server.
    throw new FileRefusal(400, "The upload ended before the file did", { cause });
  }
}

function alreadyUploaded(): FileRefusal {
  return new FileRefusal(409, "The file has been uploaded already");
}

function tooLarge(most: number, size: number): FileRefusal {
  return new FileRefusal(
    413,
    `The file has more than ${most} bytes, which is the most for its announced size, ${size}`,
  );
}
