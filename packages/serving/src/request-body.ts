/**
 * Reads the bodies of requests, in any coding, and bounds what they cost: each of them, and all that are not whole yet.
 */
import type { IncomingMessage } from "node:http";
import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate, zstdDecompress } from "node:zlib";
import { codeOf } from "@facility-contracts/command/failure";
import { Refusal } from "./refusal.ts";

export class BodyRefusal extends Refusal {
  override readonly name = "BodyRefusal";
  /** What is wrong, after "the body". */
  readonly says: string;

  constructor(status: number, says: string, options?: ErrorOptions) {
    super(status, `The request body ${says}`, options);
    this.says = says;
  }
}

/** The most bytes of all bodies together that are not whole yet. */
const MAX_UNFINISHED_BYTES = 64 * 1024 * 1024;

/** How many times as much as is read may come in of a body that is too large, before its connection is cut. */
const MAX_DISCARDED = 100;

/** A body that is not whole yet. */
interface Unfinished {
  /** Chunks that were put together. */
  parts: Buffer[];
  chunks: Buffer[];
  /** How many bytes there are of it. */
  bytes: number;
  isRefused: boolean;
  readonly reject: (refusal: BodyRefusal) => void;
}

/** Millions of bytes that come one by one would be as many objects: so many are put together. */
const MAX_CHUNKS = 1_000;

/**
 * Makes a reader for a server, of bodies up to a number of bytes. It rejects with BodyRefusal: 413 over the limit, 415 for a
 * coding that cannot be read, 400 for a body that is not in its coding or ended too early, and 408 for the one that has
 * been coming for longest when there are too many.
 */
export function createBodyReader(
  limit: number,
  mostUnfinished = MAX_UNFINISHED_BYTES,
): (message: IncomingMessage) => Promise<Buffer> {
  // In the order in which they began.
  const unfinished = new Set<Unfinished>();
  let total = 0;

  return (message) => {
    const coding = message.headers["content-encoding"];
    return coding === undefined ? readBytes(message) : readCoded(message, coding);
  };

  async function readCoded(message: IncomingMessage, coding: string): Promise<Buffer> {
    const decode = decoderOf(coding);
    const bytes = await readBytes(message);
    return decode === undefined || bytes.length === 0 ? bytes : decode(bytes, limit);
  }

  /** Reads to the end, also what is too much: to stop would take the answer away from a client that still sends. */
  function readBytes(message: IncomingMessage): Promise<Buffer> {
    // With events, not with `for await`, which takes longer than all the rest of a request.
    return new Promise((resolve, reject) => {
      const own: Unfinished = { parts: [], chunks: [], bytes: 0, isRefused: false, reject };
      let size = 0;
      message.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size > limit * MAX_DISCARDED) message.destroy();
        if (size > limit) forget(own);
        else if (!own.isRefused) keep(own, chunk);
      });
      message.on("end", () => {
        if (size > limit) refuse(own, 413, `is larger than ${limit} bytes`);
        else {
          const [first] = own.chunks;
          resolve(first?.length === size ? first : Buffer.concat([...own.parts, ...own.chunks], size));
          forget(own);
        }
      });
      message.on("close", () => {
        if (!message.complete) refuse(own, 400, "ended too early");
      });
    });
  }

  function keep(own: Unfinished, chunk: Buffer): void {
    unfinished.add(own);
    own.chunks.push(chunk);
    own.bytes += chunk.length;
    total += chunk.length;
    if (own.chunks.length === MAX_CHUNKS) {
      own.parts.push(Buffer.concat(own.chunks));
      own.chunks = [];
    }
    while (total > mostUnfinished) {
      const [oldest] = unfinished;
      if (oldest === undefined) return;
      refuse(oldest, 408, "came in too slowly, while many others did");
    }
  }

  function forget(own: Unfinished): void {
    if (!unfinished.delete(own)) return;
    total -= own.bytes;
    own.parts = [];
    own.chunks = [];
  }

  function refuse(own: Unfinished, status: number, says: string): void {
    own.isRefused = true;
    forget(own);
    own.reject(new BodyRefusal(status, says));
  }
}

type Unpack = (bytes: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

/** How a body is read that was made smaller, by the name of the coding. */
const UNPACKERS: ReadonlyMap<string, Unpack> = new Map<string, Unpack>([
  ["gzip", promisify(gunzip)],
  ["x-gzip", promisify(gunzip)],
  ["deflate", promisify(inflate)],
  ["br", promisify(brotliDecompress)],
  ["zstd", promisify(zstdDecompress)],
]);

/** More than one would be work without end: each may make a thousand times as much of a body. */
const KNOWN = "one of gzip, deflate, br and zstd";

type Decode = (bytes: Buffer, limit: number) => Promise<Buffer>;

/** Undefined for a body that is as it is. */
function decoderOf(contentEncoding: string): Decode | undefined {
  const coding = contentEncoding.trim().toLowerCase();
  if (coding === "" || coding === "identity") return undefined;
  const unpack = UNPACKERS.get(coding);
  if (unpack === undefined)
    throw new BodyRefusal(
      415,
      `has the Content-Encoding ${coding}, which cannot be read; it may be ${KNOWN}`,
    );
  return async (bytes, limit) => {
    try {
      return await unpack(bytes, { maxOutputLength: limit });
    } catch (cause) {
      if (codeOf(cause) === "ERR_BUFFER_TOO_LARGE")
        throw new BodyRefusal(413, `is larger than ${limit} bytes without its Content-Encoding`);
      throw new BodyRefusal(400, `is not ${coding}, which its Content-Encoding says`, { cause });
    }
  };
}
