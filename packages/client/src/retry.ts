/**
 * Sends a request again when that can help.
 */
import type { ApiError } from "./api-error.ts";
import { reasonOf } from "./cause.ts";
import { type Deadline, pause } from "./deadline.ts";

/** The longest wait. Where `Retry-After` asks for more, the answer stands. */
const MAX_WAIT_MS = 10_000;
/** The first wait is random below this, and the limit doubles each time. */
const FIRST_WAIT_MS = 200;

/** The statuses of a provider that may answer something else soon. What is not in the list would be answered again. */
const PASSING_STATUSES = [408, 429, 500, 502, 503, 504];

/**
 * Codes of failures that would come again: a host that does not exist, a certificate that is not trusted, a port that does
 * not speak TLS or HTTP, a request that cannot be sent.
 */
const LASTING_REASONS = /CERT|UNABLE_TO|NOTFOUND|EPROTO|ERR_(SSL|TLS|INVALID|NOT_SUPPORTED)|HPE_|OVERFLOW/;

function isLasting(error: unknown): boolean {
  return LASTING_REASONS.test(reasonOf(error));
}

/** Whether the same call may succeed some time later. */
export function mayPass({ cause, response, status }: ApiError): boolean {
  if (status === "network") return !isLasting(cause);
  return status === "timeout" || PASSING_STATUSES.includes(response?.status ?? 0);
}

/** Whether sending a request twice does what sending it once does (RFC 9110, 9.2.2). */
export function isIdempotent({ method }: Request): boolean {
  return method !== "POST" && method !== "PATCH";
}

/**
 * Sends a request until an answer stands: one that sending it again would not change, the last that was asked for, or one
 * after which there is no time to wait.
 *
 * @param send is told whether it may be called again
 * @param retries how many times a request is sent again at most
 */
export async function sendWithRetry(
  send: (again: boolean) => Promise<Response>,
  retries: number,
  { signal, endsAt }: Deadline,
): Promise<Response> {
  for (let attempt = 0; attempt < retries; attempt++) {
    let waitMs = Math.random() * Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt);
    const isTooLong = () => waitMs > MAX_WAIT_MS || performance.now() + waitMs >= endsAt;
    try {
      const response = await send(true);
      if (!PASSING_STATUSES.includes(response.status)) return response;
      waitMs = askedWaitMs(response) ?? waitMs;
      if (isTooLong()) return response;
      await response.body?.cancel();
    } catch (error) {
      if (signal.aborted || isTooLong() || isLasting(error)) throw error;
    }
    await pause(waitMs, signal);
  }
  return send(false);
}

/** What `Retry-After` asks for: seconds or a date (RFC 9110, 10.2.3). Undefined for none and for anything else. */
function askedWaitMs({ headers }: Response): number | undefined {
  const after = headers.get("retry-after")?.trim() ?? "";
  if (/^\d+$/.test(after)) return Number(after) * 1000;
  const date = / GMT$/.test(after) ? Date.parse(after) : Number.NaN;
  // What is over already is waited for no more.
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}
