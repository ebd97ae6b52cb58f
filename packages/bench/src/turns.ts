import { type LoadRequest, sendAll } from "./load.ts";

/** A server that is measured. */
interface MeasuredServer {
  readonly origin: string;
  /** The processor time that it took so far, in microseconds, or `undefined` where the system does not tell. */
  processorTime(): number | undefined;
}

/** Who takes turns with others. */
export interface Contestant {
  readonly name: string;
  /** Several of the same are measured by turns: with one for each part, a ratio tells how far their processes differ. */
  readonly servers: readonly [MeasuredServer, ...MeasuredServer[]];
  readonly next: () => LoadRequest;
}

export interface Effort {
  readonly turns: number;
  /** How many requests a server answers in a turn. */
  readonly requests: number;
}

/** What each contestant took, turn by turn. */
export type ByTurn = Readonly<Record<string, readonly number[]>>;

/** So many turns each server answers before it is measured: Node compiles what runs often. */
export const WARM_UP_TURNS = 8;

/** What an answer of each contestant costs, in microseconds of processor time; where the system does not tell, of time. */
export async function measureInTurn(
  contestants: readonly Contestant[],
  { turns, requests }: Effort,
): Promise<ByTurn> {
  for (const { servers, next } of contestants)
    for (const { origin } of servers) await sendAll(origin, next, requests * WARM_UP_TURNS);
  const costs: Record<string, number[]> = Object.fromEntries(contestants.map(({ name }) => [name, []]));
  for (let turn = 0; turn < turns; turn++) {
    for (const { name, servers, next } of contestants) {
      const server = servers[turn % servers.length] ?? servers[0];
      const before = server.processorTime() ?? performance.now() * 1000;
      await sendAll(server.origin, next, requests);
      const after = server.processorTime() ?? performance.now() * 1000;
      costs[name]?.push((after - before) / requests);
    }
  }
  return costs;
}
