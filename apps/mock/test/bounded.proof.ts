import { mkdtemp, rm, writeFile } from "node:fs/promises";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { MAX_UNREAD_TIME } from "@facility-contracts/serving/bounded";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type RunningServer, startOurs } from "../bench/servers.ts";
import { greedyClient, MOST_REQUESTS } from "./greedy-client.ts";

/*
 * Four hundred clients that ask for as much as they may, or more, and read nothing: the mock has its memory, serves others and
 * drops them.
 */

const CLIENTS = 400;

let folder: string;
let mock: RunningServer;
const clients: Socket[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bounded-"));
  await writeFile(join(folder, "large.bin"), Buffer.alloc(5_000_000, "x"));
  await writeFile(join(folder, "small.bin"), Buffer.alloc(100_000, "x"));
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await mock.stop();
});

afterAll(() => rm(folder, { recursive: true }));

test.each([
  ["/openapi/safety-register.json", MOST_REQUESTS, 300],
  ["/large.bin", MOST_REQUESTS, 400],
  ["/small.bin", MOST_REQUESTS, 400],
  ["/openapi/safety-register.json", 400, 700],
])(`${CLIENTS} clients that leave %s unread %i times take less than %i MB`, async (path, requests, most) => {
  mock = await startOurs("--site", folder);
  const port = Number(new URL(mock.origin).port);
  let dropped = 0;
  for (let count = 0; count < CLIENTS; count++) {
    const client = await greedyClient(port, path, requests);
    // Only who writes or reads learns that a connection is gone.
    client.once("close", () => {
      dropped += 1;
    });
    clients.push(client);
  }
  const memory: number[] = [];
  while (dropped < CLIENTS) {
    for (let turn = 0; turn < 10; turn++) {
      expect((await fetch(`${mock.origin}/healthz`)).status).toBe(200);
      memory.push(mock.memory() ?? Number.POSITIVE_INFINITY);
    }
    // More seldom than clients are dropped, as one that writes is not idle.
    await wait(2 * MAX_UNREAD_TIME);
    for (const client of clients) client.write("\r\n");
  }
  expect(Math.max(...memory)).toBeLessThan(most);
});
