import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate, zstdDecompress } from "node:zlib";
import { Refusal } from "./refusal.ts";

type Decoder = (bytes: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

/** How a body is read that was made smaller, by the name of the coding. */
const DECODERS: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ["gzip", promisify(gunzip)],
  ["x-gzip", promisify(gunzip)],
  ["deflate", promisify(inflate)],
  ["br", promisify(brotliDecompress)],
  ["zstd", promisify(zstdDecompress)],
]);

/** More than one would be work without end: each may make a thousand times as much of a body. */
const KNOWN = "one of gzip, deflate, br and zstd";

/**
 * Undoes the coding of a body.
 *
 * @param limit the most bytes that it may become
 * @throws Refusal 415 for a coding that is not known, 413 over the limit, 400 for a body that is not in that coding.
 */
export async function decoded(bytes: Buffer, contentEncoding: string, limit: number): Promise<Buffer> {
  const coding = contentEncoding.trim().toLowerCase();
  if (coding === "" || coding === "identity") return bytes;
  const decode = DECODERS.get(coding);
  if (decode === undefined) {
    throw new Refusal(415, `The Content-Encoding ${coding} cannot be read; it may be ${KNOWN}`);
  }
  try {
    return await decode(bytes, { maxOutputLength: limit });
  } catch (cause) {
    if (isTooLarge(cause)) {
      throw new Refusal(413, `The request body is larger than ${limit} bytes without its Content-Encoding`);
    }
    throw new Refusal(400, `The request body is not ${coding}, which its Content-Encoding says`, { cause });
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
}
