/**
 * Refuses options that a program in plain JavaScript may give, and that would do nothing or something else.
 */
import { notSent } from "./api-error.ts";
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
 * Refuses options of a client: they are something else, there is no such option, or a number is none.
 *
 * @param others the options that only this client has, such as its credentials
 * @throws {TypeError} what is wrong, in a sentence
 */
export function checkClientOptions(options: unknown, others: readonly string[]): void {
  check(options, [...CLIENT_OPTIONS, ...CALL_OPTIONS, ...others], (problem) => new TypeError(problem));
}

/** The same of the options of a call. @throws {ApiError} */
export function checkCallOptions(options: unknown): void {
  check(options, CALL_OPTIONS, notSent);
}

function check(options: unknown, known: readonly string[], refusal: (problem: string) => Error): void {
  if (typeof options !== "object" || options === null)
    throw refusal(`options must be an object, not ${typeof options}`);
  for (const [name, value] of Object.entries(options)) {
    if (!known.includes(name)) throw refusal(`there is no option ${name}, but ${known.join(", ")}`);
    // A type that is not exact lets undefined through.
    if (/maxBytes|retry|Ms/.test(name) && value !== undefined && !(Number(value) >= 0))
      throw refusal(`${name} must be 0 or more`);
  }
}
