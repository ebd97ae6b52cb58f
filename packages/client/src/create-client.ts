/**
 * Makes the client of an API from its table: openapi-fetch, with what makes it safe around it.
 */
import createFetchClient from "openapi-fetch";
import { resultOf } from "./answer.ts";
import type { Api, Check, Method } from "./api.ts";
import { ApiError, ofOperation } from "./api-error.ts";
import { withDeadline } from "./deadline.ts";
import type { ApiClient, CallOptions, ClientOptions } from "./options.ts";
import { checkedBaseUrl, checkedSecret, pathSerializer } from "./request.ts";
import { sendWithRetry } from "./retry.ts";

type Parameters = Readonly<Record<string, unknown>>;

/** Operations of which nothing is known: what is typed is the interface that each API gets. */
type AnyPaths = Record<
  string,
  Record<
    Method,
    {
      parameters: { path: Parameters; query: Parameters };
      requestBody?: { content: { "application/json": unknown } };
      responses: Record<number, { content: { "application/json": unknown } }>;
    }
  >
>;

/**
 * Makes a client with one method an operation.
 *
 * @typeParam C the interface that was generated with `api`
 * @throws {TypeError} for a `baseUrl` that is not the address of an API
 */
export function createClient<C extends ApiClient<never>>(api: Api, options: ClientOptions, check?: Check): C {
  const fetch: ApiClient<never>["fetch"] = (input, init) => (options.fetch ?? globalThis.fetch)(input, init);
  const { timeoutMs = 30_000, retry = 0 } = options;
  // Some worker runtimes refuse "error", and in a browser it cannot be told from a network failure.
  const redirect = options.redirect === "follow" ? "follow" : "manual";

  async function send(request: Request, signal: AbortSignal, retry: number) {
    for (const [name, header, prefix] of api.credentials) {
      const credential: unknown = Reflect.get(options, name);
      // A browser has its cookies itself.
      if (credential !== undefined || !api.cookies)
        request.headers.set(
          header,
          prefix + checkedSecret(name, typeof credential === "function" ? await credential() : credential),
        );
    }
    const response = await sendWithRetry(
      (again) => fetch(again ? request.clone() : request, { signal }),
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

  const raw = createFetchClient<AnyPaths>({
    baseUrl: checkedBaseUrl(options.baseUrl ?? api.baseUrl),
    pathSerializer,
    fetch: (request) => send(request, request.signal, retry),
    redirect,
    // A browser sends its cookies.
    ...(api.cookies && { credentials: "include" }),
  });
  raw.use(...(options.middleware ?? []));

  const client: Record<string, unknown> = { raw, fetch };
  for (const [operationId, row] of Object.entries(api.operations)) {
    const { method, path, query = [] } = row;
    client[operationId] = async (parameters: Parameters = {}, init: CallOptions = {}) => {
      let response: Response | undefined;
      try {
        return await withDeadline(
          init.timeoutMs ?? timeoutMs,
          [init.signal, options.signal],
          async (signal) => {
            const problem = check?.(operationId, parameters);
            if (problem) throw new ApiError("not-sent", problem);
            const answer = await raw.request(method, path, {
              params: {
                path: parameters,
                query: Object.fromEntries(query.map((name) => [encodeURIComponent(name), parameters[name]])),
              },
              body: parameters.body,
              parseAs: "text",
              fetch: async (request: Request) => {
                response = await send(request, signal, init.retry ?? retry);
                return response;
              },
            });
            // A middleware may have put another in its place.
            response = answer.response;
            return resultOf(operationId, row, response, answer.data ?? answer.error, check);
          },
        );
      } catch (cause) {
        // The error of a middleware or of a credential function is for who wrote it.
        if (!(cause instanceof ApiError || response?.bodyUsed)) throw cause;
        const error =
          cause instanceof ApiError ? cause : new ApiError("network", "network", undefined, cause);
        ofOperation(error, operationId, response);
        return { ok: false, operationId, status: error.status, error, response };
      }
    };
  }
  // The generated interface has a method for each row of the table that it was generated with.
  return client as C;
}
