import type { IHttpRequest } from "@stoplight/prism-http";
import { firstLine } from "../error-message.ts";
import { Refusal } from "../http/refusal.ts";
import type { MockRequest } from "../http/request.ts";
import { acceptForPrism } from "./accept.ts";
import type { Operation } from "./operation.ts";
import { segmentsOf } from "./router.ts";
import { withoutUnreadable } from "./unreadable-parameters.ts";

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

/**
 * The request in Prism's terms, as one for this operation: Prism routes again, and it knows neither HEAD for GET nor a
 * literal segment that is percent-encoded.
 *
 * @throws Error for a method that Prism does not know: no operation has it.
 */
export function prismRequest(
  operation: Operation,
  { path, query = {}, headers, body }: MockRequest,
): IHttpRequest {
  const method = METHODS.find((name) => name === operation.method.toLowerCase());
  if (method === undefined) throw new Error(`Prism does not know the method ${operation.method}`);
  const { __server: baseUrl } = query;
  const given = Object.entries(headers).map(([name, value = ""]) => [name, String(value)]);
  const { accept } = headers;
  return {
    method,
    url: { path: pathOf(operation, path), query, ...(typeof baseUrl === "string" && { baseUrl }) },
    headers: {
      ...Object.fromEntries(given),
      ...(accept !== undefined && { accept: acceptForPrism(accept, operation) }),
    },
    body,
  };
}

/** The path with the literal segments as the operation writes them. */
function pathOf(operation: Operation, path: string): string {
  const given = segmentsOf(path);
  const segments = segmentsOf(operation.path).map((segment, index) =>
    segment.includes("{") ? given[index] : segment,
  );
  return `/${segments.join("/")}`;
}

/**
 * Waits for Prism, which throws both before it returns a promise and inside of it. What it throws at without need is left out
 * then, and Prism is asked again.
 *
 * @throws Refusal when Prism throws: everything it handles here comes from the request.
 */
export async function settle<T>(
  operation: Operation,
  element: IHttpRequest,
  ask: (operation: Operation, element: IHttpRequest) => T | Promise<T>,
): Promise<T> {
  try {
    return await ask(operation, element);
  } catch (cause) {
    const readable = withoutUnreadable(operation, element);
    if (readable !== undefined) return await ask(readable, element);
    throw new Refusal(400, `The request cannot be read: ${firstLine(cause)}`, { cause });
  }
}
