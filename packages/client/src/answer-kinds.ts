/**
 * How answers are read that are no JSON, and found that have no status of their own. A facade imports what its API uses.
 */
import type { FindAnswer, MatchMediaType, ReadBody } from "./api.ts";

/** A body as text. */
export const textBody: ReadBody = (response) => response.text();

/** A body as bytes. */
export const bytesBody: ReadBody = (response) => response.blob();

/** A body that goes on, as it comes: neither `timeoutMs` nor `maxBytes` ends it, and `cancel` does. */
export const streamBody: ReadBody = async ({ body }) => body ?? new Blob().stream();

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
