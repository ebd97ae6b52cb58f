/**
 * What is told of the errors of `fetch`.
 */
import { ApiError } from "./api-error.ts";

/** An error has a cause, which has a cause: further than this nobody looks. */
const MAX_CAUSES = 5;

/** Shorter ones would be found in words that have nothing to do with them. */
const MIN_SECRET_LENGTH = 6;

/**
 * Why a connection failed: the code of the platform, such as `ECONNREFUSED`, or, where it has none, as in browsers, the message of
 * the innermost cause. `fetch failed` says less than what it has as its cause.
 */
export function reasonOf(error: unknown, depth = 0): string {
  if (!(error instanceof Error)) return `${error}`;
  const { cause, message, name } = error;
  const code: unknown = Reflect.get(error, "code");
  if (typeof code === "string") return code;
  // undici has the code of its parser in the message alone.
  if (name === "HTTPParserError") return "HPE_INVALID";
  return cause instanceof Error && depth < MAX_CAUSES ? reasonOf(cause, depth + 1) : message;
}

/**
 * An error of the same class with what says what happened: message, code, stack, and the same of its causes. Whatever else it
 * has is left out: undici has what it could not parse in `data`, and other ways to fetch the request with its headers.
 *
 * @param secrets what no text of it may have, be it encoded as a URL has it
 */
export function withoutSecrets(error: unknown, secrets: readonly string[] = [], depth = 0): unknown {
  const told = (text: unknown) =>
    secrets
      .flatMap((secret) => [
        secret,
        encodeURIComponent(secret),
        `${new URLSearchParams({ "": secret })}`.slice(1),
      ])
      .reduce(
        (rest, secret) => (secret.length < MIN_SECRET_LENGTH ? rest : rest.replaceAll(secret, "…")),
        `${text}`,
      );
  if (!(error instanceof Error)) return told(error);
  const copy = new Error(told(error.message));
  Object.setPrototypeOf(copy, Object.getPrototypeOf(error));
  for (const name of ["name", "code", "stack"]) {
    const value: unknown = Reflect.get(error, name);
    // A DOMException has a number for its code, which its copy could not read from the prototype.
    if (value !== undefined)
      Object.defineProperty(copy, name, { value: typeof value === "number" ? value : told(value) });
  }
  if (error.cause && depth < MAX_CAUSES) copy.cause = withoutSecrets(error.cause, secrets, depth + 1);
  return copy;
}

/**
 * The error of a call without an answer: `no answer: ECONNREFUSED`.
 *
 * @param what happened before the reason
 */
export function networkError(what: string, error: unknown, secrets?: readonly string[]): ApiError {
  const cause = withoutSecrets(error, secrets);
  return new ApiError("network", `${what}: ${reasonOf(cause)}`, undefined, cause);
}
