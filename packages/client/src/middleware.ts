/**
 * What sees the requests of a client and their answers.
 */

type Awaitable<T> = T | Promise<T>;

/** A request on its way. */
export interface Exchange {
  readonly request: Request;
  /** The template of the path, as the contract has it. */
  readonly schemaPath: string;
}

/** It sees a request before the credentials are set. Middleware of openapi-fetch that needs no more than this fits. */
export interface Middleware {
  /** Gives another request, or the answer, for which nothing is sent then. */
  // biome-ignore lint/suspicious/noConfusingVoidType: a function without a return fits
  onRequest?(exchange: Exchange): Awaitable<Request | Response | undefined | void>;
  /** Gives another answer. */
  // biome-ignore lint/suspicious/noConfusingVoidType: a function without a return fits
  onResponse?(exchange: Exchange & { readonly response: Response }): Awaitable<Response | undefined | void>;
  /** Sees why there is no answer. Gives one, or another error. */
  // biome-ignore lint/suspicious/noConfusingVoidType: a function without a return fits
  onError?(exchange: Exchange & { readonly error: unknown }): Awaitable<Response | Error | undefined | void>;
}

/**
 * Sends a request through middleware: the requests in their order, the answer and the error from the last to the first.
 *
 * @throws what `send` and the middleware throw
 */
export async function throughMiddleware(
  middleware: readonly Middleware[],
  { request, schemaPath }: Exchange,
  send: (request: Request) => Promise<Response>,
): Promise<Response> {
  for (const each of middleware) {
    const given = await each.onRequest?.({ request, schemaPath });
    if (given instanceof Response) return given;
    request = given ?? request;
  }
  const backwards = middleware.toReversed();
  let response = await send(request).catch(async (error: unknown) => {
    for (const each of backwards) {
      const given = await each.onError?.({ request, schemaPath, error });
      if (given instanceof Response) return given;
      error = given ?? error;
    }
    throw error;
  });
  for (const each of backwards)
    response = (await each.onResponse?.({ request, schemaPath, response })) ?? response;
  return response;
}
