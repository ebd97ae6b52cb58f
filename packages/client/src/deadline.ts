/**
 * What ends a call early, and waiting that heeds it.
 */
import { ApiError } from "./api-error.ts";

/** What timers take. Longer ones would be over at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** What a call that has to be over in time runs with. */
export interface Deadline {
  /** Aborted when the call is over. */
  readonly signal: AbortSignal;
  /** How many milliseconds are left. */
  readonly msLeft: () => number;
}

/**
 * Runs something that has to be over in time. It is over for the caller even when it does not heed the signal that it
 * gets, such as a credential function that hangs. With a signal that is aborted already nothing is run.
 *
 * @param timeoutMs milliseconds; 0 is no limit
 * @param signals aborts of the caller
 * @throws {ApiError} `"timeout"` or `"aborted"`, and what `run` throws
 */
export async function withDeadline<T>(
  timeoutMs: number,
  signals: readonly (AbortSignal | undefined)[],
  run: (deadline: Deadline) => Promise<T>,
): Promise<T> {
  const callers = signals.filter((signal) => signal !== undefined);
  const aborted = () => {
    const { reason } = callers.find((signal) => signal.aborted) ?? {};
    return new ApiError("aborted", "aborted by the caller", undefined, reason);
  };
  if (callers.some((signal) => signal.aborted)) throw aborted();

  const controller = new AbortController();
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const end = (error: ApiError) => {
    reject(error);
    controller.abort(error);
  };
  const onAbort = () => end(aborted());
  const isLimited = timeoutMs > 0 && timeoutMs <= MAX_TIMER_MS;
  const endsAt = isLimited ? performance.now() + timeoutMs : Number.POSITIVE_INFINITY;
  const timer = isLimited
    ? setTimeout(() => end(new ApiError("timeout", `not over after ${timeoutMs} ms`)), timeoutMs)
    : undefined;
  for (const signal of callers) signal.addEventListener("abort", onAbort);
  try {
    const msLeft = () => endsAt - performance.now();
    return await Promise.race([run({ signal: controller.signal, msLeft }), ended]);
  } finally {
    clearTimeout(timer);
    for (const signal of callers) signal.removeEventListener("abort", onAbort);
  }
}

/** Waits. Rejects with the reason of the signal as soon as that is aborted. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const { promise: over, resolve } = Promise.withResolvers<unknown>();
  const timer = setTimeout(resolve, ms);
  signal.addEventListener("abort", resolve, { once: true });
  await over;
  clearTimeout(timer);
  signal.throwIfAborted();
}
