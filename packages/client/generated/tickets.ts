// Generated from openapi/ by `npm run generate`. Do not edit.

import type { operations, paths } from "@facility-contracts/contract/tickets";
import {
  createClient,
  withCookie,
  type AnswerContent,
  type Api,
  type CallOptions,
  type Check,
  type ClientOf,
  type ClientOptions,
  type Credential,
  type ErrorAnswer,
  type Failure,
  type Success,
  type Undocumented,
} from "../src/facade.ts";

const json: AnswerContent = { mediaType: "application/json" };
const jsonWithSuccessError: AnswerContent = { mediaType: "application/json", fields: ["success", "error"] };

/** How the client reaches the API `tickets` and its operations. */
export const ticketsApi: Api<TicketsOperations> = {
  baseUrl: "http://localhost:3001",
  credentials: { sessionCookie: { send: withCookie, name: "session", optional: true } },
  security: [["sessionCookie"]],
  cookies: true,
  operations: {
    updateTicket: {
      method: "put",
      path: "/api/v1/tickets/{id}",
      answers: {
        200: [json],
        400: [jsonWithSuccessError],
        401: [jsonWithSuccessError],
        403: [jsonWithSuccessError],
        404: [jsonWithSuccessError],
        413: [jsonWithSuccessError],
        415: [jsonWithSuccessError],
      },
    },
  },
};

/** The options of {@link createTicketsClient}. */
export interface TicketsClientOptions extends ClientOptions {
  /** The session of a user who has logged in. How the cookie is issued is not documented. */
  readonly sessionCookie?: Credential;
}

/** What `updateTicket` is called with. */
export interface UpdateTicketCall {
  /** Identifier of the ticket. */
  readonly id: operations["updateTicket"]["parameters"]["path"]["id"];
  /** The fields to change. */
  readonly body: NonNullable<operations["updateTicket"]["requestBody"]>["content"]["application/json"];
}

/** What `updateTicket` is and answers, for types such as `Result<UpdateTicketOperation>`. */
export interface UpdateTicketOperation {
  readonly operationId: "updateTicket";
  readonly method: "put";
  readonly call: UpdateTicketCall;
  readonly pathParameters: "id";
  readonly successes: {
    readonly 200: operations["updateTicket"]["responses"][200]["content"]["application/json"];
  };
  readonly errors: {
    readonly 400: operations["updateTicket"]["responses"][400]["content"]["application/json"];
    readonly 401: operations["updateTicket"]["responses"][401]["content"]["application/json"];
    readonly 403: operations["updateTicket"]["responses"][403]["content"]["application/json"];
    readonly 404: operations["updateTicket"]["responses"][404]["content"]["application/json"];
    readonly 413: operations["updateTicket"]["responses"][413]["content"]["application/json"];
    readonly 415: operations["updateTicket"]["responses"][415]["content"]["application/json"];
  };
}

/** What a call of `updateTicket` gives. */
export type UpdateTicketResult =
  | Success<UpdateTicketOperation, 200, UpdateTicketOperation["successes"][200]>
  | ErrorAnswer<UpdateTicketOperation, 400>
  | ErrorAnswer<UpdateTicketOperation, 401>
  | ErrorAnswer<UpdateTicketOperation, 403>
  | ErrorAnswer<UpdateTicketOperation, 404>
  | ErrorAnswer<UpdateTicketOperation, 413>
  | ErrorAnswer<UpdateTicketOperation, 415>
  | Undocumented<UpdateTicketOperation>
  | Failure<UpdateTicketOperation>;

/** The operations of {@link TicketsClient}, by operationId. */
export interface TicketsOperations {
  readonly updateTicket: UpdateTicketOperation;
}

declare module "../src/operations.ts" {
  interface Operations extends TicketsOperations {}
}

/**
 * Tickets: service requests of residents about a building or a town.
 *
 * Made by {@link createTicketsClient}.
 */
export interface TicketsClient extends ClientOf<paths, TicketsOperations> {
  /**
   * Update a ticket.
   *
   * Changes the fields that the body holds and leaves the others as they are. `updatedAt` moves by itself. `status`, `assignedTo` and `userId` cannot be changed here: the endpoints "Change Ticket Status" and "Assign Ticket" do that. Needs the permission `ticket:write`.
   *
   * `PUT /api/v1/tickets/{id}`
   *
   * @see {@link https://docs.city.atlas.krd/v1/primary-backend/tickets/update-ticket | Documentation page: Update ticket}
   *
   * @example
   * ```ts
   * const result = await tickets.updateTicket({
   *   id: "550e8400-e29b-41d4-a716-446655440000",
   *   body: {
   *     category: "ELECTRICITY",
   *     title: "Power Outage - Building A",
   *     description: "Updated description of the issue with more details",
   *     attachments: ["https://example.com/image1.jpg", "https://example.com/image2.jpg"],
   *     notes: "Updated with additional information from technician",
   *   },
   * });
   * if (result.ok) console.log(result.data);
   * ```
   */
  updateTicket(call: UpdateTicketCall, options?: CallOptions): Promise<UpdateTicketResult>;
}

/**
 * Makes a client of the API `tickets`.
 *
 * @param check of the entry `./validate`, which gives it itself
 * @throws {TypeError} for a `baseUrl` that is not the address of an API
 *
 * @example
 * ```ts
 * const tickets = createTicketsClient();
 * ```
 */
export function createTicketsClient(options: TicketsClientOptions = {}, check?: Check): TicketsClient {
  return createClient<TicketsClient>(ticketsApi, options, check);
}
