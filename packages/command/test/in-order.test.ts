import { expect, test } from "vitest";
import { inOrder } from "../src/in-order.ts";

test("the results stand in the order of the things, whichever comes first", async () => {
  const [slow, fast] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const heard: string[] = [];
  const results = inOrder(
    ["slow", "fast"],
    2,
    async (name) => {
      await (name === "slow" ? slow : fast).promise;
      return name;
    },
    (name, done) => {
      heard.push(`${done} ${name}`);
      slow.resolve();
    },
  );
  fast.resolve();
  expect(await results).toEqual(["slow", "fast"]);
  expect(heard).toEqual(["1 fast", "2 slow"]);
});

test("no more is worked on at once than is said", async () => {
  let now = 0;
  let most = 0;
  await inOrder(Array.from({ length: 9 }), 3, async () => {
    now += 1;
    most = Math.max(most, now);
    await Promise.resolve();
    now -= 1;
  });
  expect(most).toBe(3);
});

test("an error is thrown when what is in work has ended, and nothing more is begun", async () => {
  const slow = Promise.withResolvers<void>();
  const begun: string[] = [];
  const ended: string[] = [];
  const results = inOrder(["slow", "wrong", "never"], 2, async (name) => {
    begun.push(name);
    if (name === "wrong") {
      setImmediate(slow.resolve);
      throw new Error("This one is wrong");
    }
    await slow.promise;
    ended.push(name);
  });
  await expect(results).rejects.toThrow("This one is wrong");
  expect(begun).toEqual(["slow", "wrong"]);
  expect(ended).toEqual(["slow"]);
});
