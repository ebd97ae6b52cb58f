/**
 * Runs the contestants on the correct provider, in turn, so that a busy machine slows all of them down.
 */

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { median } from "@facility-contracts/bench/median";
import { Failure } from "@facility-contracts/command/failure";
import { serve } from "@facility-contracts/provider/serve";
import { type Contestant, lastLine, NotMeasured, type Ready } from "./contestant.ts";
import { runCommand } from "./process.ts";
import type { Group, Subject } from "./subject.ts";

/** What one full run costs: every subject of a group, one after the other. */
interface Cost {
  readonly requests: number;
  readonly seconds: number;
  readonly findings: number;
}

/** What was measured of a contestant: the medians of its runs, or why there are none. */
export type Result = { readonly name: string; readonly version: string } & (
  | (Cost & { readonly notMeasured?: never })
  | { readonly notMeasured: string }
);

/** Measures each contestant a number of times on the subjects of a group. */
export async function measure(
  contestants: readonly Contestant[],
  { name, subjects }: Group,
  rounds: number,
  folder: string,
  progress: (text: string) => void,
): Promise<Result[]> {
  const entries: { contestant: Contestant; ready?: Ready; costs: Cost[]; reason?: string }[] = [];
  for (const contestant of contestants) {
    progress(`${name}: prepare ${contestant.name}`);
    const own = join(folder, String(entries.length));
    await mkdir(own);
    const ready = await orReason(() => contestant.prepare(own, subjects));
    entries.push({ contestant, costs: [], ...(typeof ready === "string" ? { reason: ready } : { ready }) });
  }
  for (let round = 1; round <= rounds; round++) {
    for (const entry of entries) {
      const { contestant, ready, costs, reason } = entry;
      if (ready === undefined || reason !== undefined) continue;
      progress(`${name}: round ${round}: ${contestant.name}`);
      const cost = await orReason(() => runOn(ready, subjects));
      if (typeof cost === "string") entry.reason = cost;
      else costs.push(cost);
    }
  }
  return entries.map(({ contestant: { name, version }, costs, reason }) => ({
    name,
    version,
    ...(reason === undefined ? medians(costs) : { notMeasured: reason }),
  }));
}

/** A provider for each API: what one run has changed, the next does not see. */
async function runOn(ready: Ready, subjects: readonly Subject[]): Promise<Cost> {
  let [requests, milliseconds, findings] = [0, 0, 0];
  for (const subject of subjects) {
    const before = requests;
    const provider = subject.createProvider();
    const server = await serve({
      handle: (request, signal) => {
        requests++;
        return provider.handle(request, signal);
      },
    });
    try {
      const begin = performance.now();
      const output = await runCommand(ready.command(subject, server.origin));
      milliseconds += performance.now() - begin;
      findings += await ready.findings(subject, output);
      if (requests === before) throw new NotMeasured(`no request reached the provider: ${lastLine(output)}`);
    } finally {
      await server.stop();
    }
  }
  return { requests, seconds: milliseconds / 1000, findings };
}

function medians(costs: readonly Cost[]): Cost {
  const of = (name: keyof Cost) => median(costs.map((cost) => cost[name]));
  return { requests: of("requests"), seconds: of("seconds"), findings: of("findings") };
}

async function orReason<Value>(work: () => Promise<Value>): Promise<Value | string> {
  try {
    return await work();
  } catch (error) {
    // A Failure says why a tool cannot be installed.
    if (error instanceof NotMeasured || error instanceof Failure) return error.message;
    throw error;
  }
}
