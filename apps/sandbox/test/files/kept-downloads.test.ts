import { expect, test } from "vitest";
import { keepDownloads } from "../../src/files/kept-downloads.ts";

test("the download of a file is signed once a second, also where the clock is set back", async () => {
  let now = 1_000;
  let signed = 0;
  const store = keepDownloads(
    {
      presignPut: async (key) => key,
      presignGet: async (key) => {
        signed += 1;
        return `${key} ${signed}`;
      },
      write: async () => undefined,
    },
    { now: async () => now },
  );
  expect(await Promise.all(["a", "b", "a"].map(store.presignGet))).toEqual(["a 1", "b 2", "a 1"]);
  now = 1_999;
  expect(await store.presignGet("a")).toBe("a 1");
  now = 2_000;
  expect(await store.presignGet("a")).toBe("a 3");
  now = 1_999;
  expect(await store.presignGet("a")).toBe("a 4");
});
