/**
 * Streams, which are held in memory until they are sent: a request of a stream has no length, and cannot be sent again.
 */

/**
 * The bytes of what is sent. A stream is cancelled when the signal is aborted, and as soon as more than `maxBytes` have come: then
 * what has come is given, so that whoever asked sees that it is too much.
 */
export function heldBytes(
  data: BodyInit,
  signal: AbortSignal,
  maxBytes = Number.POSITIVE_INFINITY,
): Promise<Blob> {
  let bytes = 0;
  const limit = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      controller.enqueue(chunk);
      bytes += chunk.byteLength;
      if (bytes > maxBytes) controller.terminate();
    },
  });
  const { body } = new Response(data);
  return new Response(body?.pipeThrough(limit, { signal })).blob();
}
