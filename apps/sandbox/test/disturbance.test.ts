/**
 * Requests that wait and fail although nothing is wrong with them.
 */
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { disturb } from "../src/http/disturbance.ts";
import { Refusal } from "../src/operations/refusal.ts";
import { type Sandbox, startSandbox } from "../src/sandbox.ts";
import { headersOf, pageTicket } from "./apis.ts";
import { placeOn, SETTINGS, usePostgres } from "./databases.ts";

const NO_WAIT = { least: 0, most: 0 };

/** How a line of the log says that it is none that warns. */
const INFO = 30;

/** Which of a thousand requests fail, by their number. */
async function failuresOf(failing: number, seed: string): Promise<readonly number[]> {
  const disturbed = disturb({ latency: NO_WAIT, failing, seed });
  const failed: number[] = [];
  for (let number = 1; number <= 1_000; number += 1)
    await disturbed().catch((error: unknown) => {
      if (!(error instanceof Refusal && error.status === 503)) throw error;
      failed.push(number);
    });
  return failed;
}

describe("a share of the requests", () => {
  test("fails, the same ones with the same seed", async () => {
    const failed = await failuresOf(0.1, "a");
    expect(failed.length).toBeGreaterThan(60);
    expect(failed.length).toBeLessThan(140);
    expect(await failuresOf(0.1, "a")).toEqual(failed);
    expect(await failuresOf(0.1, "b")).not.toEqual(failed);
  });

  test("is all or nothing where it is said so", async () => {
    expect(await failuresOf(1, "a")).toHaveLength(1_000);
    expect(await failuresOf(0, "a")).toEqual([]);
  });
});

test("each request waits, for a time between the two", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  try {
    const disturbed = disturb({ latency: { least: 100, most: 500 }, failing: 0, seed: "a" });
    let done = 0;
    const all = Array.from({ length: 100 }, () => disturbed().then(() => (done += 1)));
    await vi.advanceTimersByTimeAsync(99);
    expect(done).toBe(0);
    await vi.advanceTimersByTimeAsync(200);
    expect(done).toBeGreaterThan(10);
    expect(done).toBeLessThan(90);
    await vi.advanceTimersByTimeAsync(201);
    expect(done).toBe(100);
    await Promise.all(all);
  } finally {
    vi.useRealTimers();
  }
});

describe("a sandbox in which everything fails", () => {
  const postgres = usePostgres();
  let sandbox: Sandbox;
  beforeAll(async () => {
    const disturbance = { latency: NO_WAIT, failing: 1, seed: "a" };
    sandbox = await startSandbox({ ...SETTINGS, place: await placeOn(postgres), disturbance });
  });
  afterAll(() => sandbox.stop());

  const answerOf = async (path: string, init?: RequestInit) => {
    const answer = await fetch(`${sandbox.origin}${path}`, init);
    return [answer.status, answer.headers.get("retry-after"), await answer.json()];
  };

  test.each([
    ["an operation", `/api/v1/tickets/${pageTicket.id}`, "PUT", { error: expect.anything() }],
    ["a file", "/files/demo/lift.svg", "GET", { message: expect.anything() }],
  ])("%s answers 503 and says when to try again", async (_, path, method, body) => {
    expect(await answerOf(path, { method, headers: headersOf("full") })).toEqual([
      503,
      "1",
      expect.objectContaining(body),
    ]);
  });

  test("what watches over it, and what tests do, goes on", async () => {
    for (const path of ["/healthz", "/readyz", "/__sandbox/state", "/openapi/tickets.json"])
      expect((await answerOf(path))[0]).toBe(200);
  });
});

test("what fails as it was asked to is no warning in the log, nor an error", async () => {
  const written: string[] = [];
  const write = vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  try {
    const disturbance = { latency: NO_WAIT, failing: 1, seed: "a" };
    const place = await placeOn(usePostgres());
    const sandbox = await startSandbox({ ...SETTINGS, place, disturbance, logLevel: "info" });
    const { status } = await fetch(`${sandbox.origin}/api/v1/tickets/${pageTicket.id}`, { method: "PUT" });
    expect(status).toBe(503);
    await sandbox.stop();
  } finally {
    write.mockRestore();
  }
  const lines = written.map((line) => JSON.parse(line)).filter(({ reqId }) => reqId !== undefined);
  expect(lines).toEqual([expect.objectContaining({ level: INFO, msg: "answered", status: 503 })]);
});
