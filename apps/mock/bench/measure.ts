import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { median } from "@facility-contracts/bench/median";
import { CASES, type Case, GET_INTERVENTION } from "./cases.ts";
import { BARE, CONTESTANTS } from "./contestants.ts";
import { requestsPerSecond } from "./load.ts";
import { writeOperations } from "./many-operations.ts";
import { ask, type RunningServer, startOursOn, startPrism } from "./servers.ts";

/** Numbers by the name of the contestant; those that cannot do it are left out. */
export type ByContestant = Readonly<Partial<Record<string, number>>>;

/** How long and how often. */
export interface Effort {
  readonly seconds: number;
  readonly rounds: number;
}

/** So long each server answers before it is measured, in seconds: Node compiles what runs often. */
const WARM_UP = 2;

const MIN_STARTS = 5;

/** Milliseconds from the start to the first answer. */
export async function measureStarts({ rounds }: Effort): Promise<ByContestant> {
  const times = new Map<string, number[]>();
  for (let round = 0; round < Math.max(rounds, MIN_STARTS); round++) {
    for (const { name, start } of [...CONTESTANTS, BARE]) {
      const server = await start();
      times.set(name, [...(times.get(name) ?? []), server.started]);
      await server.stop();
    }
  }
  return medians(times);
}

/** Answers a second, for each kind of request, and the memory that the servers take in between. */
export async function measureCases(effort: Effort, progress: (text: string) => void) {
  const servers: { name: string; isDynamic: boolean; server: RunningServer }[] = [];
  for (const { name, isDynamic = false, start } of CONTESTANTS) {
    servers.push({ name, isDynamic, server: await start() });
  }
  const memoryNow = (): ByContestant =>
    Object.fromEntries(servers.map(({ name, server }) => [name, server.memory()]));
  const memory = new Map([["idle", memoryNow()]]);
  const cases: { name: string; rates: ByContestant }[] = [];
  for (const request of CASES) {
    if (request.dynamic) memory.set("after load", memoryNow());
    progress(request.name);
    const able = servers.filter(({ isDynamic }) => isDynamic || !request.dynamic);
    const [ours = ""] = await Promise.all(able.map(({ server }) => ask(server.origin, request)));
    const bare = { name: BARE.name, server: await BARE.start(request.status, ours) };
    cases.push({ name: request.name, rates: await measureRates([...able, bare], request, effort) });
    await bare.server.stop();
  }
  memory.set("after load, with dynamic answers", memoryNow());
  await Promise.all(servers.map(({ server }) => server.stop()));
  return { cases, memory: Object.fromEntries(memory) };
}

/** All of them in turn, round by round. */
async function measureRates(
  servers: readonly { readonly name: string; readonly server: RunningServer }[],
  request: Case,
  { seconds, rounds }: Effort,
): Promise<ByContestant> {
  const rates = new Map<string, number[]>();
  for (const { server } of servers) await requestsPerSecond(server.origin, request, WARM_UP);
  for (let round = 0; round < rounds; round++) {
    for (const { name, server } of servers) {
      const rate = await requestsPerSecond(server.origin, request, seconds);
      rates.set(name, [...(rates.get(name) ?? []), rate]);
    }
  }
  return medians(rates);
}

/** Microseconds that a GET takes, by the number of operations in the document. */
export async function measureOperations(counts: readonly number[], { seconds }: Effort) {
  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  const results: { operations: number; ours: number; prism: number }[] = [];
  for (const operations of counts) {
    const { document, prepared } = await writeOperations(operations, folder);
    const [ours, prism] = [await startOursOn(prepared), await startPrism(document)];
    const microseconds = async ({ origin }: RunningServer) => {
      await requestsPerSecond(origin, GET_INTERVENTION, WARM_UP);
      return 1e6 / (await requestsPerSecond(origin, GET_INTERVENTION, seconds));
    };
    results.push({ operations, ours: await microseconds(ours), prism: await microseconds(prism) });
    await Promise.all([ours.stop(), prism.stop()]);
  }
  await rm(folder, { recursive: true });
  return results;
}

function medians(all: ReadonlyMap<string, readonly number[]>): ByContestant {
  return Object.fromEntries([...all].map(([name, numbers]) => [name, median(numbers)]));
}
