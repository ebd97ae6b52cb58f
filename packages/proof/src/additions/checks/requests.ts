/**
 * The requests of the additions.
 */

/** A ticket that the mock and the sandbox have. */
export const TICKET = "550e8400-e29b-41d4-a716-446655440000";
/** One that neither has. */
export const NO_TICKET = "00000000-0000-4000-8000-000000000404";

/** Requests without credentials. */
export const CHANGE_STATUS = { method: "PATCH", path: `/api/v1/tickets/${TICKET}/status` } as const;
export const DELETE_TICKET = { method: "DELETE", path: `/api/v1/tickets/${TICKET}` } as const;
export const GET_GARAGE = { method: "GET", path: "/parking/v1/garages/north" } as const;
