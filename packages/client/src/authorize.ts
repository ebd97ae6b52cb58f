/**
 * Adds credentials to a request.
 */
import type { Alternatives, Api } from "./api.ts";
import { checkedSecret } from "./request.ts";

/**
 * A request with the credentials of the first alternative that was given, or of none where none are needed; and what of it is
 * secret.
 *
 * @param options those of the client, the credentials among them
 * @throws {ApiError} for a credential that is missing, or that cannot be sent
 */
export async function authorized(
  request: Request,
  { credentials }: Api,
  alternatives: Alternatives,
  options: object,
): Promise<{ readonly request: Request; readonly secrets: readonly string[] }> {
  const isGiven = (name: string) => Reflect.get(options, name) !== undefined;
  // A browser has its cookies itself.
  const isCookie = (name: string) => credentials[name]?.in === "cookie";
  const names =
    alternatives.find((needed) => needed.every(isGiven)) ??
    alternatives.find((needed) => needed.every((name) => isGiven(name) || isCookie(name))) ??
    alternatives[0] ??
    [];
  const secrets: string[] = [];
  for (const name of names) {
    const row = credentials[name];
    if (row === undefined || (isCookie(name) && !isGiven(name))) continue;
    const given: unknown = Reflect.get(options, name);
    const credential: unknown = typeof given === "function" ? await given() : given;
    const secret = checkedSecret(name, row.encode && credential ? row.encode(credential) : credential);
    secrets.push(secret);
    if (row.in === "header") request.headers.set(row.name, (row.prefix ?? "") + secret);
    else if (row.in === "cookie") {
      const others = request.headers.get("cookie");
      request.headers.set("cookie", `${others ? `${others}; ` : ""}${row.name}=${secret}`);
    } else {
      const url = new URL(request.url);
      url.searchParams.append(row.name, secret);
      request = new Request(url, request);
    }
  }
  return { request, secrets };
}
