/**
 * Measures servers in turn, so that a busy machine slows all of them down.
 */
import { median } from "@facility-contracts/bench/median";
import { type Cost, measureLoad } from "./load.ts";
import { ask, type BenchRequest } from "./requests.ts";
import type { BenchServer } from "./servers.ts";

/** How often and how long is measured. */
export interface Effort {
  readonly seconds: number;
  readonly rounds: number;
}

/** A server, and what it is asked. */
export interface Contestant<Name extends string> {
  readonly name: Name;
  readonly server: BenchServer;
  readonly request: BenchRequest;
}

/**
 * A server is measured once it has answered so many requests of a kind: until then Node compiles, which is as much work
 * as the requests. A busy machine gets so many seconds at most.
 */
const WARM_ANSWERS = 10_000;
const MOST_WARM_UP = 10;

/** Measures each contestant in each round, and returns medians by name. */
export async function measureInTurn<Name extends string>(
  contestants: readonly Contestant<Name>[],
  { seconds, rounds }: Effort,
): Promise<ReadonlyMap<Name, Cost>> {
  const costs = new Map<Name, Cost[]>();
  for (const { name, server, request } of contestants) {
    await ask(server.origin, request);
    // The short run of a test compares nothing.
    if (seconds >= 1) await warmUp(server, request);
    costs.set(name, []);
  }
  for (let round = 0; round < rounds; round += 1)
    for (const { name, server, request } of contestants)
      costs.get(name)?.push(await measureLoad(server, request, seconds));
  return new Map([...costs].map(([name, all]) => [name, medianOf(all)]));
}

async function warmUp(server: BenchServer, request: BenchRequest): Promise<void> {
  let answers = 0;
  for (let second = 0; second < MOST_WARM_UP && answers < WARM_ANSWERS; second += 1)
    answers += (await measureLoad(server, request, 1)).rate;
}

function medianOf(costs: readonly Cost[]): Cost {
  const of = (value: (cost: Cost) => number) => median(costs.map(value));
  const queries = costs.flatMap((cost) => (cost.queries === undefined ? [] : [cost.queries]));
  return {
    rate: of(({ rate }) => rate),
    p50: of(({ p50 }) => p50),
    p99: of(({ p99 }) => p99),
    cpu: of(({ cpu }) => cpu),
    queries: queries.length === 0 ? undefined : median(queries),
  };
}
