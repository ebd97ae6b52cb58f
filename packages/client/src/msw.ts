/**
 * Handlers for MSW 3, typed by operation.
 */
import { type HttpHandler, HttpResponse, http, type JsonBodyType } from "msw";
import { safetyRegisterApi } from "../generated/safety-register.ts";
import { ticketsApi } from "../generated/tickets.ts";
import type { AnswerBody, OperationId, Operations } from "./operation-types.ts";

/** A documented answer of an operation. */
export type Answer<Id extends OperationId> = {
  [S in keyof Operations[Id]["responses"]]: {
    readonly status: S;
    readonly body: AnswerBody<Id, S>;
    readonly headers?: Readonly<Record<string, string>>;
  };
}[keyof Operations[Id]["responses"]];

/** A request as a handler sees it. */
export interface HandledRequest<Id extends OperationId> {
  /** The path parameters, as text. */
  readonly params: Readonly<Record<keyof Operations[Id]["parameters"]["path"], string>>;
  readonly query: URLSearchParams;
  /** The parsed body. It is what was sent: nothing checks it. */
  readonly body: Operations[Id] extends { requestBody: { content: { "application/json": infer B } } }
    ? B
    : undefined;
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
  const row = [...safetyRegisterApi.operations, ...ticketsApi.operations].find(([id]) => id === operationId);
  if (row === undefined) throw new TypeError(`There is no operation ${operationId}`);
  const [, method, path] = row;
  return http[method](baseUrl + path.replace(/{(\w+)}/g, ":$1"), async ({ request, params }) => {
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
    return HttpResponse.json(given.body as JsonBodyType, {
      status: Number(given.status),
      headers: given.headers ?? {},
    });
  });
}
