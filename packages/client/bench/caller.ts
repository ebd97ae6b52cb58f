/**
 * The process of one client: on its own heap, the garbage of no other slows it down. It gets the place of the client in
 * the list and what was generated as arguments, and then what to call and how often.
 */
import { setImmediate } from "node:timers/promises";
import { contestants } from "./contestants.ts";
import type { OperationName } from "./operations.ts";
import { answer, verify } from "./stub.ts";

/** What the process is asked for. */
export interface Turn {
  readonly operation: OperationName;
  readonly calls: number;
}

/** What it says: at first what it is, then microseconds a call. */
export type Reply =
  | { readonly name: string; readonly credentials: boolean; readonly timeout: boolean }
  | { readonly microseconds: number }
  | { readonly problem: string };

/** With a real network, there is a way through the event loop now and then. It runs timers and finalizers. */
const CALLS_AT_ONCE = 100;

/** What a client has by default. */
const TIMEOUT = 30_000;

const [place = "", generated = ""] = process.argv.slice(2);
const reply = (message: Reply) => process.send?.(message);

try {
  const { heyApi, orval } = JSON.parse(generated);
  const contestant = await contestants(heyApi, orval)[Number(place)]?.();
  if (contestant === undefined) throw new Error(`There is no client ${place}`);
  await verify(contestant, "updateTicket");
  await verify(contestant, "getIntervention");

  // Some clients keep the fetch that they find.
  answer("updateTicket");
  const { updateTicket } = contestant.calls(TIMEOUT);
  answer("getIntervention");
  const { getIntervention } = contestant.calls(TIMEOUT);
  process.on("message", async ({ operation, calls }: Turn) => {
    answer(operation);
    const call = operation === "updateTicket" ? updateTicket : getIntervention;
    const begin = performance.now();
    for (let done = 1; done <= calls; done++) {
      await call();
      if (done % CALLS_AT_ONCE === 0) await setImmediate();
    }
    reply({ microseconds: ((performance.now() - begin) * 1000) / calls });
  });
  const { name, credentials, timeout } = contestant;
  reply({ name, credentials, timeout });
} catch (error) {
  reply({ problem: error instanceof Error ? error.message : `${error}` });
  process.disconnect();
}
