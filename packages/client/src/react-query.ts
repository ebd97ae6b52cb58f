/**
 * The operations for TanStack Query 5. A call without success is an error there, also one without a body.
 */
import {
  type InfiniteData,
  infiniteQueryOptions as tanstackInfiniteQueryOptions,
  mutationOptions as tanstackMutationOptions,
  queryOptions as tanstackQueryOptions,
} from "@tanstack/react-query";
import { ApiError, type ApiErrorOf, unwrap } from "./api-error.ts";
import type { HasOperations, OperationTable } from "./operation-table.ts";
import type { AnyOperation, OperationOf, Operations, OperationType, SuccessBody } from "./operation-types.ts";
import type { ApiClient, CallOptions, ClientIdentity } from "./options.ts";
import type { Result } from "./result.ts";
import { mayPass } from "./retry.ts";

/** An operation that reads; of our APIs unless told. None whose answer is a stream: what a cache keeps is read more than once. */
export type QueryId<Table = Operations> = {
  [Id in ReadingId<Table>]: Table[Id] extends { readonly successes: infer Successes }
    ? AreStreams<Exclude<Successes[keyof Successes], undefined>> extends true
      ? never
      : Id
    : never;
}[ReadingId<Table>];

/** An operation that changes something; of our APIs unless told. */
export type MutationId<Table = Operations> = Exclude<keyof Table, ReadingId<Table>>;

type ReadingId<Table> = {
  [Id in keyof Table]: Table[Id] extends { readonly method: "get" | "head" | "options" } ? Id : never;
}[keyof Table];

/** Whether there are bodies, and all of them are streams. */
type AreStreams<Bodies> = [Bodies] extends [never] ? false : [Bodies] extends [ReadableStream] ? true : false;

/** What an operation is called with. */
export type CallOf<Op extends AnyOperation> = OperationOf<Op>["call"];

/** What a query gives: the body with the fields that its call asks for, null when the answer has no body. */
export type DataOf<Op extends AnyOperation, Call> = OperationOf<Op> & { readonly given: Call } extends {
  readonly answered: infer Data;
}
  ? Data
  : Kept<SuccessBody<Op>>;

/** TanStack Query keeps everything but undefined. */
type Kept<Body> = Body extends undefined ? null : Body;

/** Keys that are not in `Allowed` are type errors: for the type parameter alone they would not be. */
type NoExtraKeys<Call, Allowed> = { readonly [K in Exclude<keyof Call, keyof Allowed>]: never };

/** How often TanStack Query tries again by default. */
const MAX_RETRIES = 3;

/** Any client. */
type AnyClient = Pick<ApiClient<object>, "identity">;

/** A client that has these operations. */
type ClientOf<Table> = AnyClient & HasOperations<Table>;

/**
 * The key of a query: the client (two users of an API have two, and must not get each other's data), the operationId and the
 * call. Less is the beginning of the keys of several: of an operation, of a client. It never has a credential.
 *
 * @example
 * ```ts
 * queryClient.setQueryData(queryKey(safetyRegister, "getIntervention", { interventionId: 1 }), { data });
 * ```
 */
export function queryKey(client: AnyClient): readonly [ClientIdentity];
export function queryKey<Table, Id extends keyof Table>(
  client: ClientOf<Table>,
  operationId: Id,
): readonly [ClientIdentity, Id];
export function queryKey<
  Table extends OperationTable<Table>,
  Id extends keyof Table,
  const Call extends CallOf<Table[Id]>,
>(
  client: ClientOf<Table>,
  operationId: Id,
  call: Call & NoExtraKeys<Call, CallOf<Table[Id]>>,
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
export function queriesOf<Table extends OperationTable<Table>, Id extends QueryId<Table>>(
  client: ClientOf<Table>,
  operationId: Id,
  call?: Partial<CallOf<Table[Id]>>,
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
export function queryOptions<
  Table extends OperationTable<Table>,
  Id extends QueryId<Table>,
  const Call extends CallOf<Table[Id]>,
>(client: ClientOf<Table>, operationId: Id, call: Call & NoExtraKeys<Call, CallOf<Table[Id]>>) {
  return tanstackQueryOptions<
    DataOf<Table[Id], Call>,
    ApiErrorOf<Table[Id]>,
    DataOf<Table[Id], Call>,
    readonly [ClientIdentity, Id, Call]
  >({
    queryKey: queryKey<Table, Id, Call>(client, operationId, call),
    queryFn: async ({ signal }) =>
      ((await dataOf(client, operationId, call, { signal })) ?? null) as DataOf<Table[Id], Call>,
  });
}

/** How an operation pages. */
export interface Paging<Page, Data> {
  /** The value of the parameter for the first page; undefined to leave it out there. */
  readonly first: Page | undefined;
  /** Its value for the page after this one; undefined or null after the last. */
  next(page: Data, pages: readonly Data[]): Page | undefined | null;
}

/**
 * The options of an infinite query: a call for each page. Its key is that of {@link queryKey}, with the name of the parameter
 * behind it.
 *
 * @param parameter says which page
 *
 * @example
 * ```ts
 * const pets = useInfiniteQuery(
 *   infiniteQueryOptions(client, "listPets", "page", { limit: 20 }, { first: 1, next: ({ nextPage }) => nextPage }),
 * );
 * ```
 */
export function infiniteQueryOptions<
  Table extends OperationTable<Table>,
  Id extends QueryId<Table>,
  Name extends keyof CallOf<Table[Id]>,
  const Call extends Omit<CallOf<Table[Id]>, Name>,
>(
  client: ClientOf<Table>,
  operationId: Id,
  parameter: Name,
  call: Call & NoExtraKeys<Call, Omit<CallOf<Table[Id]>, Name>>,
  { first, next }: Paging<CallOf<Table[Id]>[Name], DataOf<Table[Id], Call>>,
) {
  type Data = DataOf<Table[Id], Call>;
  type Page = CallOf<Table[Id]>[Name] | undefined;
  return tanstackInfiniteQueryOptions<
    Data,
    ApiErrorOf<Table[Id]>,
    InfiniteData<Data, Page>,
    readonly [ClientIdentity, Id, Call, Name],
    Page
  >({
    queryKey: [client.identity, operationId, call, parameter],
    initialPageParam: first,
    getNextPageParam: (page, pages) => next(page, pages),
    queryFn: async ({ pageParam, signal }) =>
      ((await dataOf(
        client,
        operationId,
        { ...call, ...(pageParam !== undefined && { [parameter]: pageParam }) },
        { signal },
      )) ?? null) as Data,
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
export function mutationOptions<Table extends OperationTable<Table>, Id extends MutationId<Table>>(
  client: ClientOf<Table>,
  operationId: Id,
) {
  return tanstackMutationOptions<SuccessBody<Table[Id]>, ApiErrorOf<Table[Id]>, CallOf<Table[Id]>>({
    mutationKey: queryKey(client, operationId),
    mutationFn: async (call) => (await dataOf(client, operationId, call, {})) as SuccessBody<Table[Id]>,
  });
}

/** The data of a call. Of a client whose operations are not known, its methods are not either. */
function dataOf(
  client: AnyClient,
  operationId: PropertyKey,
  call: object,
  options: CallOptions,
): Promise<unknown> {
  const method: (call: object, options: CallOptions) => Promise<Result<OperationType>> = Reflect.get(
    client,
    operationId,
  );
  return unwrap(method.call(client, call, options));
}
