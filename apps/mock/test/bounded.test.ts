import { mkdtemp, rm, writeFile } from "node:fs/promises";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { isProof } from "@facility-contracts/command/proof-mode";
import { afterAll, afterEach, expect, test } from "vitest";
import { DEFAULTS } from "../src/http/server.ts";
import { createSite } from "../src/pages/site.ts";
import { greedyClient, MOST_REQUESTS } from "./greedy-client.ts";
import { listeningMock, frozen as prepared } from "./mock-server.ts";
import { head, open } from "./raw-exchange.ts";

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

test("clients that send more than may wait, and read, get every answer", async () => {
  const count = isProof ? 2_000 : 2 * MOST_REQUESTS;
  for (const client of await greedy("/healthz", 10, count)) {
    const received = await text(client);
    expect(received.match(/HTTP\/1\.1 200 OK\r\n/g)).toHaveLength(count);
  }
});

test("a client that goes on sending and reads nothing is dropped", async ({ onTestFinished: defer }) => {
  const impatient = await listeningMock(
    {
      site: createSite(folder),
      limits: { unreadTime: 300 },
      // What it sends is never a whole head, for which there is a time as well.
      timeouts: { ...DEFAULTS.timeouts, headersTimeout: 0, requestTimeout: 0 },
    },
    prepared,
  );
  defer(() => void impatient.server.close());
  const client = open(Number(new URL(impatient.origin).port)).pause();
  clients.push(client);
  client.write(`${head("GET /file.txt", { Connection: "keep-alive" }).repeat(MOST_REQUESTS)}GET /`);
  // Who writes learns that a connection is gone.
  const trickle = setInterval(() => client.write("x"), 10);
  defer(() => clearInterval(trickle));
  await new Promise((resolve) => client.once("close", resolve));
});
