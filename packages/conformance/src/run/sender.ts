/**
 * Sends the requests of a run, and sees to it that each gets an answer or is not to blame that there is none.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { ReadAnswer } from "../checks/answer.ts";
import { secondsOf } from "../duration.ts";
import type { WireRequest } from "../wire.ts";
import { exchange, NoAnswer, ProviderGone } from "./exchange.ts";
import type { HttpTransport } from "./http-transport.ts";
import { createLine } from "./line.ts";
import { RunOver } from "./over.ts";

/** Sends requests to a provider. */
export interface Sender {
  /** How many were sent. */
  readonly sent: number;
  /** Why nothing is sent any more. */
  readonly over: RunOver | undefined;
  /**
   * Sends a request. One whose connection ends without an answer is sent once more, alone and on a new connection: an idle
   * one may just have been closed, or another request have taken the provider down.
   *
   * @throws NoAnswer when none comes before the deadline, or the connection ends again
   * @throws ProviderGone when the provider does not answer anything any more; then the run is over
   * @throws RunOver
   */
  send(request: WireRequest): Promise<ReadAnswer>;
  close(): void;
}

/** How long a sender waits, in milliseconds. */
export interface Waits {
  /** For an answer. */
  readonly deadline: number;
  /** For a provider that is gone. */
  readonly patience: number;
}

/** Asks nothing of the contract: any answer shows that there is somebody. */
const PLAIN: WireRequest = { method: "GET", target: "/", headers: [], body: undefined };

/** How long to wait before a provider that is gone is asked again. */
const INTERVAL_MS = 250;

/** The most requests that are told of a provider that has answered all and is gone. */
const MAX_ANSWERED = 4;

/** What is written of a connection on which nobody listened: the request on it has done no harm. */
const REFUSED = "ECONNREFUSED";

/** Makes a sender. */
export function createSender({ send, close }: HttpTransport, { deadline, patience }: Waits): Sender {
  const end = new AbortController();
  const line = createLine();
  let sent = 0;
  let over: RunOver | undefined;
  /** The last ones that were answered. */
  const answered: WireRequest[] = [];
  /** Those without an answer since the provider was last seen. */
  const unanswered: { readonly request: WireRequest; readonly why: NoAnswer }[] = [];

  function stop(why: RunOver): void {
    over ??= why;
    end.abort(over);
  }

  async function tried(request: WireRequest): Promise<ReadAnswer> {
    sent++;
    try {
      const answer = await exchange(send, request, deadline, end.signal);
      answered.splice(0, answered.length - MAX_ANSWERED + 1);
      answered.push(request);
      return answer;
    } catch (why) {
      if (why instanceof NoAnswer) unanswered.push({ request, why });
      throw why;
    }
  }

  async function pause(milliseconds: number): Promise<void> {
    // It rejects for no other reason than that the run is over.
    await sleep(milliseconds, undefined, { signal: end.signal }).catch(() => end.signal.throwIfAborted());
  }

  /** Whether anybody answers at the address of the provider, within a time. */
  async function isThere(milliseconds: number): Promise<boolean> {
    const until = performance.now() + milliseconds;
    for (;;) {
      const left = until - performance.now();
      try {
        sent++;
        close();
        await exchange(send, PLAIN, Math.max(left, INTERVAL_MS), end.signal);
        return true;
      } catch (why) {
        if (!(why instanceof NoAnswer)) throw why;
      }
      if (left <= INTERVAL_MS || answered.length === 0) return false;
      await pause(INTERVAL_MS);
    }
  }

  /** Sends a request again that got no answer, unless that is because the provider is gone. */
  async function recovered(request: WireRequest, first: NoAnswer): Promise<ReadAnswer> {
    end.signal.throwIfAborted();
    const wasThere = answered.length > 0;
    // What never answered need not come back.
    if (!(await isThere(wasThere ? patience : Math.min(deadline, patience)))) {
      stop(new RunOver("the provider did not answer"));
      throw wasThere ? goneAfter(first) : first;
    }
    unanswered.length = 0;
    if (first.cause === undefined) throw first;
    close();
    try {
      return await tried(request);
    } catch (again) {
      if (!(again instanceof NoAnswer)) throw again;
      const why = again.message.replace("no answer: ", "");
      throw new NoAnswer(`the connection ends without an answer, twice: ${why}`, { cause: again });
    }
  }

  function goneAfter(first: NoAnswer): ProviderGone {
    const suspects = unanswered.filter(({ why }) => !isRefused(why)).map(({ request }) => request);
    const last = suspects.length > 0 ? suspects : [...answered];
    const names = last.map(({ method, target }) => `${method} ${target}`).join(", ");
    return new ProviderGone(
      `the provider stopped answering after ${last.length > 1 ? "one of " : ""}${names} (${first.message}), and for ${secondsOf(patience)}`,
      last,
      first,
    );
  }

  return {
    get sent() {
      return sent;
    },
    get over() {
      return over;
    },
    async send(request) {
      try {
        return await line.together(() => tried(request));
      } catch (why) {
        if (!(why instanceof NoAnswer)) throw why;
        return line.alone(() => recovered(request, why));
      }
    },
    close,
  };
}

function isRefused({ cause }: NoAnswer): boolean {
  return cause instanceof Error && "code" in cause && cause.code === REFUSED;
}
