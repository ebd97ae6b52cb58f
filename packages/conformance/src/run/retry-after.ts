/**
 * Answers that ask to come again later.
 */
import type { ReadAnswer } from "../checks/answer.ts";
import { TOO_MANY } from "../contract/operation.ts";

/** The statuses that say so (RFC 6585, RFC 9110). */
const LATER = [TOO_MANY, 503];

/** What asks for no time at all is given a little. */
const MIN_WAIT_MS = 100;

/** RFC 6585 has no time in each 429. */
const UNTIMED_WAIT_MS = 1000;

/** How long to wait behind an answer, in milliseconds: as long as it asks for; where it says too many and no time, a little, once. */
export function waitBehind(
  answer: Pick<ReadAnswer, "status" | "headers">,
  { waited, patience }: { readonly waited: number; readonly patience: number },
): number | undefined {
  const asked = waitAskedBy(answer);
  const isUntimed = asked === undefined && answer.status === TOO_MANY && waited === 0;
  return isUntimed && patience >= UNTIMED_WAIT_MS ? UNTIMED_WAIT_MS : asked;
}

/** For how long an answer asks to wait, in milliseconds; undefined for one that does not. */
export function waitAskedBy({ status, headers }: Pick<ReadAnswer, "status" | "headers">): number | undefined {
  const { "retry-after": after = "", date = "" } = headers;
  if (!LATER.includes(status)) return undefined;
  if (/^\d+$/.test(after)) return Math.max(Number(after) * 1000, MIN_WAIT_MS);
  const until = Date.parse(after);
  // The clock of the provider counts, and need not go as ours.
  const now = Date.parse(date) || Date.now();
  return Number.isNaN(until) ? undefined : Math.max(until - now, MIN_WAIT_MS);
}
