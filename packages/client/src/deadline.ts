/**
 * What ends a call early, and waiting that heeds it.
 */
import { ApiError } from "./api-error.ts";

/**
 * Runs something that has to be over in time. It is over for the caller even when it does not heed the signal that it
 * gets, such as a credential function that hangs. With a signal that is aborted already nothing is run.
 *
 * @param timeoutMs milliseconds; 0 is no limit
 * @param signals aborts of the caller
 * @throws {ApiError} `"timeout"` or `"aborted"`, and what `run` throws
 */
export function withDeadline<T>(
  timeoutMs: number,
  signals: readonly (AbortSignal | undefined)[],
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | 0;
  let abort: () => void;
  return new Promise<T>((resolve, reject) => {
    const end = (status: "timeout" | "aborted", cause?: unknown) => {
      const error = new ApiError(status, status, undefined, cause);
      reject(error);
      controller.abort(error);
    };
    abort = () => end("aborted", signals.find((signal) => signal?.aborted)?.reason);
    if (signals.some((signal) => signal?.aborted)) return abort();
    timer = timeoutMs && setTimeout(end, timeoutMs, "timeout");
    for (const signal of signals) signal?.addEventListener("abort", abort);
    run(controller.signal).then(resolve, reject);
  }).finally(() => {
    clearTimeout(timer);
    for (const signal of signals) signal?.removeEventListener("abort", abort);
  });
}

/** Waits. Rejects with the reason of the signal as soon as that is aborted. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      if (signal.aborted) reject(signal.reason);
      else resolve();
    };
    const timer = setTimeout(end, signal.aborted ? 0 : ms);
    signal.addEventListener("abort", end);
  });
}
