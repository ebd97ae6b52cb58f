import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { WrittenAnswer } from "../answers/answer.ts";

/** How long a connection stalls, in milliseconds, for a client that never gives up. */
const MAX_STALL_TIME = 10 * 60_000;

/** Waits for a number of milliseconds, or until the client goes away. */
export async function waitFor(response: ServerResponse, milliseconds: number): Promise<void> {
  const gone = new AbortController();
  const abort = () => gone.abort();
  response.once("close", abort);
  await wait(milliseconds, undefined, { signal: gone.signal }).catch(() => undefined);
  response.off("close", abort);
}

/** Ends a connection without an answer, as a process does that dies. */
export function reset({ socket }: IncomingMessage): void {
  socket.resetAndDestroy();
}

/** Sends half of a body, and then nothing more. Without a body not even the head is sent: it would be all of the answer. */
export async function stall(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  body: WrittenAnswer["body"],
): Promise<void> {
  if (body) response.writeHead(status, headers).write(body.slice(0, Math.floor(body.length / 2)));
  await waitFor(response, MAX_STALL_TIME);
  response.destroy();
}
