/**
 * How the process ends when its work or one of its clients is never done, or it is asked twice.
 */
import { describe, expect, test } from "vitest";
import { holdTable } from "../postgres/held-table.ts";
import { openRawConnection } from "./raw-connection.ts";
import { LONG, reachActive, reachRefusal, update, useStarts } from "./stopping.ts";

const start = useStarts();

describe("a process that is asked to stop", () => {
  test("cuts a client that never ends its request", async () => {
    const { origin, child, ended, written } = await start(1);
    const connection = await openRawConnection(origin);
    connection.socket.write(update.subarray(0, -5));
    await reachActive(origin, 1);
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
    expect(written()).toMatch(/\nsandbox: clients were not done within 1 seconds, and were cut\n$/);
    expect(await connection.exchange(Buffer.alloc(0))).toBeUndefined();
  });

  test("gives up work that does not end, and says so", async () => {
    const { origin, child, ended, written, url } = await start(1);
    const held = await holdTable(url, "tickets");
    const connection = await openRawConnection(origin);
    const answer = connection.exchange(update);
    await held.reachWaiting(1);
    child.kill("SIGTERM");
    expect(await ended).toBe(1);
    expect(written()).toMatch(/\nsandbox: requests did not finish within 1 seconds\n$/);
    expect(await answer).toBeUndefined();
    await held.release();
  });

  test("ends at once when it is asked again", async () => {
    const { origin, child, ended, written } = await start(LONG);
    const connection = await openRawConnection(origin);
    connection.socket.write(update.subarray(0, -5));
    await reachActive(origin, 1);
    child.kill("SIGTERM");
    await reachRefusal(origin);
    child.kill("SIGTERM");
    expect(await ended).toBe(1);
    expect(written()).not.toContain("did not finish");
  });
});
