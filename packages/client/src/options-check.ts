/**
 * Refuses options that a program in plain JavaScript may give, and that would do nothing or something else.
 */
import type { CallOptions, ClientOptions } from "./options.ts";

/** A type has to have all of the names. */
const CALL_OPTIONS = Object.keys({ retry: 0, signal: 0, timeoutMs: 0 } satisfies Record<
  keyof CallOptions,
  0
>);
const CLIENT_OPTIONS = Object.keys({
  baseUrl: 0,
  fetch: 0,
  maxBytes: 0,
  middleware: 0,
  name: 0,
  redirect: 0,
} satisfies Record<Exclude<keyof ClientOptions, keyof CallOptions>, 0>);

/**
 * What is wrong with options, in a sentence: they are something else, there is no such option, or a number is none.
 *
 * @param others the options that only this client has, such as its credentials
 */
export function problemInClientOptions(options: unknown, others: readonly string[]): string | undefined {
  return problemIn(options, [...CLIENT_OPTIONS, ...CALL_OPTIONS, ...others]);
}

/** The same of the options of a call. */
export function problemInCallOptions(options: unknown): string | undefined {
  return problemIn(options, CALL_OPTIONS);
}

function problemIn(options: unknown, known: readonly string[]): string | undefined {
  if (typeof options !== "object" || options === null)
    return `options must be an object, not ${typeof options}`;
  for (const [name, value] of Object.entries(options)) {
    if (!known.includes(name)) return `there is no option ${name}, but ${known.join(", ")}`;
    // A type that is not exact lets undefined through.
    if (/maxBytes|retry|Ms/.test(name) && value !== undefined && !(Number(value) >= 0))
      return `${name} must be 0 or more`;
  }
  return undefined;
}
