/**
 * What a client and a call can be given.
 */
import type { HasOperations } from "./operation-table.ts";
import type { Middleware, RawClient } from "./raw.ts";

/** A secret, or a function that gives it; the function is called once a call. */
export type Credential = string | (() => string | Promise<string>);

/** What a call can be given beside its parameters. Each overrides the option of the client, but for `signal`. */
export interface CallOptions {
  /** Milliseconds that a call may take, with retries and the reading of the body. 30,000 by default; 0 is no limit. */
  readonly timeoutMs?: number;
  /** Aborts the call. The signals of the client and of the call both do. */
  readonly signal?: AbortSignal;
  /**
   * How many times a call is sent again that may be (GET, PUT, DELETE, HEAD, OPTIONS; not POST and PATCH), after a 408, 429,
   * 500, 502, 503 or 504, or a network failure that may pass (not a host that does not exist, or a certificate that is not
   * trusted). 0 by default. The first wait is random between 0 and 200 ms, and that limit doubles each time up to 10 seconds.
   * `Retry-After` goes first; where it asks for more than 10 seconds, or than the call has left, the answer stands.
   */
  readonly retry?: number;
}

/** The options of a client. */
export interface ClientOptions extends CallOptions {
  /** Where the API is. By default the server that the contract names. In a browser a path is enough, of the origin of the page. */
  readonly baseUrl?: string;
  /** Sends the requests, instead of the `globalThis.fetch` of the moment. */
  readonly fetch?: (input: Request, init?: RequestInit) => Promise<Response>;
  /**
   * `"error"`, the default, follows no redirect. With `"follow"`, a session token and the body go wherever the
   * provider points.
   */
  readonly redirect?: "error" | "follow";
  /**
   * Tells two clients of one API apart, such as those of two users: queries of TanStack Query have it in their keys. Never a
   * credential.
   */
  readonly name?: string;
  /** The most bytes of an answer. 64,000,000 by default; of a larger one no more is read. */
  readonly maxBytes?: number;
  /** Middleware of openapi-fetch. It sees a request before the credentials are set. */
  readonly middleware?: readonly Middleware[];
}

/** What every client has beside its operations. */
export interface ApiClient<Paths extends object, Table = object> extends HasOperations<Table> {
  /**
   * The openapi-fetch client underneath, with the same `retry` and safety. It sends every request to `baseUrl`, with the credentials
   * that most operations need: an operation that needs others, none, or has a server of its own has to be called by its method. It
   * rejects where an operation gives a `Failure`, and has no time-out: it heeds the `signal` of its own call.
   */
  readonly raw: RawClient<Paths>;
  /** The `fetch` of the client, without credentials. */
  readonly fetch: NonNullable<ClientOptions["fetch"]>;
  /** What tells it from other clients. */
  readonly identity: ClientIdentity;
}

/** What tells a client from others. It has no credential. */
export interface ClientIdentity {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** The option of the client. */
  readonly name?: string;
}
