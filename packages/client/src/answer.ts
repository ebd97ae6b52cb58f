/**
 * From an answer to a result.
 */
import type { Check, OperationRow } from "./api.ts";
import { ApiError } from "./api-error.ts";
import type { FailureReason } from "./failure-reason.ts";

/**
 * Tells a documented answer from any other.
 *
 * @throws {ApiError} for an answer that cannot be read, and a documented status whose body is not what it should be
 */
export async function resultOf(
  operationId: string,
  row: OperationRow,
  response: Response,
  check: Check | undefined,
) {
  const { ok, headers } = response;
  const status = documentedStatus(row, response);
  const contents = row.answers[status];
  if (contents?.length === 0) {
    await response.body?.cancel();
    return { ok, operationId, status, [ok ? "data" : "error"]: undefined, response };
  }
  const text = await response.text().catch((cause: unknown) => {
    throw new ApiError("network", "network", undefined, cause);
  });
  let body: unknown;
  let reason: FailureReason | undefined;
  try {
    body = JSON.parse(text);
  } catch {
    reason = text
      ? /json|^$/.test(headers.get("content-type") ?? "")
        ? "not-json"
        : "wrong-media-type"
      : "empty-body";
    body = text || undefined;
  }
  if (contents === undefined)
    return { ok: false, operationId, status: "undocumented", error: body, response };
  const problem = reason ?? check?.(operationId, body, status);
  if (problem) throw new ApiError(reason ?? "invalid-answer", `${response.status}, ${problem}`, body);
  return { ok, operationId, status, [ok ? "data" : "error"]: body, response };
}

/** What the row has of a status: its own answer, else that of its range, else the default. */
function documentedStatus({ answers }: OperationRow, { ok, status }: Response): number | string {
  if (answers[status]) return status;
  const range = `${Math.floor(status / 100)}XX`;
  if (answers[range]) return range;
  // Beside successes of its own, the default stands for errors.
  return ok && Object.keys(answers).some((name) => name.startsWith("2")) ? status : "default";
}
