/**
 * openapi-fetch with the connection of a client, for what has no method of its own. An entry of its own: it weighs as much
 * as a client.
 */
import createFetchClient, { type Client, type Middleware } from "openapi-fetch";
import { withoutSecrets } from "./cause.ts";
import type { ApiClient } from "./options.ts";
import { pathSerializer } from "./request.ts";

/**
 * An openapi-fetch client with the credentials, the `retry`, the middleware and the safety of a client. It rejects where an
 * operation gives a `Failure`, and has no time-out and no limit of bytes: it heeds the `signal` of its own call.
 *
 * @example
 * ```ts
 * const raw = rawClient(tickets);
 * const { data, error } = await raw.PUT("/api/v1/tickets/{id}", { params: { path: { id } }, body: { notes: "Done" } });
 * ```
 */
export function rawClient<Paths extends object>({ connection }: ApiClient<Paths>): Client<Paths> {
  const { baseUrl, init, middleware, send } = connection;
  const fetch = async (request: Request) => readingSafely(await send(request));
  const raw = createFetchClient<Paths>({ ...init, baseUrl, pathSerializer, fetch });
  raw.use(
    ...middleware.filter(
      (each): each is Middleware => "onRequest" in each || "onResponse" in each || "onError" in each,
    ),
  );
  return raw;
}

/** Lets the methods by which openapi-fetch reads an answer throw what has no credential in it. */
function readingSafely(response: Response): Response {
  for (const method of ["arrayBuffer", "blob", "json", "text"] as const) {
    const read = response[method];
    const readSafely = () =>
      read.call(response).catch((error: unknown) => {
        throw withoutSecrets(error);
      });
    Object.defineProperty(response, method, { value: readSafely });
  }
  return response;
}
