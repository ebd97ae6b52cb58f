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
