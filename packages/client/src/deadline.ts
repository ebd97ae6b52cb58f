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
  /** When the call is over: a reading of `performance.now()`. */
  readonly endsAt: number;
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
  const controller = new AbortController();
  const { signal } = controller;
  const onAbort = () => {
    const caller = signals.find((given) => given?.aborted);
    if (caller) controller.abort(new ApiError("aborted", "aborted by the caller", undefined, caller.reason));
  };
  onAbort();
  signal.throwIfAborted();

  // Heard before whatever `run` does when it is aborted.
  const ended = abortOf(signal);
  const onTimeout = () => controller.abort(new ApiError("timeout", `not over after ${timeoutMs} ms`));
  const isLimited = timeoutMs > 0 && timeoutMs <= MAX_TIMER_MS;
  const endsAt = isLimited ? performance.now() + timeoutMs : Number.POSITIVE_INFINITY;
  const timer = isLimited ? setTimeout(onTimeout, timeoutMs) : undefined;
  for (const given of signals) given?.addEventListener("abort", onAbort);
  try {
    return await Promise.race([run({ signal, endsAt }), ended]);
  } finally {
    clearTimeout(timer);
    for (const given of signals) given?.removeEventListener("abort", onAbort);
  }
}

/** Waits. Rejects with the reason of the signal as soon as that is aborted. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  const { promise: over, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  try {
    await Promise.race([over, abortOf(signal)]);
  } finally {
    clearTimeout(timer);
  }
}

/** Rejects with the reason of a signal, once that is aborted. */
function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort);
  });
}
