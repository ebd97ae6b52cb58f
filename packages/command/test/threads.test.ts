import { availableParallelism } from "node:os";
import { afterEach, describe, expect, test } from "vitest";
import { inOrder } from "../src/in-order.ts";
import { startThreads, type Threads } from "../src/threads.ts";

const ROOTS = new URL("./roots-thread.ts", import.meta.url);

describe("threads", () => {
  let started: Threads<number, number> | undefined;
  afterEach(() => started?.close());

  test("each does one job after the other", async () => {
    started = startThreads<number, number>(ROOTS, 5);
    const squares = [1, 4, 9, 16, 25];
    expect(await inOrder(squares, started.atOnce, started.run)).toEqual([1, 2, 3, 4, 5]);
  });

  test("there are no more of them than cores, and than jobs", () => {
    started = startThreads<number, number>(ROOTS, 1000);
    expect(started.atOnce).toBe(availableParallelism());
    const none = startThreads<number, number>(ROOTS, 0);
    expect(none.atOnce).toBe(0);
  });

  test("work that throws is the error of its job", async () => {
    started = startThreads<number, number>(ROOTS, 1);
    await expect(started.run(-1)).rejects.toThrow("-1 has no root");
  });
});
