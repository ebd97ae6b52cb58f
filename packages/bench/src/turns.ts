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

/** What is measured beside other things on the same servers. */
export interface Measurement {
  readonly contestants: readonly Contestant[];
  /** Is given the measuring of each part, to do what belongs before it and after it. */
  readonly around: (measurePart: () => Promise<void>) => Promise<void>;
}

/**
 * What an answer of each contestant costs, in microseconds of processor time; where the system does not tell, of time. Every
 * third turn is of one part, with a server of its own.
 */
export async function measureInTurn(contestants: readonly Contestant[], effort: Effort): Promise<ByTurn> {
  const costs = unmeasured(contestants, effort);
  for (let part = 0; part < PARTS; part++) await measurePart(part, contestants, costs, effort);
  return costs;
}

/**
 * Measures several things, in the order in which they are given. The servers of a part are asked for all of them before those
 * of the next part are asked for any: what V8 has compiled for one is there for the next, and needs less of a warm-up.
 */
export async function measureAllInTurn(
  measurements: readonly Measurement[],
  effort: Effort,
): Promise<readonly ByTurn[]> {
  const begun = measurements.map((one) => ({ ...one, costs: unmeasured(one.contestants, effort) }));
  for (let part = 0; part < PARTS; part++) {
    for (const { contestants, costs, around } of begun)
      await around(() => measurePart(part, contestants, costs, effort));
  }
  return begun.map(({ costs }) => costs);
}

type Costs = Readonly<Record<string, number[]>>;

function unmeasured(contestants: readonly Contestant[], { turns }: Effort): Costs {
  return Object.fromEntries(contestants.map(({ name }) => [name, Array<number>(turns).fill(Number.NaN)]));
}

/**
 * The turns of a part follow each other, and its servers take turns in their warm-up, too: of a process that rests for eight
 * seconds V8 throws away the code, and compiles all of it again.
 */
async function measurePart(
  part: number,
  contestants: readonly Contestant[],
  costs: Costs,
  { turns, requests }: Effort,
): Promise<void> {
  const taking = contestants.map(({ name, servers, next }) => {
    return { name, server: servers[part % servers.length] ?? servers[0], next, warmUpMs: 0 };
  });
  for (let turn = 0; turn < WARM_UP_TURNS; turn++) {
    for (const one of taking.filter(({ warmUpMs }) => warmUpMs < MAX_WARM_UP_MS)) {
      const begin = performance.now();
      await sendAll(one.server.origin, one.next, requests);
      one.warmUpMs += performance.now() - begin;
    }
  }
  for (let turn = part; turn < turns; turn += PARTS) {
    for (const { name, server, next } of taking) {
      const before = server.processorTime() ?? performance.now() * 1000;
      await sendAll(server.origin, next, requests);
      const after = server.processorTime() ?? performance.now() * 1000;
      costs[name]?.splice(turn, 1, (after - before) / requests);
    }
  }
}
