/**
 * What a client and a call can be given.
 */
import type { Client, Middleware } from "openapi-fetch";

/** A secret, or a function that gives it; the function is called at each request. */
export type Credential = string | (() => string | Promise<string>);

/** What a call can be given beside its parameters. Each overrides the option of the client, but for `signal`. */
export interface CallOptions {
  /** Milliseconds that a call may take, with retries and the reading of the body. 30,000 by default; 0 is no limit. */
  readonly timeoutMs?: number;
  /** Aborts the call. The signals of the client and of the call both do. */
  readonly signal?: AbortSignal;
  /**
   * How many times a call is sent again that may be (GET, PUT, DELETE, HEAD, OPTIONS; not POST and PATCH), after a network failure or a 408, 429, 500, 502, 503 or 504. 0 by
   * default. The first wait is random between 0 and 200 ms, and that limit doubles each time up to 10 seconds.
   * `Retry-After` goes first; where it asks for more than 10 seconds, the answer stands.
   */
  readonly retry?: number;
}

/** The options of a client. */
export interface ClientOptions extends CallOptions {
  /** Where the API is. By default the server that the contract names. */
  readonly baseUrl?: string;
  /** Sends the requests, instead of the `globalThis.fetch` of the moment. */
  readonly fetch?: (input: Request, init?: RequestInit) => Promise<Response>;
  /**
   * `"error"`, the default, follows no redirect. With `"follow"`, a session token and the body go wherever the
   * provider points.
   */
  readonly redirect?: "error" | "follow";
  /** Middleware of openapi-fetch. It sees a request before the credentials are set. */
  readonly middleware?: readonly Middleware[];
}

/** What every client has beside its operations. */
export interface ApiClient<Paths extends object> {
  /**
   * The openapi-fetch client underneath, with the same credentials, `retry` and safety. It rejects where an operation
   * gives a `Failure`, and has no time-out: it heeds the `signal` of its own call.
   */
  readonly raw: Client<Paths>;
  /** The `fetch` of the client, without credentials. */
  readonly fetch: NonNullable<ClientOptions["fetch"]>;
}
