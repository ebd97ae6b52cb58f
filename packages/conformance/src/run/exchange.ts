/**
 * Sends one request, with a deadline.
 */
import { messageOf } from "@facility-contracts/command/failure";
import { type ReadAnswer, readAnswer } from "../checks/answer.ts";
import type { Problem } from "../checks/problem.ts";
import type { OperationContract } from "../contract/operation.ts";
import type { Transport, WireRequest } from "../wire.ts";

/** Why there is no answer, for people. It has a cause when the connection ended, and none when it took too long. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
}

/** There is nobody who speaks HTTP at the address of the provider. */
export class NotReachable extends Error {
  override readonly name = "NotReachable";
}

/** The provider is gone: it answered once, and does not any more. */
export class ProviderGone extends NoAnswer {
  /** The last requests that were sent before. */
  readonly requests: readonly WireRequest[];

  constructor(message: string, requests: readonly WireRequest[], cause: NoAnswer) {
    super(message, { cause });
    this.requests = requests;
  }
}

/**
 * Sends a request and reads its answer.
 *
 * @param deadline in milliseconds
 * @param over ends the wait for any answer
 * @throws NoAnswer when none comes before the deadline, or the connection ends
 */
export async function exchange(
  transport: Transport,
  request: WireRequest,
  deadline: number,
  over: AbortSignal,
): Promise<ReadAnswer> {
  const control = new AbortController();
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const end = (why: unknown) => {
    reject(why);
    control.abort();
  };
  const timer = setTimeout(
    () => end(new NoAnswer(`no answer within ${Math.round(deadline).toLocaleString("en")} ms`)),
    deadline,
  );
  const stop = () => end(over.reason);
  over.addEventListener("abort", stop);
  try {
    return readAnswer(await Promise.race([transport(request, control.signal), ended]));
  } catch (cause) {
    over.throwIfAborted();
    if (cause instanceof NoAnswer) throw cause;
    throw new NoAnswer(`no answer: ${messageOf(cause)}`, { cause });
  } finally {
    clearTimeout(timer);
    over.removeEventListener("abort", stop);
  }
}

/** The check of a provider that answers nothing any more. */
export const STOPPED = "robust/stopped";

/** What a missing answer is to a report. */
export function silence(operation: OperationContract, says: string, cause: NoAnswer): Problem {
  const isGone = cause instanceof ProviderGone;
  return {
    check: isGone ? STOPPED : "robust/no-answer",
    place: "answer",
    pointer: `${operation.place.pointer}/responses`,
    expected: isGone ? lifeAfter(cause) : `an answer to: ${says}`,
    got: cause.message,
    assumption: undefined,
  };
}

function lifeAfter({ requests }: ProviderGone): string {
  const which = requests.length > 1 ? " (--concurrency 1 tells which request it was)" : "";
  return `a provider that goes on answering${which}`;
}
