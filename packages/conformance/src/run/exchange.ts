/**
 * Sends requests, with a deadline, and counts them.
 */
import { type ReadAnswer, readAnswer } from "../checks/answer.ts";
import type { Problem } from "../checks/problem.ts";
import type { OperationContract } from "../contract/operation.ts";
import type { Transport, WireRequest } from "../wire.ts";

/** Why there is no answer, for people. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
}

/** Sends requests to a provider. */
export interface Sender {
  readonly sent: number;
  /** @throws NoAnswer when none comes before the deadline, or the connection ends. */
  send(request: WireRequest): Promise<ReadAnswer>;
}

/** Makes a sender; the deadline of each request is in milliseconds. */
export function createSender(transport: Transport, deadline: number): Sender {
  let sent = 0;
  return {
    get sent() {
      return sent;
    },
    async send(request) {
      sent++;
      const control = new AbortController();
      const { promise: late, reject } = Promise.withResolvers<never>();
      const timer = setTimeout(() => {
        reject(new NoAnswer(`no answer within ${deadline.toLocaleString("en")} ms`));
        control.abort();
      }, deadline);
      try {
        return readAnswer(await Promise.race([transport(request, control.signal), late]));
      } catch (cause) {
        if (cause instanceof NoAnswer) throw cause;
        throw new NoAnswer(`no answer: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

/** What a missing answer is to a report. */
export function silence(operation: OperationContract, says: string, cause: NoAnswer): Problem {
  return {
    check: "robust/no-answer",
    place: "answer",
    pointer: `${operation.place.pointer}/responses`,
    expected: `an answer to: ${says}`,
    got: cause.message,
    assumption: undefined,
  };
}
