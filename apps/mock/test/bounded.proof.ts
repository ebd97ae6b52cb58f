import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { LIMITS } from "@facility-contracts/serving/bounded";
import { afterAll, beforeAll, describe, test } from "vitest";
import { startOurs } from "../bench/servers.ts";
import { greedyClient, MOST_REQUESTS } from "./greedy-client.ts";
import { head, open } from "./raw-exchange.ts";

/*
 * Four hundred clients that ask for as much as they may, or more, and read nothing: the mock has its memory, serves others and
 * drops them. Each case has a mock of its own, beside the others: most of the time is that until they are dropped.
 */

const CLIENTS = 400;

/** In MB. What is alive is some 20 of it: the rest is what V8 has not collected yet, or keeps for the next burst. */
const MOST_MEMORY = 300;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bounded-"));
  await writeFile(join(folder, "large.bin"), Buffer.alloc(5_000_000, "x"));
  await writeFile(join(folder, "small.bin"), Buffer.alloc(100_000, "x"));
});

afterAll(() => rm(folder, { recursive: true }));

describe.concurrent(`${CLIENTS} clients`, () => {
  test.for([
    ["/openapi/safety-register.json", MOST_REQUESTS],
    ["/large.bin", MOST_REQUESTS],
    ["/small.bin", MOST_REQUESTS],
    ["/openapi/safety-register.json", 400],
    ["/large.bin", 400],
    ["/small.bin", 400],
  ] as const)(
    `that leave %s unread %i times take less than ${MOST_MEMORY} MB`,
    async ([path, requests], { expect, onTestFinished: defer }) => {
      const mock = await startOurs("--site", folder);
      defer(() => mock.stop());
      const port = Number(new URL(mock.origin).port);
      const memory: number[] = [];
      // On a connection of its own, as a new one has ten seconds for its head, and this process is busy with the others.
      const healthy = open(port);
      defer(() => void healthy.destroy());
      const check = async () => {
        healthy.write(head("GET /healthz", { Connection: "keep-alive" }));
        const [answer] = await once(healthy, "data");
        expect(String(answer)).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
        memory.push(mock.memory() ?? Number.POSITIVE_INFINITY);
      };
      await check();
      let dropped = 0;
      const clients = Array.from({ length: CLIENTS }, async () => {
        const client = await greedyClient(port, path, requests);
        defer(() => void client.destroy());
        client.once("close", () => {
          dropped += 1;
        });
        return client;
      });
      while (dropped < CLIENTS) {
        for (let count = 0; count < 3; count++) await check();
        await wait(LIMITS.unreadTime / 10);
        // Only who writes or reads learns that a connection is gone. It does not keep it alive.
        for (const client of await Promise.all(clients)) client.write("\r\n");
      }
      expect(Math.max(...memory)).toBeLessThan(MOST_MEMORY);
    },
  );
});
