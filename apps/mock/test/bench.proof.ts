import { ask, sendAll } from "@facility-contracts/bench/load";
import { afterAll, describe, expect, test } from "vitest";
import { CASES, GET_INTERVENTION } from "../bench/cases.ts";
import { BARE, CONTESTANTS } from "../bench/contestants.ts";
import type { RunningServer } from "../bench/servers.ts";

// A sample of `npm run bench -- mock`. How fast something is, no test says.

const servers: { server: RunningServer; isDynamic: boolean }[] = [];
for (const { start, isDynamic = false } of CONTESTANTS) servers.push({ server: await start(), isDynamic });
const [ours] = servers.map(({ server }) => server);
if (ours === undefined) throw new Error("No contestant");
afterAll(() => Promise.all(servers.map(({ server }) => server.stop())));

describe.each(CASES)("$name", (request) => {
  test("is answered by each server with the expected status", async () => {
    for (const { server, isDynamic } of servers)
      if (isDynamic || !request.dynamic) await ask(server.origin, request);
    const constant = await BARE.start(request.status, await ask(ours.origin, request));
    if (!request.dynamic) expect(await ask(constant.origin, request)).toBe(await ask(ours.origin, request));
    await constant.stop();
  });

  test("another status is an error", async () => {
    await expect(ask(ours.origin, { ...request, status: 299 })).rejects.toThrow(request.name);
  });
});

test("a wrong answer is an error", async () => {
  await sendAll(ours.origin, () => GET_INTERVENTION, 100);
  const refused = { ...GET_INTERVENTION, headers: {} };
  await expect(sendAll(ours.origin, () => refused, 100)).rejects.toThrow("is answered with 401");
});

test("the processor time of a server grows with its answers where the system tells it", async () => {
  const before = ours.processorTime();
  await sendAll(ours.origin, () => GET_INTERVENTION, 100);
  if (process.platform === "linux") expect(ours.processorTime()).toBeGreaterThan(before ?? Infinity);
  else expect(before).toBeUndefined();
});

test("the memory of a server is a number of MB where `ps` tells it", () => {
  expect(ours.memory() ?? 50).toBeGreaterThan(10);
});
