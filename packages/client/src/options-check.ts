/**
 * Refuses options that a program in plain JavaScript may give, and that would do nothing or something else.
 */
import type { CallOptions, ClientOptions } from "./options.ts";

/** A type has to have all of the names. */
const OF_CALLS: Record<keyof CallOptions, 0> = { retry: 0, signal: 0, timeoutMs: 0 };
const OF_CLIENTS: Record<keyof ClientOptions, 0> = {
  baseUrl: 0,
  fetch: 0,
  maxBytes: 0,
  middleware: 0,
  name: 0,
  redirect: 0,
  ...OF_CALLS,
};

/** The options of every call. */
export const CALL_OPTIONS: readonly string[] = Object.keys(OF_CALLS);
/** The options of every client. */
export const CLIENT_OPTIONS: readonly string[] = Object.keys(OF_CLIENTS);

/**
 * Refuses options: they are something else than an object, there is no such option, or a number is none.
 *
 * @param refusal makes the error of a sentence that says what is wrong
 */
export function checkOptions(
  options: unknown,
  known: readonly string[],
  refusal: (problem: string) => Error,
): void {
  if (typeof options !== "object" || options === null)
    throw refusal(`options must be an object, not ${typeof options}`);
  for (const [name, value] of Object.entries(options)) {
    if (!known.includes(name)) throw refusal(`there is no option ${name}, but ${known.join(", ")}`);
    // A type that is not exact lets undefined through.
    if (/maxBytes|retry|Ms/.test(name) && value !== undefined && !(Number(value) >= 0))
      throw refusal(`${name} must be 0 or more`);
  }
}
