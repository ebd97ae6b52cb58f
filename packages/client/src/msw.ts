/**
 * Handlers for MSW 3, typed by operation.
 */
import { type HttpHandler, HttpResponse, http, type JsonBodyType } from "msw";
import { apis } from "../generated/apis.ts";
import type { AnswerBody, ErrorStatus, OperationId, Operations, SuccessStatus } from "./operation-types.ts";

/** A documented answer of an operation. */
export type Answer<Id extends OperationId> = {
  [S in SuccessStatus<Id> | ErrorStatus<Id>]: {
    readonly status: S;
    readonly headers?: Readonly<Record<string, string>>;
  } & BodyOf<AnswerBody<Id, S>>;
}[SuccessStatus<Id> | ErrorStatus<Id>];

/** Of an answer without a body nothing has to be said. */
type BodyOf<Body> = [Body] extends [undefined] ? { readonly body?: undefined } : { readonly body: Body };

/** A request as a handler sees it. */
export interface HandledRequest<Id extends OperationId> {
  /** The path parameters, as text. */
  readonly params: Readonly<Record<Operations[Id]["pathParameters"], string>>;
  readonly query: URLSearchParams;
  /** The parsed body. It is what was sent: nothing checks it. */
  readonly body: Operations[Id]["call"] extends { readonly body?: infer Body } ? Body : undefined;
  readonly request: Request;
}

/** Answers a request: as documented, or with any `Response` to try what is not documented. */
export type Responder<Id extends OperationId> = (
  request: HandledRequest<Id>,
) => Answer<Id> | Response | Promise<Answer<Id> | Response>;

/**
 * Handles the requests of an operation, wherever the API is; with `baseUrl` only there.
 *
 * @example
 * ```ts
 * const server = setupServer(
 *   handler("updateTicket", { status: 404, body: { success: false, error: { message: "Gone", code: "NOT_FOUND" } } }),
 * );
 * ```
 */
export function handler<Id extends OperationId>(
  operationId: Id,
  answer: NoInfer<Answer<Id> | Responder<Id>>,
  { baseUrl = "*" }: { readonly baseUrl?: string } = {},
): HttpHandler {
  const row = apis.map(({ operations }) => operations[operationId]).find((found) => found !== undefined);
  if (row === undefined) throw new TypeError(`There is no operation ${operationId}`);
  const { method, path } = row;
  const { pattern, names } = patternOf(path);
  return http[method](baseUrl + pattern, async ({ request, params: values }) => {
    const params = Object.fromEntries(names.map((name, index) => [name, values[`p${index}`]]));
    const query = new URL(request.url).searchParams;
    const body: unknown = await request
      .clone()
      .json()
      .catch(() => undefined);
    const given =
      typeof answer === "function"
        ? await answer({ params, query, body, request } as unknown as HandledRequest<Id>)
        : answer;
    if (given instanceof Response) return given;
    const init = { status: Number(given.status), headers: given.headers ?? {} };
    // A 204 must not have a body.
    if (given.body === undefined) return new HttpResponse(null, init);
    return HttpResponse.json(given.body as JsonBodyType, init);
  });
}

/** A path as MSW has it. Its parameters have names of letters and digits there. */
function patternOf(path: string): { readonly pattern: string; readonly names: readonly string[] } {
  const names: string[] = [];
  const pattern = path.replace(/{([^{}]+)}|[:*+?()[\]\\]/g, (text, name?: string) =>
    name === undefined ? `\\${text}` : `:p${names.push(name) - 1}`,
  );
  return { pattern, names };
}
