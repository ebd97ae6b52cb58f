/**
 * A stream of which something is read when nobody wants it any more.
 */

/**
 * A stream that has more when the call that reads it is over.
 *
 * @param onRead called when it is read from
 * @param call gets the stream, and is over before its end
 * @returns the reason that the stream was told for its end; "read on" when it was told none
 */
export async function endOfStream(
  onRead: () => void,
  call: (stream: ReadableStream<Uint8Array>) => Promise<unknown>,
): Promise<unknown> {
  const over = Promise.withResolvers<void>();
  const end = Promise.withResolvers<unknown>();
  let chunks = 0;
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      onRead();
      if (chunks > 0) await over.promise;
      controller.enqueue(new Uint8Array(1000));
      if (++chunks < 10) return;
      end.resolve("read on");
      controller.close();
    },
    cancel: (reason) => end.resolve(reason),
  });
  await call(stream);
  over.resolve();
  return end.promise;
}
