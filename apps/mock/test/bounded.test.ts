import { mkdtemp, rm, writeFile } from "node:fs/promises";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, expect, test } from "vitest";
import { createSite } from "../src/pages/site.ts";
import { greedyClient, MOST_REQUESTS } from "./greedy-client.ts";
import { listeningMock, frozen as prepared } from "./mock-server.ts";

/*
 * Clients that ask for much at once and do not read. How much memory they take, and that they are dropped, is in the proof.
 */

const folder = await mkdtemp(join(tmpdir(), "bounded-"));
const FILE = "x".repeat(300_000);
await writeFile(join(folder, "file.txt"), FILE);
const { server, origin } = await listeningMock({ site: createSite(folder) }, prepared);
const port = Number(new URL(origin).port);
const clients: Socket[] = [];

afterEach(() => {
  for (const client of clients.splice(0)) client.destroy();
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

async function greedy(path: string, count: number, requests?: number): Promise<readonly Socket[]> {
  const opened = await Promise.all(Array.from({ length: count }, () => greedyClient(port, path, requests)));
  clients.push(...opened);
  return opened;
}

test.each([
  [
    "/openapi/safety-register.json",
    prepared.apis.find(({ name }) => name === "safety-register")?.document ?? "",
  ],
  ["/file.txt", FILE],
])(
  "%s is for others while clients do not read it, and whole for them once they do",
  async (path, content) => {
    const [client] = await greedy(path, 10);
    for (let turn = 0; turn < 10; turn++) expect(await (await fetch(origin + path)).text()).toBe(content);
    const received = client && (await text(client));
    const bodies = received?.split(/HTTP\/1\.1 200 OK\r\n(?:.+\r\n)+\r\n/).slice(1);
    expect(bodies?.length).toBe(MOST_REQUESTS);
    // Not with toBe: what is printed of two long texts takes minutes.
    expect(bodies?.every((body) => body === content)).toBe(true);
  },
);

test("a client that sends more than may wait loses its connection, and others do not", async () => {
  const sent = await greedy("/healthz", 10, 2_000);
  const closed = sent.map((client) => new Promise((resolve) => client.resume().once("close", resolve)));
  expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  await Promise.all(closed);
});
