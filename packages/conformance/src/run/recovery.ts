/**
 * What is done about a request that got no answer: whose fault it is.
 */
import { codeOf } from "@facility-contracts/command/failure";
import type { ReadAnswer } from "../checks/answer.ts";
import { secondsOf } from "../duration.ts";
import type { WireRequest } from "../wire.ts";
import { NoAnswer, NotReachable, ProviderGone } from "./exchange.ts";
import type { End } from "./over.ts";

/** What it takes to find out. */
export interface Means {
  /** Sends a request, with a deadline in milliseconds. */
  attempt(request: WireRequest, deadline: number): Promise<ReadAnswer>;
  /** Closes the connections that are kept open. */
  readonly close: () => void;
  readonly deadline: number;
  readonly patience: number;
  readonly end: End;
}

/** Remembers requests and what became of them. */
export interface Recovery {
  /** @param begun when it was sent, by `performance.now()` */
  answered(request: WireRequest, begun: number): void;
  unanswered(request: WireRequest, why: NoAnswer): void;
  /**
   * Sends a request again that got no answer, while no other is on its way. One that has had its time is not sent again.
   *
   * @throws NoAnswer when it gets none again
   * @throws ProviderGone when nothing is answered any more; then the run is over
   * @throws NotReachable when nothing ever was, and connections end or are refused; then it is over, too
   */
  again(request: WireRequest, first: NoAnswer): Promise<ReadAnswer>;
}

/** Asks nothing of the contract: any answer shows that there is somebody. */
const PLAIN: WireRequest = { method: "GET", target: "/", headers: [], body: undefined };

/** How long to wait before a provider that is gone is asked again. */
const INTERVAL_MS = 250;

/** The most requests that are told of a provider that has answered all and is gone. */
const MAX_ANSWERED = 4;

/** Nobody listened: the request has done no harm. */
const REFUSED = "ECONNREFUSED";

/** A request without an answer. */
interface Unanswered {
  readonly request: WireRequest;
  readonly why: NoAnswer;
  readonly at: number;
}

export function createRecovery({ attempt, close, deadline, patience, end }: Means): Recovery {
  let wasSeen = false;
  /** The last ones. */
  const answered: WireRequest[] = [];
  /** Those since the provider was last seen, and when that they got no answer was seen. */
  let unanswered: readonly Unanswered[] = [];

  /** Whether anybody answers at the address of the provider, within a time. */
  async function isThere(milliseconds: number): Promise<boolean> {
    const until = performance.now() + milliseconds;
    for (;;) {
      const left = until - performance.now();
      try {
        // A connection that is kept open may be one that was closed there.
        close();
        await attempt(PLAIN, Math.max(left, INTERVAL_MS));
        return true;
      } catch (why) {
        if (!(why instanceof NoAnswer)) throw why;
      }
      // What never answered need not come back.
      if (left <= INTERVAL_MS || !wasSeen) return false;
      await end.pause(INTERVAL_MS);
    }
  }

  function lost(request: WireRequest, why: NoAnswer): void {
    unanswered = [...unanswered, { request, why, at: performance.now() }];
  }

  function goneAfter(first: NoAnswer): ProviderGone {
    const suspects = unanswered
      .filter(({ why }) => codeOf(why.cause) !== REFUSED)
      .map(({ request }) => request);
    const last = suspects.length > 0 ? suspects : [...answered];
    const names = last.map(({ method, target }) => `${method} ${target}`).join(", ");
    return new ProviderGone(
      `the provider stopped answering after ${last.length > 1 ? "one of " : ""}${names} (${first.message}), and for ${secondsOf(patience)}`,
      last,
      first,
    );
  }

  return {
    answered(request, begun) {
      wasSeen = true;
      // What was sent before may have been answered before, too, and only be read now.
      unanswered = unanswered.filter(({ at }) => at > begun);
      if (request !== PLAIN) answered.push(request);
      if (answered.length > MAX_ANSWERED) answered.shift();
    },
    unanswered: lost,
    async again(request, first) {
      const wasThere = wasSeen;
      if (!(await isThere(wasThere ? patience : Math.min(deadline, patience)))) {
        end.come("the provider did not answer");
        if (wasThere) throw goneAfter(first);
        // A provider that hangs is another matter.
        throw first.cause === undefined ? first : new NotReachable(first.message, { cause: first });
      }
      if (first.cause === undefined) throw first;
      close();
      try {
        return await attempt(request, deadline);
      } catch (second) {
        if (!(second instanceof NoAnswer)) throw second;
        lost(request, second);
        const why = second.message.replace("no answer: ", "");
        throw new NoAnswer(`the connection ends without an answer, twice: ${why}`, { cause: second });
      }
    },
  };
}
