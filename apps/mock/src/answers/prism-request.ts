import type { IHttpRequest } from "@stoplight/prism-http";
import { firstLine } from "../error-message.ts";
import { Refusal } from "../http/refusal.ts";
import type { MockRequest } from "../http/request.ts";

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

/**
 * The request in Prism's terms.
 *
 * @throws Error for a method that Prism does not know: no operation has it.
 */
export function prismRequest({ method, path, query = {}, headers, body }: MockRequest): IHttpRequest {
  const known = METHODS.find((name) => name === method);
  if (known === undefined) throw new Error(`Prism does not know the method ${method}`);
  const { __server: baseUrl } = query;
  return {
    method: known,
    url: { path, query, ...(typeof baseUrl === "string" && { baseUrl }) },
    headers: Object.fromEntries(Object.entries(headers).map(([name, value = ""]) => [name, String(value)])),
    body,
  };
}

/**
 * Waits for Prism, which throws both before it returns a promise and inside of it.
 *
 * @throws Refusal when Prism throws: everything it handles here comes from the request.
 */
export async function settle<T>(ask: () => T | Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (cause) {
    throw new Refusal(400, `The request cannot be read: ${firstLine(cause)}`, { cause });
  }
}
