/**
 * Runs the suite on the provider with a fault.
 */
import { conformance } from "@facility-contracts/conformance/source";
import { configOf } from "@facility-contracts/provider/config";
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

/** Runs the suite until it finds the fault, or to its end. */
export async function tryFault(fault: Fault): Promise<FaultResult> {
  const { id, api, category, says } = fault;
  // What hangs is told at once: a provider that is only slow, on a slow machine, must not pass for a fault that is found.
  const provider = createProvider(fault, { hangs: "reject" });
  const config = configOf(provider)[api];
  const report = await conformance(api, config, {
    transport: provider.handle,
    failOn: "assumption",
    bail: true,
  });
  const [first] = report.findings;
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
