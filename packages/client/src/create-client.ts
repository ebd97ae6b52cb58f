/**
 * Makes the client of an API from its table.
 */
import { resultOf } from "./answer.ts";
import type { Api, Check } from "./api.ts";
import { ApiError, callsOfErrors, notSent, ofCall } from "./api-error.ts";
import { authorized } from "./authorize.ts";
import { normalBaseUrl } from "./base-url.ts";
import { networkError } from "./cause.ts";
import { type Deadline, withDeadline } from "./deadline.ts";
import type { ApiClient, CallOptions, ClientOptions } from "./options.ts";
import { CALL_OPTIONS, CLIENT_OPTIONS, checkOptions } from "./options-check.ts";
import { createRaw } from "./raw.ts";
import { readSafely } from "./read-body.ts";
import { partsOf, pathSerializer, type Values } from "./request.ts";
import { isIdempotent, sendWithRetry } from "./retry.ts";

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_MAX_BYTES = 64_000_000;

const REDIRECTS = [301, 302, 303, 307, 308];

/**
 * Makes a client with one method an operation.
 *
 * @typeParam C the interface that was generated with `api`. An `ApiClient`, but for the compiler any object: it would compare the
 *   types of all paths.
 * @throws {TypeError} for a `baseUrl` that is not the address of an API, and options that there are not
 */
export function createClient<C extends object>(api: Api, options: ClientOptions, check?: Check): C {
  const known = { ...CLIENT_OPTIONS, ...api.credentials, ...(check && { validate: "boolean" }) };
  checkOptions(options, known, TypeError);
  const fetch: ApiClient<object>["fetch"] = (input, init) => (options.fetch ?? globalThis.fetch)(input, init);
  const {
    maxBytes = DEFAULT_MAX_BYTES,
    middleware = [],
    retry = 0,
    timeoutMs = DEFAULT_TIMEOUT_MS,
  } = options;
  const given: Values = { ...options };
  const baseUrl = normalBaseUrl(options.baseUrl ?? api.baseUrl);
  async function send(bare: Request, deadline: Deadline, retry: number, security = api.security) {
    const { signal } = deadline;
    const { request, secrets } = await authorized(bare, api, security, given);
    return sendWithRetry(
      (again) => fetch(again ? request.clone() : request, { signal }),
      isIdempotent(request) ? retry : 0,
      deadline,
    ).catch((cause: unknown) => {
      throw signal.aborted ? signal.reason : networkError("no answer", cause, secrets);
    });
  }
  async function readable(response: Response) {
    // A browser hides the status behind the type.
    if (response.type === "opaqueredirect" || REDIRECTS.includes(response.status)) {
      // What nobody reads would keep its connection.
      await response.body?.cancel();
      throw new ApiError("redirect", `answered ${response.status || ""} with a redirect`);
    }
    return readSafely(response, maxBytes);
  }

  const raw = createRaw({
    baseUrl,
    pathSerializer,
    fetch: async (request) =>
      readable(await send(request, { signal: request.signal, endsAt: Number.POSITIVE_INFINITY }, retry)),
    // Some worker runtimes refuse "error", and in a browser it cannot be told from a network failure.
    redirect: options.redirect === "follow" ? "follow" : "manual",
    // A browser sends its cookies.
    ...(api.cookies && { credentials: "include" }),
  });
  raw.use(...middleware);
  const identity = { baseUrl, ...(options.name !== undefined && { name: options.name }) };
  const client: Record<string, unknown> = { raw, fetch, identity };
  for (const [operationId, row] of Object.entries(api.operations)) {
    const call = { operationId, name: `${operationId} (${row.method.toUpperCase()} ${row.path})` };
    // Who says where the API is means all of it.
    const ownBaseUrl =
      options.baseUrl === undefined && row.baseUrl
        ? // The value of a variable may have spaces.
          normalBaseUrl(row.baseUrl.replaceAll(" ", "%20"))
        : baseUrl;
    client[operationId] = async (parameters: Values = {}, init: CallOptions = {}) => {
      let response: Response | undefined;
      try {
        const signals = [init.signal, options.signal];
        return await withDeadline(init.timeoutMs ?? timeoutMs, signals, async (deadline) => {
          checkOptions(init, CALL_OPTIONS, notSent);
          check?.(operationId, parameters);
          const { path, query, ...sent } = await partsOf(row, parameters, deadline.signal);
          const answer = await raw.request(row.method, row.path, {
            ...sent,
            params: { path: parameters },
            pathSerializer: () => ownBaseUrl + path,
            querySerializer: () => query.join("&"),
            parseAs: "stream",
            fetch: async (request) => {
              response = await send(request, deadline, init.retry ?? retry, row.security);
              return readable(response);
            },
          });
          if (answer.response !== response) response = readSafely(replacedIn(answer), maxBytes);
          const result = await resultOf(operationId, row, response, check, signals);
          if (!result.ok) callsOfErrors.set(response, call);
          return result;
        });
      } catch (cause) {
        // The error of a middleware or of a credential function is for who wrote it; that of a call in it has its operation.
        if (!(cause instanceof ApiError) || cause.operationId !== undefined) throw cause;
        const error = ofCall(cause, call, response);
        return { ok: false, operationId, status: error.status, error, response };
      }
    };
  }
  // The generated interface has a method for each row of the table that it was generated with.
  return client as C;
}

/** The answer that a middleware has put in place of another. Of an error openapi-fetch has read the body already. */
function replacedIn({
  error,
  response,
}: {
  readonly error?: unknown;
  readonly response: Response;
}): Response {
  if (!response.bodyUsed) return response;
  return new Response(typeof error === "string" ? error : JSON.stringify(error), response);
}
