/**
 * openapi-fetch, which makes and sends the requests. No other module imports it.
 */
import createFetchClient, { type Client, type Middleware } from "openapi-fetch";
import type { Method } from "./api.ts";
import { withoutSecrets } from "./cause.ts";
import { textOf } from "./read-body.ts";

export type { Middleware };

/** The openapi-fetch client of an API. */
export type RawClient<Paths extends object> = Client<Paths>;

/** Operations of which nothing is known: what is typed is the interface that each API gets. */
type AnyPaths = Record<
  string,
  Record<
    Method,
    {
      parameters: { path: Readonly<Record<string, unknown>> };
      requestBody?: { content: { "application/json": unknown } };
      responses: Record<number, { content: { "application/json": unknown } }>;
    }
  >
>;

/** Makes the openapi-fetch client. */
export function createRaw(
  options: NonNullable<Parameters<typeof createFetchClient>[0]>,
  middleware: readonly Middleware[],
): RawClient<AnyPaths> {
  const raw = createFetchClient<AnyPaths>(options);
  raw.use(...middleware);
  return raw;
}

/** Lets openapi-fetch read an answer no further than a limit, and throw what has no credential in it. */
export function readSafely(response: Response, maxBytes: number): Response {
  let text: Promise<string> | undefined;
  // It reads errors itself, by `text`, and nothing of a success that is read as a stream.
  Object.defineProperty(response, "text", { value: () => (text ??= textOf(response, maxBytes)) });
  for (const method of ["arrayBuffer", "blob", "json"] as const) {
    const read = response[method];
    const reading = () =>
      read.call(response).catch((error: unknown) => {
        throw withoutSecrets(error);
      });
    Object.defineProperty(response, method, { value: reading });
  }
  return response;
}
