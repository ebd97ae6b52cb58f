import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepDownloads } from "../../src/files/kept-downloads.ts";

beforeEach(() => vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => vi.useRealTimers());

/** A store that counts what it signs, with a clock that a test sets. */
function countingStore() {
  const state = { now: 1_000, signed: 0, isAway: false };
  const store = keepDownloads(
    {
      presignPut: async (key) => key,
      presignGet: async (key) => {
        if (state.isAway) throw new Error("The store is away.");
        state.signed += 1;
        return `${key} ${state.signed}`;
      },
      write: async () => undefined,
    },
    { now: async () => state.now },
  );
  return { state, store };
}

test("the download of a file is signed once a second, also where the clock is set back", async () => {
  const { state, store } = countingStore();
  expect(await Promise.all(["a", "b", "a"].map(store.presignGet))).toEqual(["a 1", "b 2", "a 1"]);
  state.now = 1_999;
  expect(await store.presignGet("a")).toBe("a 1");
  state.now = 2_000;
  expect(await store.presignGet("a")).toBe("a 3");
  state.now = 1_999;
  expect(await store.presignGet("a")).toBe("a 4");
});

test("it is signed again where the clock is set to the same second later on", async () => {
  const { store } = countingStore();
  expect(await store.presignGet("a")).toBe("a 1");
  vi.advanceTimersByTime(1_000);
  expect(await store.presignGet("a")).toBe("a 2");
});

test("what could not be signed is tried again", async () => {
  const { state, store } = countingStore();
  state.isAway = true;
  await expect(store.presignGet("a")).rejects.toThrow("The store is away.");
  state.isAway = false;
  expect(await store.presignGet("a")).toBe("a 1");
});
