/**
 * The client of an API with one operation, whose table a test writes itself.
 */
import { type Api, type ClientOf, type ClientOptions, createClient } from "@facility-contracts/client/facade";

/** How an operation is sent and what it answers. */
export type OperationRow = Api["operations"][string];

type Answered = {
  readonly ok: boolean;
  readonly status: unknown;
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response?: Response;
};

interface Client extends ClientOf<object> {
  call(
    parameters?: Readonly<Record<string, unknown>>,
    options?: Pick<ClientOptions, "signal" | "timeoutMs">,
  ): Promise<Answered>;
}

/** An API whose operation `call` is a GET without parameters that answers 204, but for what `row` says. */
export function apiOf(row: Partial<OperationRow>, api: Partial<Api> = {}): Api {
  const call: OperationRow = { method: "get", path: "/", answers: { 204: [] }, ...row };
  return { baseUrl: "http://api.test", credentials: {}, security: [], operations: { call }, ...api };
}

/** Its client. Unless `options` say how requests are sent, every answer is a 204. */
export function clientOf(api: Api, options: ClientOptions & Readonly<Record<string, unknown>> = {}) {
  return createClient<Client>(api, { fetch: async () => new Response(null, { status: 204 }), ...options });
}
