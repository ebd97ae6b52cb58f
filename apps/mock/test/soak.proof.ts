import { Agent, request as httpRequest } from "node:http";
import { promisify } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, expect, test } from "vitest";
import { type DifferentialRequest, requestsOf } from "./differential-requests.ts";
import { documented, undocumented } from "./malformed-requests.ts";
import { listeningMock, preparedContract } from "./mock-server.ts";
import { exchange } from "./raw-exchange.ts";

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

const prepared = await preparedContract();
const { server, origin } = await listeningMock({}, prepared);
const port = Number(new URL(origin).port);
const connections = promisify(server.getConnections.bind(server));
const agent = new Agent({ keepAlive: true, maxSockets: 8 });
afterAll(() => {
  agent.destroy();
  server.close();
});

const sent = prepared.apis.flatMap(({ operations }) => operations.flatMap(requestsOf));
// A body of 10 MB takes its time, and says no more about memory after the tenth one.
const broken = [
  ...Object.values(documented).map(([, , parts]) => parts),
  ...Object.values(undocumented).map(([, parts]) => parts),
].filter((parts) => parts.every((part) => part.length < 1_000_000));

/** So many that a kilobyte a request stands out. */
const REQUESTS = 10_000;
const A_ROUND = REQUESTS / 5;

test(`${REQUESTS} requests, half of them broken, leave no memory behind that the next ones add to`, async () => {
  const heaps: number[] = [];
  for (let round = 0; round < 5; round++) {
    for (let count = 0; count < A_ROUND; count += 16) {
      const some = Array.from({ length: 8 }, (_, index) => (round * A_ROUND + count) / 2 + index);
      await Promise.all(some.flatMap((number) => [send(sent[number % sent.length]), sendBroken(number)]));
    }
    // What is open yet is no leak.
    agent.destroy();
    await expect.poll(() => connections()).toBe(0);
    collectGarbage();
    heaps.push(process.memoryUsage().heapUsed / 1024 / 1024);
  }
  // The first rounds load Prism and compile schemas. What leaks with each request grows in every round.
  const [, , third = 0, , fifth = 0] = heaps;
  expect(
    fifth - third,
    `MB after each ${A_ROUND} requests: ${heaps.map(Math.round).join(", ")}`,
  ).toBeLessThan(4);
});

function send(request: DifferentialRequest | undefined): Promise<void> {
  const { method, path, headers, body } = request ?? {
    method: "GET",
    path: "/",
    headers: {},
    body: undefined,
  };
  const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      { agent, port, host: "127.0.0.1", method, path, headers: { ...headers, ...length } },
      (response) => {
        response.resume().on("end", resolve);
        if (response.statusCode === 500) reject(new Error(`${method} ${path} is answered with 500`));
      },
    );
    outgoing.on("error", reject).end(body);
  });
}

async function sendBroken(number: number): Promise<void> {
  const { status } = await exchange(port, ...(broken[number % broken.length] ?? []));
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
}
