import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { toldWhenLong } from "../src/long-work.ts";

beforeAll(() => {
  vi.useFakeTimers();
});
afterAll(() => {
  vi.useRealTimers();
});

test.each([
  ["long work is told once, on a terminal", true, 5_000, ["Reading a.yaml\n"]],
  ["nothing is told of short work", true, 900, []],
  ["nor where no terminal is", false, 5_000, []],
])("%s", async (_, isTTY, milliseconds, lines) => {
  const written: string[] = [];
  const stream = { isTTY, write: (line: string) => written.push(line) > 0 };
  const work = new Promise((resolve) => setTimeout(() => resolve("done"), milliseconds));
  const told = toldWhenLong(work, "Reading a.yaml", stream);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await told).toBe("done");
  expect(written).toEqual(lines);
});
