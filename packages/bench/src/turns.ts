import { type LoadRequest, sendAll } from "./load.ts";
import { PARTS } from "./parts.ts";

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

/**
 * So many turns each server answers before it is measured: Node compiles what runs often, and some of it late. With turns of
 * 1,000 requests a PUT was seen to cost a third less after fifteen of them than after eight.
 */
const WARM_UP_TURNS = 20;

/**
 * For so long a server is warmed up at most, in milliseconds: nobody compares one that needs longer. After 5 seconds a GET that
 * takes half a millisecond was seen to cost a third more than after 12, because V8 was still compiling.
 */
const MAX_WARM_UP_MS = 15_000;

/**
 * What an answer of each contestant costs, in microseconds of processor time; where the system does not tell, of time. Every
 * third turn is of one part, with a server of its own. The turns of a part follow each other, and its servers take turns in
 * their warm-up, too: of a process that rests for eight seconds V8 throws away the code, and compiles all of it again.
 */
export async function measureInTurn(
  contestants: readonly Contestant[],
  { turns, requests }: Effort,
): Promise<ByTurn> {
  const costs = contestants.map(({ name }) => ({ name, byTurn: Array<number>(turns).fill(Number.NaN) }));
  for (let part = 0; part < PARTS; part++) {
    const taking = contestants.map(({ servers, next }) => {
      return { server: servers[part % servers.length] ?? servers[0], next, warmUpMs: 0 };
    });
    for (let turn = 0; turn < WARM_UP_TURNS; turn++) {
      for (const one of taking.filter(({ warmUpMs }) => warmUpMs < MAX_WARM_UP_MS)) {
        const begin = performance.now();
        await sendAll(one.server.origin, one.next, requests);
        one.warmUpMs += performance.now() - begin;
      }
    }
    for (let turn = part; turn < turns; turn += PARTS) {
      for (const [index, { server, next }] of taking.entries()) {
        const before = server.processorTime() ?? performance.now() * 1000;
        await sendAll(server.origin, next, requests);
        const after = server.processorTime() ?? performance.now() * 1000;
        costs[index]?.byTurn.splice(turn, 1, (after - before) / requests);
      }
    }
  }
  return Object.fromEntries(costs.map(({ name, byTurn }) => [name, byTurn]));
}
