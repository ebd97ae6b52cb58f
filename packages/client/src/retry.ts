/**
 * Sends a request again when that can help.
 */
import { pause } from "./deadline.ts";

/** The longest wait in milliseconds. Where `Retry-After` asks for more, the answer stands. */
const MAX_WAIT = 1e4;

/**
 * Sends a request until an answer stands.
 *
 * The first wait is random between 0 and 200 ms, and that limit doubles each time.
 *
 * @param send is told whether it may be called again
 * @param retries how many times a request is sent again at most
 */
export async function sendWithRetry(
  send: (again: boolean) => Promise<Response>,
  retries: number,
  signal: AbortSignal,
): Promise<Response> {
  for (let attempt = 0; attempt < retries; attempt++) {
    let wait = Math.random() * Math.min(MAX_WAIT, 200 * 2 ** attempt);
    try {
      const response = await send(true);
      const after = response.headers.get("retry-after");
      // Seconds, or a date.
      if (after) wait = Number(after) * 1e3 || Date.parse(after) - Date.now() || wait;
      if (wait > MAX_WAIT || !/408|429|50[0234]/.test(`${response.status}`)) return response;
      await response.body?.cancel();
    } catch (error) {
      if (signal.aborted) throw error;
    }
    await pause(wait, signal);
  }
  return send(false);
}
