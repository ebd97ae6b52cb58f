/**
 * Processes that are asked to stop while requests run.
 */
import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll } from "vitest";
import { pageTicket } from "../apis.ts";
import { type Command, startCommand } from "../command.ts";
import { createFilled, usePostgres } from "../databases.ts";
import { patient } from "../postgres/held-table.ts";
import { requestOf } from "./broken-request.ts";

export const path = `/api/v1/tickets/${pageTicket.id}`;
/** An update of a ticket. */
export const update = requestOf("", { method: "PUT", path }, { body: '{"title":"held back"}' }).bytes;

/** So long that no test gets there, in seconds. */
export const LONG = 3_600;

/** What starts a sandbox that gives running requests a number of seconds. All of them are killed in the end. */
export function useStarts() {
  const postgres = usePostgres();
  const started: Command[] = [];
  afterAll(async () => {
    for (const { child } of started) child.kill("SIGKILL");
    await Promise.all(started.map(({ ended }) => ended));
  });
  return async (seconds: number) => {
    // On PostgreSQL it starts three times as fast.
    const url = await createFilled(postgres);
    const command = await startCommand(["--control", "--stop-time", String(seconds)], {
      DATABASE_URL: patient(url),
    });
    started.push(command);
    return { ...command, url, origin: await command.origin };
  };
}

/** Waits until that number of requests has begun to come in. */
export async function reachActive(origin: string, count: number): Promise<void> {
  for (;;) {
    const answer = await fetch(`${origin}/metrics`);
    if (!answer.ok) throw new Error(`The metrics are answered ${answer.status}`);
    const metrics = await answer.text();
    if (metrics.includes(`\nsandbox_requests_in_progress ${count}\n`)) return;
    await sleep(5);
  }
}

/** Waits until nobody can connect any more. */
export async function reachRefusal(origin: string): Promise<void> {
  for (;;) {
    const socket = connect(Number(new URL(origin).port), "127.0.0.1");
    const isRefused = await once(socket, "connect").then(
      () => false,
      () => true,
    );
    socket.destroy();
    if (isRefused) return;
    await sleep(5);
  }
}
