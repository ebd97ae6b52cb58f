import { afterAll, describe, expect, test } from "vitest";
import { CASES, GET_INTERVENTION } from "../bench/cases.ts";
import { BARE, CONTESTANTS } from "../bench/contestants.ts";
import { requestsPerSecond } from "../bench/load.ts";
import { ask, type RunningServer } from "../bench/servers.ts";

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

test("answers are counted, and wrong ones are an error", async () => {
  expect(await requestsPerSecond(ours.origin, GET_INTERVENTION, 1)).toBeGreaterThan(0);
  const refused = { ...GET_INTERVENTION, headers: {} };
  await expect(requestsPerSecond(ours.origin, refused, 1)).rejects.toThrow("wrong answers");
});

test("the memory of a server is a number of MB where `ps` tells it", () => {
  expect(ours.memory() ?? 50).toBeGreaterThan(10);
});
