import type { IPrismDiagnostic } from "@stoplight/prism-core";
import type { IHttpResponse } from "@stoplight/prism-http";
import { NOT_ACCEPTABLE, NOT_FOUND, ProblemJsonError } from "@stoplight/prism-http";
import { firstLine } from "./error-message.ts";
import { isJson } from "./media-type.ts";

/** An HTTP response, ready to be sent. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** One entry of the `sl-violations` header: what a request or its answer breaks in the contract. */
export interface Violation {
  readonly location: readonly string[];
  readonly severity: string;
  readonly code?: string | number | undefined;
  readonly message: string;
}

/** Names of Prism's numeric severities. */
const SEVERITIES = ["Error", "Warning", "Information", "Hint"];

/** Prism cuts the header here, below the 8 KB at which many clients give up. */
const LONGEST_VIOLATIONS = 8 * 1024 - 100;

/** Turns Prism's diagnostics of a request or a response into violations. */
export function violationsOf(
  part: "request" | "response",
  diagnostics: readonly IPrismDiagnostic[],
): Violation[] {
  return diagnostics.map(({ path = [], severity, code, message }) => ({
    location: [part, ...path],
    severity: SEVERITIES[severity] ?? "Error",
    code,
    message,
  }));
}

/** The answer that Prism found, with the violations in the `sl-violations` header. */
export function answerOf(response: IHttpResponse, violations: readonly Violation[]): Answer {
  const headers: Record<string, string> = {};
  if (violations.length > 0) headers["sl-violations"] = violationsHeader(violations);
  for (const [name, value] of Object.entries(response.headers ?? {})) {
    headers[name.toLowerCase()] = String(value);
  }
  return { status: response.statusCode, headers, body: serialize(response.body, headers["content-type"]) };
}

/** The answer to an error that Prism returns: a problem document (RFC 9457). */
export function problemOf(error: Error): Answer {
  const { name, message, status, detail, additional } =
    error instanceof ProblemJsonError ? error : withStatus(error);
  const problem = ProblemJsonError.toProblemJson({
    name,
    message,
    status,
    detail,
    ...(additional && { additional }),
  });
  const headers: Record<string, string> = { "content-type": "application/problem+json" };
  if (typeof additional?.headers === "object") Object.assign(headers, additional.headers);
  return { status, headers, body: JSON.stringify(problem) };
}

/** A problem document of the mock's own, where neither the contract nor Prism has an answer. */
export function ownProblem(status: number, title: string): Answer {
  const headers = { "content-type": "application/problem+json" };
  return { status, headers, body: JSON.stringify({ type: "about:blank", title, status }) };
}

/**
 * Prism answers 500 with an error without a status when a `Prefer: code=` goes with an example name that does not
 * exist or with an Accept header that nothing fits. Both are faults of the request, and alone they get 404 and 406.
 */
function withStatus(error: Error): ProblemJsonError {
  const cause = [NOT_FOUND, NOT_ACCEPTABLE].find(({ type }) =>
    error.message.includes(`prism/errors#${type}`),
  );
  if (cause) {
    return ProblemJsonError.fromTemplate(cause, "The Prefer and Accept headers fit no documented answer");
  }
  // A dynamic answer that cannot be made up fails with a stack trace in its message: not for clients.
  return new ProblemJsonError("https://stoplight.io/prism/errors#UNKNOWN", firstLine(error), 500, "");
}

function violationsHeader(violations: readonly Violation[]): string {
  // Messages quote the request. What is not Latin-1 cannot stand in a header, but JSON can spell it in ASCII.
  const value = JSON.stringify(violations).replace(
    /[\u007f\u0100-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return value.length > LONGEST_VIOLATIONS
    ? `Too many violations! ${value.slice(0, LONGEST_VIOLATIONS)}`
    : value;
}

function serialize(body: unknown, contentType = ""): string | undefined {
  if (body === undefined) return undefined;
  const [essence] = contentType.split(";");
  if (isJson(essence?.trim().toLowerCase())) return JSON.stringify(body);
  if (typeof body === "string") return body;
  throw new Error(`The mock cannot write an example as ${contentType || "an unnamed media type"}`);
}
