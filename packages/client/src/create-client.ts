/**
 * Makes the client of an API from its table.
 */
import { resultOf } from "./answer.ts";
import type { Api, Check } from "./api.ts";
import { ApiError, ofOperation } from "./api-error.ts";
import { authorized } from "./authorize.ts";
import { withDeadline } from "./deadline.ts";
import { throughMiddleware } from "./middleware.ts";
import type { ApiClient, CallOptions, ClientOptions } from "./options.ts";
import { checkedBaseUrl, requestOf } from "./request.ts";
import { sendWithRetry } from "./retry.ts";

type Parameters = Readonly<Record<string, unknown>>;

/**
 * Makes a client with one method an operation.
 *
 * @typeParam C the interface that was generated with `api`
 * @throws {TypeError} for a `baseUrl` that is not the address of an API
 */
export function createClient<C extends ApiClient<object>>(
  api: Api,
  options: ClientOptions,
  check?: Check,
): C {
  const fetch: ApiClient<object>["fetch"] = (input, init) => (options.fetch ?? globalThis.fetch)(input, init);
  const { timeoutMs = 30_000, retry = 0, middleware = [] } = options;
  const baseUrl = checkedBaseUrl(options.baseUrl ?? api.baseUrl);
  const requestInit: RequestInit = {
    // Some worker runtimes refuse "error", and in a browser it cannot be told from a network failure.
    redirect: options.redirect === "follow" ? "follow" : "manual",
    // A browser sends its cookies.
    ...(api.cookies && { credentials: "include" }),
  };

  async function send(request: Request, signal: AbortSignal, retry: number, security = api.security) {
    const sent = await authorized(request, api, security, options);
    const response = await sendWithRetry(
      (again) => fetch(again ? sent.clone() : sent, { signal }),
      // POST and PATCH are not idempotent (RFC 9110, 9.2.2).
      /^P[OA]/.test(request.method) ? 0 : retry,
      signal,
    ).catch((cause: unknown) => {
      throw signal.aborted ? signal.reason : new ApiError("network", "network", undefined, cause);
    });
    // A browser hides the status behind the type.
    if (/opaqueredirect|30[12378]/.test(response.type + response.status))
      throw new ApiError("redirect", "redirect");
    return response;
  }

  const connection: ApiClient<object>["connection"] = {
    baseUrl,
    init: requestInit,
    middleware,
    send: (request) => send(request, request.signal, retry),
  };
  const client: Record<string, unknown> = { fetch, connection };
  for (const [operationId, row] of Object.entries(api.operations)) {
    // Who says where the API is means all of it.
    const ownBaseUrl = options.baseUrl === undefined ? (row.baseUrl ?? baseUrl) : baseUrl;
    client[operationId] = async (parameters: Parameters = {}, init: CallOptions = {}) => {
      let response: Response | undefined;
      try {
        return await withDeadline(
          init.timeoutMs ?? timeoutMs,
          [init.signal, options.signal],
          async (signal) => {
            const problem = check?.(operationId, parameters);
            if (problem) throw new ApiError("not-sent", problem);
            const request = await requestOf(row, parameters, ownBaseUrl, requestInit);
            const exchange = { request, schemaPath: row.path };
            response = await throughMiddleware(middleware, exchange, async (request) => {
              response = await send(request, signal, init.retry ?? retry, row.security);
              return response;
            });
            return resultOf(operationId, row, response, check);
          },
        );
      } catch (cause) {
        // The error of a middleware or of a credential function is for who wrote it.
        if (!(cause instanceof ApiError)) throw cause;
        const error = ofOperation(cause, operationId, response);
        return { ok: false, operationId, status: error.status, error, response };
      }
    };
  }
  // The generated interface has a method for each row of the table that it was generated with.
  return client as C;
}
