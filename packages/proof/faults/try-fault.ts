/**
 * Runs the suite on the provider with a fault.
 */
import {
  conformance,
  type Finding,
  type Report,
  type RunOptions,
} from "@facility-contracts/conformance/source";
import { configOf } from "@facility-contracts/provider/config";
import type { Deviation } from "@facility-contracts/provider/deviation";
import { createProvider } from "@facility-contracts/provider/provider";
import type { Fault } from "./fault.ts";

/** What the suite made of a fault. */
export interface FaultResult {
  readonly id: string;
  readonly category: Fault["category"];
  readonly says: string;
  /** The first finding, or undefined when there is none. */
  readonly found: { readonly check: string; readonly place: string; readonly severity: string } | undefined;
  /** Requests until then. */
  readonly requests: number;
  readonly seconds: number;
}

/** Runs the suite on the provider with a deviation. */
function runOn(api: Fault["api"], deviation: Deviation, options: RunOptions): Promise<Report> {
  // What hangs is told at once: a provider that is only slow, on a slow machine, must not pass for a fault that is found.
  const provider = createProvider(deviation, { hangs: "reject" });
  const config = configOf(provider)[api];
  return conformance(api, config, { transport: provider.handle, failOn: "assumption", ...options });
}

/** What tells a finding from those of another run. */
function keyOf({ operationId, check, place }: Finding): string {
  return [operationId, check, place].join(" ");
}

/**
 * Runs the suite, or what it has for some operations only, until it finds the fault or to its end. Where there is something
 * harmless beside the fault, to its end.
 */
export async function tryFault(fault: Fault, only: Pick<RunOptions, "only"> = {}): Promise<FaultResult> {
  const { id, api, category, says, beside } = fault;
  const harmless = beside === undefined ? [] : (await runOn(api, beside, only)).findings.map(keyOf);
  const report = await runOn(api, fault, { ...only, bail: beside === undefined });
  const first = report.findings.find((finding) => !harmless.includes(keyOf(finding)));
  return {
    id,
    category,
    says,
    found: first && {
      check: `${first.operationId} ${first.check}`,
      place: first.place,
      severity: first.severity,
    },
    requests: report.requests,
    seconds: report.milliseconds / 1000,
  };
}
