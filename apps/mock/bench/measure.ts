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

/** What a contestant did in each round. */
export interface Measured {
  /** Answers a second. */
  readonly rates: number[];
  /** What an answer cost, in microseconds of processor time; where the system does not tell, of time. */
  readonly costs: number[];
}

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
  const cases: { name: string; measured: Readonly<Record<string, Measured>> }[] = [];
  for (const request of CASES) {
    if (request.dynamic) memory.set("after load", memoryNow());
    progress(request.name);
    const able = servers.filter(({ isDynamic }) => isDynamic || !request.dynamic);
    const [ours = ""] = await Promise.all(able.map(({ server }) => ask(server.origin, request)));
    const bare = { name: BARE.name, server: await BARE.start(request.status, ours) };
    cases.push({ name: request.name, measured: await measureCase([...able, bare], request, effort) });
    await bare.server.stop();
  }
  memory.set("after load, with dynamic answers", memoryNow());
  await Promise.all(servers.map(({ server }) => server.stop()));
  return { cases, memory: Object.fromEntries(memory) };
}

/** All of them in turn, round by round. */
async function measureCase(
  servers: readonly { readonly name: string; readonly server: RunningServer }[],
  request: Case,
  { seconds, rounds }: Effort,
): Promise<Record<string, Measured>> {
  for (const { server } of servers) await requestsPerSecond(server.origin, request, WARM_UP);
  const measured = servers.map(({ name, server }) => ({
    name,
    server,
    rates: [] as number[],
    costs: [] as number[],
  }));
  for (let round = 0; round < rounds; round++) {
    for (const { server, rates, costs } of measured) {
      const { rate, cost } = await measureOnce(server, request, seconds);
      rates.push(rate);
      costs.push(cost);
    }
  }
  return Object.fromEntries(measured.map(({ name, rates, costs }) => [name, { rates, costs }]));
}

/** Answers a second, and what one cost, as {@link Measured} has them. */
async function measureOnce(server: RunningServer, request: Case, seconds: number) {
  const before = server.processorTime();
  const rate = await requestsPerSecond(server.origin, request, seconds);
  const after = server.processorTime();
  const milliseconds = before === undefined || after === undefined ? seconds * 1000 : after - before;
  return { rate, cost: (milliseconds * 1000) / (rate * seconds) };
}

/** What a GET costs, as {@link Measured} has it, by the number of operations in the document. */
export async function measureOperations(counts: readonly number[], { seconds }: Effort) {
  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  const results: { operations: number; ours: number; prism: number }[] = [];
  for (const operations of counts) {
    const { document, prepared } = await writeOperations(operations, folder);
    const [ours, prism] = [await startOursOn(prepared), await startPrism(document)];
    const costOf = async (server: RunningServer) => {
      await requestsPerSecond(server.origin, GET_INTERVENTION, WARM_UP);
      return (await measureOnce(server, GET_INTERVENTION, seconds)).cost;
    };
    results.push({ operations, ours: await costOf(ours), prism: await costOf(prism) });
    await Promise.all([ours.stop(), prism.stop()]);
  }
  await rm(folder, { recursive: true });
  return results;
}

function medians(all: ReadonlyMap<string, readonly number[]>): ByContestant {
  return Object.fromEntries([...all].map(([name, numbers]) => [name, median(numbers)]));
}
