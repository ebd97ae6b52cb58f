/**
 * What a sandbox answers while its database cannot be used.
 */
import { expect } from "vitest";
import type { ClientAnswer } from "./client.ts";

/** The status of a GET, whose answer is read to its end. */
export async function statusOf(url: string): Promise<number> {
  const answer = await fetch(url);
  await answer.text();
  return answer.status;
}

/** Expects 503 in the envelope of each API. */
export function expectUnavailable(answers: readonly ClientAnswer[]): void {
  const message = "Service Unavailable";
  const register = JSON.stringify({ message });
  const tickets = JSON.stringify({ success: false, error: { message, code: "SERVICE_UNAVAILABLE" } });
  const described = answers.map(({ status, headers, text }) =>
    [status, headers["retry-after"], headers["content-type"], text].join(" "),
  );
  expect(new Set(described)).toEqual(
    new Set([register, tickets].map((text) => `503 1 application/json; charset=utf-8 ${text}`)),
  );
}
