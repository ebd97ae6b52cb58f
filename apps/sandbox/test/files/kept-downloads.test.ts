import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepDownloads } from "../../src/files/kept-downloads.ts";

beforeEach(() => vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => vi.useRealTimers());

/** A store that counts what it signs, with a clock that a test sets. */
function countingStore() {
  const state = { now: 1_000, signed: 0, isAway: false };
  const { presignGets } = keepDownloads(
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
  const urlOf = async (key: string) => (await presignGets([key])).get(key);
  return { state, presignGets, urlOf };
}

test("the downloads of an answer are signed at once, and each file once", async () => {
  const { state, presignGets } = countingStore();
  expect(Object.fromEntries(await presignGets(["a", "b", "a"]))).toEqual({ a: "a 1", b: "b 2" });
  expect(await presignGets([])).toEqual(await presignGets(["b"]));
  expect(state.signed).toBe(2);
});

test("the download of a file is signed once a second, also where the clock is set back", async () => {
  const { state, urlOf } = countingStore();
  expect(await urlOf("a")).toBe("a 1");
  state.now = 1_999;
  expect(await urlOf("a")).toBe("a 1");
  state.now = 2_000;
  expect(await urlOf("a")).toBe("a 2");
  state.now = 1_999;
  expect(await urlOf("a")).toBe("a 3");
});

test("it is signed again where the clock is set to the same second later on", async () => {
  const { urlOf } = countingStore();
  expect(await urlOf("a")).toBe("a 1");
  vi.advanceTimersByTime(1_000);
  expect(await urlOf("a")).toBe("a 2");
});

test("what could not be signed is tried again", async () => {
  const { state, urlOf } = countingStore();
  state.isAway = true;
  await expect(urlOf("a")).rejects.toThrow("The store is away.");
  state.isAway = false;
  expect(await urlOf("a")).toBe("a 1");
});
