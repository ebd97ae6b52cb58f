/**
 * Streams, which are held in memory until they are sent: a request of a stream has no length, and cannot be sent again.
 */

/**
 * The bytes of what is sent. A stream is read no further when the signal is aborted, or once it has more than `maxBytes`, and is
 * told so; what it had until then is more than that, too.
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
