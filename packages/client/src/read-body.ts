/**
 * Reads the body of an answer, up to a limit.
 */
import { ApiError, unfit } from "./api-error.ts";
import { networkError } from "./cause.ts";

/**
 * Gives an answer methods that read no further than a limit, may be called more than once (openapi-fetch reads errors), and whose
 * errors have no credential in them.
 */
export function readSafely(response: Response, maxBytes: number): Response {
  // Whoever answers may give the same answer twice.
  if (Object.hasOwn(response, "text")) return response;
  let chunks: Promise<Uint8Array<ArrayBuffer>[]> | undefined;
  const read = () => (chunks ??= chunksOf(response, maxBytes));
  const text = async () => textOf(await read());
  const blob = async () => new Blob(await read(), { type: response.headers.get("content-type") ?? "" });
  return Object.defineProperties(response, {
    text: { value: text },
    blob: { value: blob },
    json: { value: async () => JSON.parse(await text()) },
    arrayBuffer: { value: async () => (await blob()).arrayBuffer() },
  });
}

/**
 * The bytes of an answer as they came; none for an answer without a body.
 *
 * @throws {ApiError} `"too-large"` for more bytes than that, of which no more are read then, and `"network"`
 * @throws {TypeError} when a middleware has read it in another way
 */
async function chunksOf(response: Response, maxBytes: number): Promise<Uint8Array<ArrayBuffer>[]> {
  const { body, bodyUsed, status } = response;
  if (body === null) return [];
  if (bodyUsed) throw new TypeError("A middleware has to read response.clone()");
  const reader = body.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  try {
    let bytes = 0;
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      bytes += read.value.byteLength;
      if (bytes > maxBytes) throw unfit("too-large", response, `more than ${maxBytes} bytes`);
      chunks.push(read.value);
    }
    return chunks;
  } catch (error) {
    // Nobody waits for the end of what nobody reads.
    reader.cancel().catch(() => {});
    throw error instanceof ApiError ? error : networkError(`answered ${status}, then broke off`, error);
  }
}

/** Bytes as UTF-8 whatever the answer says, as in `Response.text`. */
function textOf(chunks: readonly Uint8Array[]): string {
  const decoder = new TextDecoder();
  return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join("") + decoder.decode();
}
