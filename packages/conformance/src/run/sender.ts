/**
 * Sends the requests of a run, and sees to it that each gets an answer or is not to blame that there is none.
 */
import { messageOf } from "@facility-contracts/command/failure";
import type { ReadAnswer } from "../checks/answer.ts";
import { secondsOf } from "../duration.ts";
import { remarkOn } from "../report/remark.ts";
import type { Remark } from "../report.ts";
import type { WireRequest } from "../wire.ts";
import { whySpent } from "./budget.ts";
import { exchange, NoAnswer } from "./exchange.ts";
import type { HttpTransport } from "./http-transport.ts";
import { createLine } from "./line.ts";
import { createEnd, type RunOver } from "./over.ts";
import { createRecovery } from "./recovery.ts";
import { waitBehind } from "./retry-after.ts";
import type { Wallet } from "./wallet.ts";

/** Sends requests to a provider. */
export interface Sender {
  /** How many were sent. */
  readonly sent: number;
  /** Why nothing is sent any more. */
  readonly over: RunOver | undefined;
  /** What a reader of the report should know of how the requests went. */
  remarks(): readonly Remark[];
  /**
   * Sends a request. One whose connection ends without an answer is sent once more, alone and on a new connection: an idle
   * one may just have been closed, or another request have taken the provider down. One that is answered with a time to come
   * again is sent again then, and one that is too many after a while.
   *
   * @param isExpected whether a status is an answer even if it asks to come again
   * @throws NoAnswer when none comes before the deadline, or the connection ends again
   * @throws ProviderGone when the provider does not answer anything any more; then the run is over
   * @throws NotReachable when it never did; then the run is over, too
   * @throws RunOver
   */
  send(request: WireRequest, isExpected?: (status: number) => boolean): Promise<ReadAnswer>;
  close(): void;
}

/** What a sender is told; times are in milliseconds. */
export interface Limits {
  /** How long it waits for an answer. */
  readonly deadline: number;
  /** How long it waits for a provider that is gone, or asks to wait. */
  readonly patience: number;
  /** How many requests it sends in a second at most. */
  readonly rate?: number;
  /** How long it sends, from the first request. */
  readonly maxTime?: number;
  /** How many requests it sends, with those that make rows or come again. */
  readonly budget?: number;
}

/** Credentials that have to be renewed in a long run. */
export type Renewal = Pick<Wallet, "isDue" | "renew" | "paid">;

/** A time that the provider asked for. */
interface Wait {
  readonly status: number;
  readonly milliseconds: number;
}

export function createSender(
  { send, close }: HttpTransport,
  { deadline, patience, rate, maxTime, budget = Number.POSITIVE_INFINITY }: Limits,
  renewal?: Renewal,
): Sender {
  const end = createEnd();
  const line = createLine();
  const recovery = createRecovery({ attempt, close, deadline, patience, end });
  let sent = 0;
  const waits: Wait[] = [];
  const unread: string[] = [];
  /** When the next request may go, and when those that were asked to come again. */
  let next = 0;
  let later = 0;
  let timer: NodeJS.Timeout | undefined;

  async function attempt(request: WireRequest, most: number): Promise<ReadAnswer> {
    end.signal.throwIfAborted();
    if (maxTime !== undefined) timer ??= setTimeout(() => end.come("out of time"), maxTime);
    if (rate !== undefined) {
      const now = performance.now();
      const turn = Math.max(now, next);
      next = turn + 1000 / rate;
      await end.pause(turn - now);
    }
    if (sent >= budget) throw end.come(whySpent(budget));
    sent++;
    const begun = performance.now();
    const answer = await exchange(send, renewal?.paid(request) ?? request, most, end.signal);
    if (answer.isCut) unread.push(`${request.method} ${request.target}`);
    recovery.answered(request, begun);
    return answer;
  }

  /** Gets new credentials while no request is on its way: the command may take a while, in which nothing else is done. */
  async function renewed(): Promise<void> {
    if (!renewal?.isDue()) return;
    await line.alone(async () => {
      try {
        renewal.renew();
      } catch (cause) {
        throw end.come(`credentials were not renewed: ${messageOf(cause)}`);
      }
    });
  }

  async function delivered(request: WireRequest): Promise<ReadAnswer> {
    await renewed();
    try {
      return await line.together(() => attempt(request, deadline));
    } catch (why) {
      if (!(why instanceof NoAnswer)) throw why;
      recovery.unanswered(request, why);
      return line.alone(() => recovery.again(request, why));
    }
  }

  /** Lets nothing go for a time. Others that were on the way may be asked for the same time. */
  async function waited({ status, milliseconds }: Wait): Promise<void> {
    later = Math.max(later, performance.now() + milliseconds);
    await line.alone(async () => {
      const left = Math.max(0, later - performance.now());
      waits.push({ status, milliseconds: left });
      await end.pause(left);
    });
  }

  return {
    get sent() {
      return sent;
    },
    get over() {
      return end.why;
    },
    remarks: () => [
      ...remarksOnWaits(waits),
      ...remarkOn("an answer is longer than what is read of one, and its body was not judged", unread),
    ],
    async send(request, isExpected = () => false) {
      for (let all = 0; ; ) {
        const answer = await delivered(request);
        const { status } = answer;
        const milliseconds = isExpected(status) ? undefined : waitBehind(answer, { waited: all, patience });
        if (milliseconds === undefined) return answer;
        all += milliseconds;
        if (all > patience)
          throw end.come(
            `the provider answers ${status} and asks to wait ${secondsOf(milliseconds)}: --patience is ${secondsOf(patience)} a request`,
          );
        await waited({ status, milliseconds });
      }
    },
    close() {
      clearTimeout(timer);
      close();
    },
  };
}

function remarksOnWaits(waits: readonly Wait[]): Remark[] {
  return [...Map.groupBy(waits, ({ status }) => status)].map(([status, some]) => ({
    what: `${status}: the provider was waited for`,
    times: some.length,
    example: `${secondsOf(some.reduce((sum, { milliseconds }) => sum + milliseconds, 0))} in all`,
  }));
}
