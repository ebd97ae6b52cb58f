/**
 * What an error of the database means for the request that met it.
 */
import { codeOf } from "@facility-contracts/command/failure";

/** A reference to a row that does not exist: the name of the constraint, which is `table_column`. */
export function brokenReference(error: unknown): string | undefined {
  if (codeOf(error) !== "23503" || !(error instanceof Error)) return undefined;
  return "constraint" in error && typeof error.constraint === "string" ? error.constraint : undefined;
}

/** Whether a lock could not be had in time, or two transactions waited for each other: another try may succeed. */
export function isLockFailure(error: unknown): boolean {
  const code = codeOf(error);
  return code === "55P03" || code === "40P01";
}

// Classes and codes of SQLSTATE: connection, resources, operator intervention, a conflict that another try solves,
// a server that only reads because another one has taken over, and a prepared statement that the connection no longer has,
// or whose tables another process has changed since: a new connection prepares it anew. Also one that was sent behind another
// of its name, whose text the server did not take: that one says why.
const UNAVAILABLE_STATES = /^(?:08|53|57|58)...$|^(?:40001|40P01|55P03|25006|26000|0A000)$/;

/** Codes of Node, for a server that cannot be reached. */
const UNAVAILABLE_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
]);

/** What `pg` says without a code. */
const UNAVAILABLE_MESSAGES =
  /^(?:Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client (?:was closed|has encountered a connection error)|Cannot use a pool after)/;

/**
 * Whether the database could not be asked, or could not answer, so that the same request may succeed later. A write
 * that was not acknowledged may have happened.
 */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isUnavailable);
  const code = codeOf(error);
  if (typeof code === "string") return UNAVAILABLE_STATES.test(code) || UNAVAILABLE_CODES.has(code);
  return error instanceof Error && UNAVAILABLE_MESSAGES.test(error.message);
}
