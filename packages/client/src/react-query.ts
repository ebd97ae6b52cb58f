/**
 * The operations for TanStack Query 5. A call without success is an error there, also one without a body.
 */
import {
  mutationOptions as tanstackMutationOptions,
  queryOptions as tanstackQueryOptions,
} from "@tanstack/react-query";
// With the names of our operations, for those who import nothing else of the client.
import "../generated/index.ts";
import type { ExtendedAnswers } from "../generated/apis.ts";
import { ApiError, type ApiErrorOf, unwrap } from "./api-error.ts";
import type { OperationId, OperationOf, Operations, SuccessBody, SuccessStatus } from "./operation-types.ts";
import type { ApiClient, CallOptions, ClientIdentity } from "./options.ts";
import type { Result } from "./result.ts";
import { mayPass } from "./retry.ts";

/** An operation that reads. */
export type QueryId = {
  [Id in OperationId]: Operations[Id]["method"] extends "get" | "head" | "options" ? Id : never;
}[OperationId];

/** An operation that changes something. */
export type MutationId = Exclude<OperationId, QueryId>;

/** What an operation is called with. */
export type CallOf<Id extends OperationId> = Operations[Id]["call"];

/** What a query gives: the body with the fields that its call asks for, null when the answer has no body. */
export type DataOf<Id extends OperationId, Call> = Id extends keyof ExtendedAnswers<Call>
  ? ExtendedAnswers<Call>[Id]
  : Kept<SuccessBody<Id>>;

/** TanStack Query keeps everything but undefined. */
type Kept<Body> = Body extends undefined ? null : Body;

/** Keys that are not in `Allowed` are type errors: for the type parameter alone they would not be. */
type NoExtraKeys<Call, Allowed> = { readonly [K in Exclude<keyof Call, keyof Allowed>]: never };

/** How often TanStack Query tries again by default. */
const MAX_RETRIES = 3;

/** Any client of ours. */
type AnyClient = Pick<ApiClient<object>, "identity">;

/** Any client that has the operation. */
type ClientWith<Id extends OperationId> = AnyClient & {
  readonly [K in Id]: (
    call: CallOf<Id>,
    options: CallOptions,
  ) => Promise<Result<Id, { readonly [S in SuccessStatus<Id>]: unknown }>>;
};

/**
 * The key of a query: the client (two users of an API have two, and must not get each other's data), the operationId and the call. Less is the beginning of the keys of several: of an operation, of
 * a client. It never has a credential.
 *
 * @example
 * ```ts
 * queryClient.setQueryData(queryKey(safetyRegister, "getIntervention", { interventionId: 1 }), { data });
 * ```
 */
export function queryKey(client: AnyClient): readonly [ClientIdentity];
export function queryKey<Id extends OperationId>(
  client: NoInfer<ClientWith<Id>>,
  operationId: Id,
): readonly [ClientIdentity, Id];
export function queryKey<Id extends OperationId, const Call extends CallOf<Id>>(
  client: NoInfer<ClientWith<Id>>,
  operationId: Id,
  call: Call & NoExtraKeys<Call, CallOf<Id>>,
): readonly [ClientIdentity, Id, Call];
export function queryKey({ identity }: AnyClient, ...rest: readonly unknown[]): readonly unknown[] {
  return [identity, ...rest];
}

/**
 * A filter for the queries of a client, of one of its operations, or of the calls that have these parameters at least.
 *
 * @example
 * ```ts
 * await queryClient.invalidateQueries(queriesOf(safetyRegister, "getIntervention", { interventionId: 1 }));
 * ```
 */
export function queriesOf(client: AnyClient): QueryFilter;
export function queriesOf<Id extends QueryId>(
  client: NoInfer<ClientWith<Id>>,
  operationId: Id,
  call?: Partial<CallOf<Id>>,
): QueryFilter;
export function queriesOf(client: AnyClient, ...rest: readonly unknown[]): QueryFilter {
  return { queryKey: [...queryKey(client), ...rest.filter((part) => part !== undefined)] };
}

/** Names queries by the beginning of their keys. */
export interface QueryFilter {
  readonly queryKey: readonly unknown[];
}

/**
 * For the option `retry` of queries: tries three times again what may pass, as TanStack Query does with everything. What a provider
 * refuses, such as a 404, it would refuse again.
 *
 * @example
 * ```ts
 * const queryClient = new QueryClient({ defaultOptions: { queries: { retry: retryWhatMayPass } } });
 * ```
 */
export function retryWhatMayPass(failures: number, error: unknown): boolean {
  return failures < MAX_RETRIES && (!(error instanceof ApiError) || mayPass(error));
}

/**
 * The options of a query. Its key is that of {@link queryKey}.
 *
 * @example
 * ```ts
 * const query = useQuery(queryOptions(safetyRegister, "getIntervention", { interventionId: 1, extend: ["summary"] }));
 * ```
 */
export function queryOptions<Id extends QueryId, const Call extends CallOf<Id>>(
  client: NoInfer<ClientWith<Id>>,
  operationId: Id,
  call: Call & NoExtraKeys<Call, CallOf<Id>>,
) {
  return tanstackQueryOptions<
    DataOf<Id, Call>,
    ApiErrorOf<OperationOf<Id>>,
    DataOf<Id, Call>,
    readonly [ClientIdentity, Id, Call]
  >({
    queryKey: queryKey<Id, Call>(client, operationId, call),
    queryFn: async ({ signal }) =>
      ((await unwrap(client[operationId](call, { signal }))) ?? null) as DataOf<Id, Call>,
  });
}

/**
 * The options of a mutation; its variables are the call.
 *
 * @example
 * ```ts
 * const mutation = useMutation(mutationOptions(tickets, "updateTicket"));
 * mutation.mutate({ id, body: { notes: "Done" } });
 * ```
 */
export function mutationOptions<Id extends MutationId>(client: NoInfer<ClientWith<Id>>, operationId: Id) {
  return tanstackMutationOptions<SuccessBody<Id>, ApiErrorOf<OperationOf<Id>>, CallOf<Id>>({
    mutationKey: queryKey(client, operationId),
    mutationFn: async (call) => (await unwrap(client[operationId](call, {}))) as SuccessBody<Id>,
  });
}
