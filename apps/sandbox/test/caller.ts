/**
 * Calls a sandbox as one of its demo accounts.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { DEMO_ACCOUNTS } from "../src/accounts/demo-accounts.ts";
import { headersOf } from "./apis.ts";

/** An answer. Its body is what the test says it is. */
export interface CallAnswer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at any body, and fails where it is another one
  readonly body: any;
}

/** Sends a request with the credentials of an account, and a body as JSON. */
export type Caller = (
  method: string,
  path: string,
  body?: unknown,
  account?: keyof typeof DEMO_ACCOUNTS,
) => Promise<CallAnswer>;

/** How long a caller waits after a 503, in milliseconds. */
const PAUSE = 50;

/**
 * A caller of the sandbox that is there when it calls. A 503 asks to try again, which is what a sandbox on a busy machine
 * may answer at any time, and it does so.
 */
export function callerOf(sandbox: () => { readonly origin: string }): Caller {
  const call = impatientCallerOf(sandbox);
  return async (...request) => {
    for (;;) {
      const answer = await call(...request);
      if (answer.status !== 503) return answer;
      await sleep(PAUSE);
    }
  };
}

/** A caller that takes a 503 as the answer. */
export function impatientCallerOf(sandbox: () => { readonly origin: string }): Caller {
  return async (method, path, body, account = "full") => {
    const answer = await fetch(`${sandbox().origin}${path}`, {
      method,
      headers: {
        ...headersOf(account),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === "" ? undefined : JSON.parse(text) };
  };
}
