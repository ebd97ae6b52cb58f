/**
 * How much a finding weighs, and which of them fail a run.
 */

/**
 * How much is known of what is contradicted: an `error` contradicts what a page states, a `warning` only what an example on
 * a page shows or a standard advises, an `assumption` only what the contract assumes. The latter two are no failures unless asked for.
 */
export type Severity = (typeof SEVERITIES)[number];

/** The severities, the worst first. */
export const SEVERITIES = ["error", "warning", "assumption"] as const;

/** Whether a finding fails a run, which one that is accepted does not. */
export function isFailure(
  { accepted, severity }: { readonly accepted?: object; readonly severity: Severity },
  failOn: Severity,
): boolean {
  return accepted === undefined && fails(severity, failOn);
}

/** Whether a severity fails a run that fails on a severity and on what is worse. */
export function fails(severity: Severity, failOn: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(failOn);
}
