/**
 * Tells how many bytes of a file are sent, where that can be told.
 */

const MAX_CHUNK_BYTES = 65_536;

/**
 * Whether a stream is sent with the length that its headers say. Elsewhere it is sent in chunks, which buckets refuse, or not at
 * all: `test/upload-bytes.proof.ts` has each runtime.
 */
export function sendsLengthOfStreams(): boolean {
  return /^(Node|Bun)/.test(globalThis.navigator?.userAgent);
}

/** A file as the body of a request that has its length. What the connection has taken of it is told before it gets more. */
export function countedBody(file: Blob, onSent: (bytes: number) => void): ReadableStream<Uint8Array> {
  let bytes = 0;
  return new ReadableStream(
    {
      async pull(controller) {
        onSent(bytes);
        if (bytes === file.size) return controller.close();
        const chunk = await file.slice(bytes, bytes + MAX_CHUNK_BYTES).arrayBuffer();
        controller.enqueue(new Uint8Array(chunk));
        bytes += chunk.byteLength;
      },
    },
    { highWaterMark: 0 },
  );
}
