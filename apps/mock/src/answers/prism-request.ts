import { decoded } from "@facility-contracts/model/reference";
import { Refusal } from "@facility-contracts/serving/refusal";
import type { IHttpRequest } from "@stoplight/prism-http";
import { firstLine } from "../error-message.ts";
import type { MockRequest } from "../http/request.ts";
import { acceptForPrism } from "./accept.ts";
import { asForm } from "./forms.ts";
import type { Operation } from "./operation.ts";
import { literalsOf, parametersIn, partsOf, segmentsOf } from "./segment.ts";
import { withoutUnreadable } from "./unreadable-parameters.ts";

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

/** An operation and a request for it, in Prism's terms. */
interface Asked {
  readonly resource: Operation;
  readonly element: IHttpRequest;
}

/**
 * The request as one for this operation: Prism routes again, and it knows neither HEAD for GET nor a literal segment that is
 * percent-encoded.
 *
 * @throws Error for a method that Prism does not know: no operation has it.
 * @throws Refusal for a body that cannot be read.
 */
export function prismRequest(
  operation: Operation,
  { path: given, query = {}, headers, body, bodyLength }: MockRequest,
): Asked {
  const method = METHODS.find((name) => name === operation.method.toLowerCase());
  if (method === undefined) throw new Error(`Prism does not know the method ${operation.method}`);
  const { __server: baseUrl } = query;
  const values = Object.entries(headers).map(([name, value = ""]) => [name, String(value)]);
  const { accept } = headers;
  const form = asForm(operation, { contentType: headers["content-type"], body });
  const { template, path } = inSegments(operation.path, given);
  const element = {
    method,
    url: { path, query, ...(typeof baseUrl === "string" && { baseUrl }) },
    headers: {
      ...Object.fromEntries(values),
      ...(accept !== undefined && { accept: acceptForPrism(accept, operation) }),
      ...(form && { "content-type": form.contentType }),
      // Of a body without a length Prism takes any media type for the first of the operation.
      ...(bodyLength > 0 && { "content-length": String(bodyLength) }),
    },
    body: form?.body ?? body,
  };
  return { resource: { ...(form?.operation ?? operation), path: template }, element };
}

/**
 * The path of an operation and that of a request for it, with the literal segments as the operation writes them, and each
 * parameter as a whole one: Prism finds several in one by regular expressions, with which it may never come to an end.
 */
function inSegments(template: string, path: string): { readonly template: string; readonly path: string } {
  const given = segmentsOf(path);
  const pairs = segmentsOf(template).flatMap((segment, index) => {
    const text = given[index] ?? "";
    const names = parametersIn(segment);
    if (names.length === 0) return [{ segment, text: segment }];
    const literals = literalsOf(segment);
    const parts = partsOf(text, literals) ?? partsOf(decoded(text), literals)?.map(encodeURIComponent) ?? [];
    return names.map((name, number) => ({ segment: name, text: parts[number] ?? "" }));
  });
  return {
    template: `/${pairs.map(({ segment }) => segment).join("/")}`,
    path: `/${pairs.map(({ text }) => text).join("/")}`,
  };
}

/**
 * Waits for Prism, which throws both before it returns a promise and inside of it. What it throws at without need is left out
 * then, and Prism is asked again.
 *
 * @throws Refusal when Prism throws: everything it handles here comes from the request.
 */
export async function settle<T>(
  { resource, element }: Asked,
  ask: (operation: Operation, element: IHttpRequest) => T | Promise<T>,
): Promise<T> {
  try {
    return await ask(resource, element);
  } catch (cause) {
    const readable = withoutUnreadable(resource, element);
    if (readable !== undefined) return await ask(readable, element);
    throw new Refusal(400, `The request cannot be read: ${firstLine(cause)}`, { cause });
  }
}
