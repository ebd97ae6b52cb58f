/**
 * Reads the bodies of requests, in any coding, and bounds what they cost: each of them, and all that are not whole yet.
 */
import type { IncomingMessage } from "node:http";
import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate, zstdDecompress } from "node:zlib";

/** A body that cannot be read. */
export class BodyRefusal extends Error {
  override readonly name = "BodyRefusal";
  /** The HTTP status to answer with. */
  readonly status: 400 | 408 | 413 | 415;
  /** What is wrong, after "the body". */
  readonly says: string;

  constructor(status: BodyRefusal["status"], says: string, options?: ErrorOptions) {
    super(`The request body ${says}`, options);
    this.status = status;
    this.says = says;
  }
}

/** The most bytes of all bodies together that are not whole yet. */
const MAX_UNFINISHED_BYTES = 64 * 1024 * 1024;

/** How many times as much as is read may come in of a body that is too large, before its connection is cut. */
const MAX_DISCARDED = 100;

/** A body that is not whole yet. */
interface Unfinished {
  bytes: number;
  /** Throws away what there is of it. */
  refuse(): void;
}

/**
 * Makes a reader for a server, of bodies up to a number of bytes. It throws BodyRefusal: 413 over the limit, 415 for a
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

  async function readBody(message: IncomingMessage): Promise<Buffer> {
    const decode = decoderOf(message.headers["content-encoding"]);
    const bytes = await readBytes(message);
    return decode === undefined || bytes.length === 0 ? bytes : decode(bytes, limit);
  }

  /** Reads to the end, also what is too much: to stop would take the answer away from a client that still sends. */
  function readBytes(message: IncomingMessage): Promise<Buffer> {
    // With events, not with `for await`, which takes longer than all the rest of a request.
    return new Promise((resolve, reject) => {
      let parts: Buffer[] = [];
      let chunks: Buffer[] = [];
      let size = 0;
      let isRefused = false;
      const own: Unfinished = {
        bytes: 0,
        refuse: () => refuse(408, "came in too slowly, while many others did"),
      };
      unfinished.add(own);

      const forget = () => {
        if (unfinished.delete(own)) total -= own.bytes;
        parts = [];
        chunks = [];
      };
      function refuse(status: BodyRefusal["status"], says: string, cause?: unknown): void {
        isRefused = true;
        forget();
        reject(new BodyRefusal(status, says, { cause }));
      }
      const endedEarly = (cause?: unknown) => refuse(400, "ended too early", cause);

      message.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size > limit * MAX_DISCARDED) message.destroy();
        if (isRefused || size > limit) {
          forget();
          return;
        }
        chunks.push(chunk);
        own.bytes += chunk.length;
        total += chunk.length;
        for (const oldest of unfinished) {
          if (total <= mostUnfinished) break;
          oldest.refuse();
        }
        // Millions of bytes that come one by one would be as many objects.
        if (chunks.length === 1_000) {
          parts.push(Buffer.concat(chunks));
          chunks = [];
        }
      });
      message.on("end", () => {
        const [first] = chunks;
        if (size > limit) refuse(413, `is larger than ${limit} bytes`);
        else resolve(first?.length === size ? first : Buffer.concat([...parts, ...chunks], size));
        forget();
      });
      message.on("error", endedEarly);
      message.on("close", () => {
        if (!message.complete) endedEarly();
      });
    });
  }

  return readBody;
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
function decoderOf(contentEncoding = ""): Decode | undefined {
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
      if (isTooLarge(cause))
        throw new BodyRefusal(413, `is larger than ${limit} bytes without its Content-Encoding`);
      throw new BodyRefusal(400, `is not ${coding}, which its Content-Encoding says`, { cause });
    }
  };
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
}
