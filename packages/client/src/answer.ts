/**
 * From an answer to a result.
 */
import type { Check, OperationRow } from "./api.ts";
import { ApiError } from "./api-error.ts";
import type { FailureReason } from "./failure-reason.ts";

/**
 * Tells a documented answer from any other.
 *
 * @param body the text, or what openapi-fetch has parsed it to
 * @throws {ApiError} for a documented status whose body is not what it should be
 */
export function resultOf(
  [operationId, , , , statuses, empty]: OperationRow,
  response: Response,
  body: unknown = "",
  check: Check | undefined,
) {
  const { ok, status, headers } = response;
  if (empty?.includes(status))
    return { ok, operationId, status, [ok ? "data" : "error"]: undefined, response };
  let reason: FailureReason | undefined;
  if (typeof body === "string")
    try {
      body = JSON.parse(body);
    } catch {
      reason = body
        ? /json|^$/.test(headers.get("content-type") ?? "")
          ? "not-json"
          : "wrong-media-type"
        : "empty-body";
      body ||= undefined;
    }
  if (!statuses.includes(status))
    return { ok: false, operationId, status: "undocumented", error: body, response };
  const problem = reason ?? check?.(operationId, body, status);
  if (problem) throw new ApiError(reason ?? "invalid-answer", `${status}, ${problem}`, body);
  return { ok, operationId, status, [ok ? "data" : "error"]: body, response };
}
