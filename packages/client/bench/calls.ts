/**
 * How long a call takes.
 */
import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { median } from "@facility-contracts/bench/median";
import { Failure } from "@facility-contracts/command/failure";
import type { Reply, Turn } from "./caller.ts";
import { contestants } from "./contestants.ts";
import type { Generated } from "./generate.ts";
import type { OperationName } from "./operations.ts";

/** So often each operation is called before it is measured: Node compiles what runs often. */
const WARM_UP = 20_000;

const OPERATIONS = ["updateTicket", "getIntervention"] as const;

/** Medians of one client. */
export interface CallResult {
  readonly name: string;
  readonly credentials: boolean;
  readonly timeout: boolean;
  /** Microseconds. */
  readonly microseconds: Readonly<Record<OperationName, number>>;
  /** What ours takes of it, within a round. */
  readonly ours: Readonly<Record<OperationName, number>>;
}

/** Measures the clients in turn; ours is the last. */
export async function measureCalls(
  generated: { readonly heyApi: Generated; readonly orval: Generated },
  rounds: number,
  calls: number,
  progress: (text: string) => void,
): Promise<CallResult[]> {
  const children = contestants(generated.heyApi, generated.orval).map((_, place) =>
    fork(join(import.meta.dirname, "caller.ts"), [`${place}`, JSON.stringify(generated)]),
  );
  try {
    const callers = await Promise.all(children.map(callerOf));
    const times = callers.map(() => ({ updateTicket: [] as number[], getIntervention: [] as number[] }));
    for (const operation of OPERATIONS) {
      progress(`calls: ${operation}`);
      for (const { turn } of callers) await turn({ operation, calls: WARM_UP });
      for (let round = 0; round < rounds; round++) {
        for (const [place, { turn }] of callers.entries())
          times[place]?.[operation].push(await turn({ operation, calls }));
      }
    }
    const ours = times.at(-1);
    const each = (value: (operation: OperationName) => number) => ({
      updateTicket: value("updateTicket"),
      getIntervention: value("getIntervention"),
    });
    return callers.map(({ name, credentials, timeout }, place) => {
      const of = (operation: OperationName) => times[place]?.[operation] ?? [];
      return {
        name,
        credentials,
        timeout,
        microseconds: each((operation) => median(of(operation))),
        ours: each((operation) =>
          median(of(operation).map((time, round) => (ours?.[operation][round] ?? Number.NaN) / time)),
        ),
      };
    });
  } finally {
    for (const child of children) child.kill();
  }
}

async function callerOf(child: ChildProcess) {
  const first = await nextReply(child);
  if (!("name" in first)) throw new Failure(1, "A client did not tell its name");
  return {
    ...first,
    turn: async (turn: Turn): Promise<number> => {
      child.send(turn);
      const reply = await nextReply(child);
      if (!("microseconds" in reply)) throw new Failure(1, `${first.name} gave no time`);
      return reply.microseconds;
    },
  };
}

function nextReply(child: ChildProcess): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Failure(1, `The process of a client ended: ${code}`));
    child.once("exit", ended);
    child.once("message", (reply: Reply) => {
      child.off("exit", ended);
      if ("problem" in reply) reject(new Failure(1, reply.problem));
      else resolve(reply);
    });
  });
}
