import type { IPrismDiagnostic } from "@stoplight/prism-core";

/** One entry of the `sl-violations` header: what a request or its answer breaks in the contract. */
export interface Violation {
  readonly location: readonly string[];
  readonly severity: string;
  readonly code?: string | number | undefined;
  readonly message: string;
}

/** What Prism says when credentials are missing. It does not say which: that is for the log. */
export const NO_CREDENTIALS: Violation = {
  location: ["request"],
  severity: "Error",
  code: 401,
  message: "Invalid security scheme used",
};

/** The code of what is said of a message that nobody checked, as its schema cannot be used. */
export const UNUSABLE = "schema";

/** Names of Prism's numeric severities. */
const SEVERITIES = ["Error", "Warning", "Information", "Hint"];

/** Prism cuts the header here, below the 8 KB at which many clients give up. */
const LONGEST_HEADER = 8 * 1024 - 100;

/** Turns Prism's diagnostics of a request or a response into violations. */
export function violationsOf(
  part: "request" | "response",
  diagnostics: readonly IPrismDiagnostic[],
): Violation[] {
  return diagnostics.map(({ path = [], severity, code, message }) => ({
    location: [part, ...path.map(String)],
    severity: SEVERITIES[severity] ?? "Error",
    code,
    message,
  }));
}

export function violationsHeader(violations: readonly Violation[]): string {
  // No violation takes less than 50 characters. Thousands of items can be wrong, and most would be cut off again.
  const shown = violations.slice(0, LONGEST_HEADER / 50);
  // Messages quote the request. What is not Latin-1 cannot stand in a header, but JSON can spell it in ASCII.
  const value = JSON.stringify(shown).replace(
    /[\u007f\u0100-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return value.length > LONGEST_HEADER ? `Too many violations! ${value.slice(0, LONGEST_HEADER)}` : value;
}

/** Whether a request or an answer is wrong, and not only odd. */
export function isError({ severity }: Violation): boolean {
  return severity === "Error";
}

/** Every status that fits what may be wrong with a request. */
export const FAULTS = [400, 401, 413, 415, 422];

/** The statuses that fit what is wrong with a request, the best one first: Prism's own order, and 413. */
export function expectedStatuses(violations: readonly Violation[]): readonly number[] {
  const codes = new Set(violations.map(({ code }) => code));
  if (codes.has(401)) return [401];
  if (codes.has(413)) return [413, 422, 400];
  return codes.has(415) ? [415, 422, 400] : [422, 400];
}
