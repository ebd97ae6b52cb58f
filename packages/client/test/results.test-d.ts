/**
 * What the results, errors and answers of calls are for the compiler.
 */
import {
  ApiError,
  createSafetyRegisterClient,
  createTicketsClient,
  type FailureReason,
  type GetInterventionResult,
  type InterventionWith,
  isApiError,
  type Result,
  type SafetyRegister,
  safetyRegisterApi,
  type Tickets,
  ticketsApi,
  type UpdateTicketOperation,
  type UpdateTicketResult,
  unwrap,
  uploadAnomalyImages,
} from "@facility-contracts/client";
import { handler } from "@facility-contracts/client/msw";
import { mutationOptions, queriesOf, queryKey, queryOptions } from "@facility-contracts/client/react-query";
import { expectTypeOf } from "vitest";

const id = "550e8400-e29b-41d4-a716-446655440000";
const tickets = createTicketsClient();
const register = createSafetyRegisterClient({ token: "t", sessionToken: "s" });

// A result is narrowed by ok, and then by status.
const result = await tickets.updateTicket({ id, body: {} });
expectTypeOf(result).toEqualTypeOf<UpdateTicketResult>();
expectTypeOf(result).toEqualTypeOf<Result<"updateTicket">>();
expectTypeOf(result.operationId).toEqualTypeOf<"updateTicket">();
if (result.ok) {
  expectTypeOf(result.status).toEqualTypeOf<200>();
  expectTypeOf(result.data).toEqualTypeOf<Tickets.Ticket>();
  expectTypeOf(result.response).toEqualTypeOf<Response>();
  // @ts-expect-error a success has no error
  result.error;
} else {
  expectTypeOf(result.status).toEqualTypeOf<
    400 | 401 | 403 | 404 | 413 | 415 | "undocumented" | FailureReason
  >();
  // @ts-expect-error an error has no data
  result.data;
  switch (result.status) {
    case 400:
      expectTypeOf(result.error).toEqualTypeOf<Tickets.ValidationError>();
      expectTypeOf(result.error.error.details).toEqualTypeOf<Record<string, string> | undefined>();
      break;
    case 404:
      expectTypeOf(result.error).toEqualTypeOf<Tickets.NotFoundError>();
      expectTypeOf(result.error.error.code).toEqualTypeOf<"NOT_FOUND">();
      break;
    case "undocumented":
      expectTypeOf(result.error).toEqualTypeOf<unknown>();
      expectTypeOf(result.response).toEqualTypeOf<Response>();
      break;
    case "timeout":
      expectTypeOf(result.error).toEqualTypeOf<ApiError<UpdateTicketOperation, FailureReason>>();
      expectTypeOf(result.response).toEqualTypeOf<Response | undefined>();
  }
  // @ts-expect-error a status that is not documented is no case of its own
  if (result.status === 500) result.error;
}
// @ts-expect-error not before it is known that the call succeeded
result.data;

// extend narrows the answer.
const base = await unwrap(register.getIntervention({ interventionId: 1 }));
expectTypeOf(base.data).toEqualTypeOf<InterventionWith<never>>();
expectTypeOf(register.getIntervention({ interventionId: 1 })).resolves.toEqualTypeOf<
  GetInterventionResult<never>
>();
// @ts-expect-error not asked for
base.data.summary;
expectTypeOf(base.data.status).toEqualTypeOf<SafetyRegister.Intervention["status"]>();
const some = await unwrap(register.getIntervention({ interventionId: 1, extend: ["summary", "rules"] }));
expectTypeOf(some.data.summary).toEqualTypeOf<SafetyRegister.Intervention["summary"]>();
expectTypeOf(some.data.rulesCount).toEqualTypeOf<number | null | undefined>();
// @ts-expect-error not asked for
some.data.routine;
// @ts-expect-error `rules` adds `rule`; `rules` comes with `rules-user-scopes`
some.data.rules;

// unwrap and isApiError
expectTypeOf(await unwrap(tickets.updateTicket({ id, body: {} }))).toEqualTypeOf<Tickets.Ticket>();
expectTypeOf(unwrap(result)).resolves.toEqualTypeOf<Tickets.Ticket>();
const error: unknown = undefined;
if (isApiError(error, "updateTicket", 400)) {
  expectTypeOf(error).toEqualTypeOf<ApiError<UpdateTicketOperation, 400>>();
  expectTypeOf(error.body).toEqualTypeOf<Tickets.ValidationError>();
  expectTypeOf(error.requestIds).toEqualTypeOf<Readonly<Record<string, string>>>();
} else if (isApiError(error, "getIntervention")) {
  expectTypeOf(error.operationId).toEqualTypeOf<"getIntervention">();
  if (error.status === 404) expectTypeOf(error.body).toEqualTypeOf<SafetyRegister.ErrorMessage>();
  if (error.status === "network") expectTypeOf(error.body).toEqualTypeOf<unknown>();
  // @ts-expect-error a status that the operation does not document
  error.status === 415;
}
// @ts-expect-error a status that the operation does not document
isApiError(error, "getIntervention", 415);
// @ts-expect-error an operation that does not exist
isApiError(error, "updateTickets");
if (error instanceof ApiError) expectTypeOf(error.message).toEqualTypeOf<string>();

// uploads
const { outcomes } = await uploadAnomalyImages(register, { anomalyId: 1, files: [] });
for (const outcome of outcomes) {
  if (outcome.ok) expectTypeOf(outcome.id).toEqualTypeOf<string | undefined>();
  else expectTypeOf(outcome.error).toEqualTypeOf<unknown>();
}

// TanStack Query
const query = queryOptions(register, "getIntervention", { interventionId: 1, extend: ["summary"] });
expectTypeOf(query.queryKey[1]).toEqualTypeOf<"getIntervention">();
expectTypeOf(query.queryKey[0].baseUrl).toEqualTypeOf<string>();
queriesOf(register, "getIntervention", { extend: ["summary"] });
// @ts-expect-error a misspelt parameter
queriesOf(register, "getIntervention", { extends: ["summary"] });
// @ts-expect-error an operation that changes something has no queries
queriesOf(tickets, "updateTicket");
// @ts-expect-error the client of the other API
queryKey(tickets, "getIntervention");
// @ts-expect-error a misspelt parameter
queryKey(register, "getIntervention", { interventionId: 1, extends: ["summary"] });
type Data = Awaited<ReturnType<Extract<typeof query.queryFn, (...args: never) => unknown>>>;
expectTypeOf<Data["data"]["summary"]>().toEqualTypeOf<SafetyRegister.Intervention["summary"]>();
// @ts-expect-error not asked for
type NotAskedFor = Data["data"]["routine"];
expectTypeOf<NotAskedFor>().toBeAny();
// @ts-expect-error a misspelt field
queryOptions(register, "getIntervention", { interventionId: 1, extends: ["summary"] });
// @ts-expect-error an operation that changes something
queryOptions(tickets, "updateTicket", { id, body: {} });
// @ts-expect-error the client of the other API
queryOptions(tickets, "getIntervention", { interventionId: 1 });
// @ts-expect-error an operation that reads
mutationOptions(register, "getIntervention");
// @ts-expect-error the client of the other API
mutationOptions(register, "updateTicket");
const mutation = mutationOptions(tickets, "updateTicket");
mutation.onError = (failure) => {
  if (failure.status === 404) expectTypeOf(failure.body).toEqualTypeOf<Tickets.NotFoundError>();
};

// MSW
handler(safetyRegisterApi, "getIntervention", { status: 404, body: { message: "Not Found" } });
handler(safetyRegisterApi, "getIntervention", () => ({ status: 404, body: { message: "Not Found" } }));
handler(safetyRegisterApi, "getIntervention", async () => ({ status: 404, body: { message: "Not Found" } }));
handler(ticketsApi, "updateTicket", ({ body }) => {
  expectTypeOf(body.title).toEqualTypeOf<string | undefined>();
  return new Response(null, { status: 500 });
});
// @ts-expect-error a status that is not documented
handler(safetyRegisterApi, "getIntervention", { status: 500, body: { message: "Not Found" } });
// @ts-expect-error the body of another status
handler(ticketsApi, "updateTicket", {
  status: 404,
  body: { success: false, error: { message: "x", code: "FORBIDDEN" } },
});
// @ts-expect-error an operation of another API
handler(ticketsApi, "getIntervention", { status: 404, body: { message: "Not Found" } });
// @ts-expect-error a function with the body of another API
handler(safetyRegisterApi, "getIntervention", () => ({ status: 404, body: { error: "Not Found" } }));
