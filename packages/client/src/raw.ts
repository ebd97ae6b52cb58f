/**
 * openapi-fetch, which makes and sends the requests. No other module imports it.
 */
import createFetchClient, { type Client, type Middleware } from "openapi-fetch";
import type { Method } from "./method.ts";

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
export const createRaw = createFetchClient<AnyPaths>;
