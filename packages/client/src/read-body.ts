/**
 * Reads the body of an answer, up to a limit.
 */
import { ApiError } from "./api-error.ts";
import { networkError } from "./cause.ts";

/**
 * The bytes of an answer as they came; none for an answer without a body.
 *
 * @throws {ApiError} `"too-large"` for more bytes than that, of which no more are read then, and `"network"`
 * @throws {TypeError} when a middleware has read it
 */
export async function chunksOf(response: Response, maxBytes: number): Promise<Uint8Array<ArrayBuffer>[]> {
  const { body, bodyUsed, status } = response;
  if (body === null) return [];
  if (bodyUsed) throw new TypeError("A middleware has to read response.clone()");
  const reader = body.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  try {
    let bytes = 0;
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      bytes += read.value.byteLength;
      if (bytes > maxBytes)
        throw new ApiError("too-large", `answered ${status} with more than ${maxBytes} bytes`);
      chunks.push(read.value);
    }
    return chunks;
  } catch (error) {
    // Nobody waits for the end of what nobody reads.
    reader.cancel().catch(() => {});
    throw error instanceof ApiError ? error : networkError(`answered ${status}, then broke off`, error);
  }
}

/** The text of an answer, which is UTF-8 whatever it says, as in `Response.text`. */
export async function textOf(response: Response, maxBytes: number): Promise<string> {
  const decoder = new TextDecoder();
  const chunks = await chunksOf(response, maxBytes);
  return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join("") + decoder.decode();
}
