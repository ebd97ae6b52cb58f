/**
 * The operations for TanStack Query 5. A call without success is an error there, also one without a body.
 */
import {
  mutationOptions as tanstackMutationOptions,
  queryOptions as tanstackQueryOptions,
} from "@tanstack/react-query";
import type { ExtendedAnswers } from "../generated/apis.ts";
import { type ApiErrorOf, unwrap } from "./api-error.ts";
import type { OperationId, OperationOf, Operations, SuccessBody, SuccessStatus } from "./operation-types.ts";
import type { CallOptions } from "./options.ts";
import type { Result } from "./result.ts";

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

/** Any client that has the operation. */
type ClientWith<Id extends OperationId> = {
  readonly [K in Id]: (
    call: CallOf<Id>,
    options: CallOptions,
  ) => Promise<Result<Id, { readonly [S in SuccessStatus<Id>]: unknown }>>;
};

/**
 * The options of a query. Its key is the operationId and the call: `["getIntervention", { interventionId: 1 }]`.
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
    readonly [Id, Call]
  >({
    queryKey: [operationId, call],
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
    mutationKey: [operationId],
    mutationFn: async (call) => (await unwrap(client[operationId](call, {}))) as SuccessBody<Id>,
  });
}
