/**
 * How answers are read that are no JSON, and found that have no status of their own. A facade imports what its API uses.
 */
import type { FindAnswer, MatchMediaType, ReadBody } from "./api.ts";

/** A body as text. */
export const textBody: ReadBody = (response) => response.text();

/** A body as bytes. */
export const bytesBody: ReadBody = (response) => response.blob();

/**
 * A body that goes on, as it comes: neither `timeoutMs` nor `maxBytes` ends it. `cancel` does, and a signal of the caller, also while
 * nobody reads.
 */
export const streamBody: ReadBody = async ({ body }, signals) => {
  const reader = (body ?? new Blob().stream()).getReader();
  const over = new AbortController();
  reader.closed.catch(() => {}).finally(() => over.abort());
  return new ReadableStream<Uint8Array>({
    start(controller) {
      for (const signal of signals) {
        const onAbort = () => {
          controller.error(signal?.reason);
          reader.cancel(signal?.reason).catch(() => {});
        };
        signal?.addEventListener("abort", onAbort, { signal: over.signal });
      }
    },
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
};

/** Whether a media type is in a range: `image/*`. */
export const mediaRange: MatchMediaType = (range, mediaType) =>
  range === "*/*" || mediaType.startsWith(range.slice(0, -1));

/** The answer of a status itself, else that of its range, else the default. */
export const inRanges: FindAnswer = (answers, { ok, status }) => {
  if (answers[status]) return status;
  const range = `${Math.floor(status / 100)}XX`;
  if (answers[range]) return range;
  // Beside successes of its own, the default stands for errors.
  return ok && Object.keys(answers).some((name) => name.startsWith("2")) ? status : "default";
};
