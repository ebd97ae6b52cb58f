/**
 * How answers are read that are no JSON, and found that have no status of their own. A facade imports what its API uses.
 */
import type { FindAnswer, ReadBody } from "./api.ts";
import { chunksOf } from "./read-body.ts";

/** A body as text. */
export const textBody: ReadBody = (response) => response.text();

/** A body as bytes. */
export const bytesBody: ReadBody = async (response, { maxBytes, mediaType }) => {
  // An error is text already.
  const parts = response.bodyUsed ? [await response.text()] : await chunksOf(response, maxBytes);
  return new Blob(parts, { type: mediaType });
};

/** The answer of a status itself, else that of its range, else the default. */
export const inRanges: FindAnswer = (answers, { ok, status }) => {
  if (answers[status]) return status;
  const range = `${Math.floor(status / 100)}XX`;
  if (answers[range]) return range;
  // Beside successes of its own, the default stands for errors.
  return ok && Object.keys(answers).some((name) => name.startsWith("2")) ? status : "default";
};
