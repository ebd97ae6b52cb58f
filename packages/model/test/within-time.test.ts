import { expect, test, vi } from "vitest";
import { endsWithin } from "../src/within-time.ts";

const LONG_MS = 100_000;

test("work that the machine gave no time is begun again", () => {
  const nothing = new Int32Array(new SharedArrayBuffer(4));
  let begun = 0;
  const isDone = endsWithin(500, () => {
    begun += 1;
    // It sleeps, as other processes would have it do.
    if (begun === 1) Atomics.wait(nothing, 0, 0, 60_000);
  });
  expect(isDone).toBe(true);
  // A busy machine may have given the second attempt nothing either.
  expect(begun).toBeGreaterThan(1);
});

test("what has no end is stopped, and what it had done is done", () => {
  let rounds = 0;
  const isDone = endsWithin(20, () => {
    while (rounds >= 0) rounds += 1;
  });
  expect(isDone).toBe(false);
  expect(rounds).toBeGreaterThan(0);
});

test("work inside of work is each its own, and an error of it comes through", () => {
  const done: string[] = [];
  const isDone = endsWithin(LONG_MS, () => {
    endsWithin(LONG_MS, () => done.push("inner"));
    done.push("outer");
  });
  expect(isDone).toBe(true);
  expect(done).toEqual(["inner", "outer"]);
  expect(() =>
    endsWithin(LONG_MS, () => {
      throw new RangeError("of the work");
    }),
  ).toThrow("of the work");
});

test("a second copy of the module, as packages that were built have, leaves the work of the first alone", async () => {
  vi.resetModules();
  const copy = await import("../src/within-time.ts");
  expect(copy.endsWithin).not.toBe(endsWithin);
  const done: string[] = [];
  for (const [name, of] of [
    ["copy", copy.endsWithin],
    ["first", endsWithin],
  ] as const)
    of(LONG_MS, () => done.push(name));
  expect(done).toEqual(["copy", "first"]);
});
