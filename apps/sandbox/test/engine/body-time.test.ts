import fastify from "fastify";
import { afterEach, expect, test, vi } from "vitest";
import { limitBodyTime } from "../../src/http/body-time.ts";

afterEach(() => vi.useRealTimers());

test("a request that came over no connection is not ended while it is worked on", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  const end = vi.fn();
  const app = fastify();
  app.addHook("onRequest", async ({ raw }) => limitBodyTime(raw, 1_000, end));
  app.post("/", async () => {
    vi.advanceTimersByTime(2_000);
    return { late: end.mock.calls.length };
  });
  const answer = await app.inject({ method: "POST", url: "/", payload: { a: 1 } });
  expect(answer.json()).toEqual({ late: 0 });
});
