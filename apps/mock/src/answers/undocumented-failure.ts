import { STATUS_CODES } from "@facility-contracts/serving/node-http";
import type { Answer } from "./answer.ts";
import { ownProblem } from "./problem.ts";

/** After how many seconds a client may come again. */
const RETRY_AFTER = "1";

/** The statuses that say when to come again (RFC 9110, section 10.2.3; RFC 6585, section 4). */
const WITH_RETRY_AFTER = [429, 503];

/** Whether a status is one of the failures, which may be asked for without a contract that documents it. */
export function isFailure(status: number): boolean {
  return status >= 400 && status <= 599;
}

/** A failure that no contract documents, as a client may meet it all the same: of the server, or of what stands before it. */
export function undocumentedFailure(status: number): Answer {
  const { headers, ...answer } = ownProblem(status, STATUS_CODES[status] ?? `Status ${status}`);
  const retryAfter = WITH_RETRY_AFTER.includes(status) ? { "retry-after": RETRY_AFTER } : {};
  return { ...answer, headers: { ...headers, ...retryAfter } };
}
