/**
 * How long a connection is kept for the next request, in milliseconds: for longer than load balancers keep theirs, and than a
 * busy machine takes from one request to the next. A server that gives up a connection on which a request is on its way
 * answers it with a reset.
 */
export const IDLE_MS = 72_000;
