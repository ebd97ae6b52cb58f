/**
 * Clients that write without a pause, and an account of what was acknowledged to them.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { callerOf } from "../caller.ts";
import { type Client, type ClientAnswer, createClient } from "./client.ts";
import type { WrittenValue } from "./written-values.ts";

/** The account, over any number of streams. */
export interface WriteAccount extends WrittenAccount {
  /** Begins a stream to a server. */
  start(origin: string): WriteStream;
  /** The account of this moment, to which nothing is added. */
  now(): WrittenAccount;
}

/** What an account says. */
export interface WrittenAccount {
  /** What of the rows does not fit to what was acknowledged and sent: nothing, if all is well. */
  findLosses(origin: string): Promise<readonly string[]>;
  /** How many writes were sent, and how many of them acknowledged. */
  totals(): { readonly sent: number; readonly acknowledged: number };
}

/** A stream. */
export interface WriteStream {
  /** Waits until at least that number of writes were acknowledged, and one of every value. */
  reach(acknowledged: number): Promise<void>;
  /** Waits until that number of further writes were acknowledged, and tells how many were. */
  reachAgain(acknowledged: number): Promise<number>;
  /** Waits until that number of answers were 503. */
  reachUnavailable(answers: number): Promise<void>;
  /** Lets the writers finish what they have sent, and tells what they met. */
  stop(): Promise<StreamOutcome>;
}

/** What the writers met beside acknowledgements. */
export interface StreamOutcome {
  /** How many writers stopped because their connection broke. */
  readonly broken: number;
  readonly writers: number;
  /** The answers that said 503. */
  readonly unavailable: readonly ClientAnswer[];
  /** Answers that were neither. */
  readonly unexpected: readonly string[];
}

interface Entry {
  readonly value: WrittenValue;
  sent: number;
  acknowledged: number;
}

/** How long a writer waits after a 503, in milliseconds. */
const PAUSE = 50;

/** Opens an account of these values. */
export function openWriteAccount(values: readonly WrittenValue[]): WriteAccount {
  const entries = values.map((value): Entry => ({ value, sent: 0, acknowledged: 0 }));
  return {
    ...accountOf(entries),
    start: (origin) => startStream(entries, origin),
    now: () => accountOf(entries.map((entry) => ({ ...entry }))),
  };
}

function accountOf(entries: readonly Entry[]): WrittenAccount {
  return {
    async findLosses(origin) {
      const call = callerOf(() => ({ origin }));
      const found: string[] = [];
      // One after the other: all at once may be more than the sandbox works on.
      for (const entry of entries) found.push(...lossesOf(entry, await entry.value.kept(call)));
      return found;
    },
    totals: () => ({
      sent: entries.reduce((sum, { sent }) => sum + sent, 0),
      acknowledged: entries.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
    }),
  };
}

function lossesOf({ value, sent, acknowledged }: Entry, kept: number): string[] {
  if (Number.isInteger(kept) && kept >= acknowledged && kept <= sent) return [];
  return [`${value.name}: ${kept} is kept, ${acknowledged} was acknowledged, ${sent} was sent`];
}

function startStream(entries: readonly Entry[], origin: string): WriteStream {
  const client = createClient(origin);
  const outcome = { broken: 0, writers: 0, unavailable: [] as ClientAnswer[], unexpected: [] as string[] };
  const news = new EventTarget();
  const acknowledgedNow = new Map(entries.map((entry) => [entry, 0]));
  const total = () => acknowledgedNow.values().reduce((sum, count) => sum + count, 0);
  let stopping = false;

  async function write(entry: Entry): Promise<void> {
    while (!stopping && outcome.unexpected.length === 0) {
      entry.sent += 1;
      const number = entry.sent;
      const answer = await answerTo(client, entry.value, number);
      if (answer === undefined) {
        outcome.broken += 1;
        return;
      }
      if (answer.status === entry.value.status && answer.text.includes(entry.value.answered(number))) {
        entry.acknowledged = entry.value.kind === "added" ? entry.acknowledged + 1 : number;
        acknowledgedNow.set(entry, (acknowledgedNow.get(entry) ?? 0) + 1);
      } else if (answer.status === 503) {
        outcome.unavailable.push(answer);
        await sleep(PAUSE);
      } else if (answer.status === 408) {
        // A machine that is busy with much else sends a request too late: of that nothing was taken, as of one that waits.
        await sleep(PAUSE);
      } else {
        outcome.unexpected.push(`${entry.value.name}: ${answer.status} ${answer.text}`);
      }
      news.dispatchEvent(new Event("answer"));
    }
  }

  const writers = entries.flatMap((entry) => Array.from({ length: entry.value.writers }, () => write(entry)));
  outcome.writers = writers.length;
  const ended = Promise.all(writers);

  async function reach(isReached: () => boolean): Promise<void> {
    const reached = new Promise<void>((resolve) => {
      news.addEventListener("answer", () => isReached() && resolve());
    });
    const early = ended.then(() => {
      throw new Error(`The writers ended early: ${JSON.stringify(outcome)}`);
    });
    await Promise.race([reached, early]);
  }

  return {
    reach: (least) => reach(() => acknowledgedNow.values().every((count) => count > 0) && total() >= least),
    async reachAgain(least) {
      const before = total();
      await reach(() => total() - before >= least);
      return total() - before;
    },
    reachUnavailable: (least) => reach(() => outcome.unavailable.length >= least),
    async stop() {
      stopping = true;
      await ended;
      client.close();
      return outcome;
    },
  };
}

/** Undefined when the connection broke. */
async function answerTo(
  client: Client,
  value: WrittenValue,
  number: number,
): Promise<ClientAnswer | undefined> {
  try {
    return await client.send(value.request(number));
  } catch {
    return undefined;
  }
}
