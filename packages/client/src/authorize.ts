/**
 * Adds credentials to a request.
 */
import type { Alternatives, Api } from "./api.ts";
import { notSent } from "./api-error.ts";
import type { Values } from "./request.ts";

/** A token or a cookie: what is visible in ASCII, without the semicolon that ends a cookie. */
const WORD = /^[!-:<-~]+$/;
/** What has no prefix may have its own, as `Bearer …` of an API key in the header `Authorization`. */
const WORDS = /^[!-~]+(?: [!-~]+)*$/;

/**
 * A request with the credentials of one of the alternatives, or of none where none are needed; and what of it is secret.
 *
 * @param options those of the client, the credentials among them
 * @throws {ApiError} for a credential that is missing, or that cannot be sent
 */
export async function authorized(
  request: Request,
  { choose, credentials }: Api,
  alternatives: Alternatives,
  options: Values,
): Promise<{ readonly request: Request; readonly secrets: readonly string[] }> {
  const secrets: string[] = [];
  for (const name of choose?.(alternatives, options, credentials) ?? alternatives[0] ?? []) {
    const row = credentials[name];
    const given = options[name];
    if (row === undefined || (row.optional && given === undefined)) continue;
    if (given === undefined) throw notSent(`${name} is missing`);
    const credential: unknown = typeof given === "function" ? await given() : given;
    const secret = row.encode && credential ? row.encode(credential) : credential;
    // The platform's own error would repeat the secret.
    const fit = row.prefix || row.optional ? WORD : WORDS;
    if (typeof secret !== "string" || !fit.test(secret)) throw notSent(`${name} is not fit for a header`);
    secrets.push(secret);
    request = await row.send(request, row.name, (row.prefix ?? "") + secret);
  }
  return { request, secrets };
}
