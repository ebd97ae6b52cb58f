/**
 * Who may be on the way.
 */
import { setImmediate as afterAll } from "node:timers/promises";
import { expect, test } from "vitest";
import { createLine } from "../src/run/line.ts";

test("alone is begun when those who are together have ended, and lets none of them begin before it has", async () => {
  const line = createLine();
  const told: string[] = [];
  const gates = new Map(
    ["one", "two", "alone", "next"].map((name) => [name, Promise.withResolvers<void>()] as const),
  );
  const work = (name: string) => async () => {
    told.push(`${name} begins`);
    await gates.get(name)?.promise;
    told.push(`${name} ends`);
  };
  const all = [
    line.together(work("one")),
    line.together(work("two")),
    line.alone(work("alone")),
    line.alone(work("next")),
    line.together(work("three")),
  ];
  for (const [name, { resolve }] of gates) {
    await afterAll();
    told.push(`${name} may end`);
    resolve();
  }
  await Promise.all(all);
  expect(told).toEqual([
    "one begins",
    "two begins",
    "one may end",
    "one ends",
    "two may end",
    "two ends",
    "alone begins",
    "alone may end",
    "alone ends",
    "next begins",
    "next may end",
    "next ends",
    "three begins",
    "three ends",
  ]);
});

test("what fails alone is told to whoever asked for it, and others go on", async () => {
  const line = createLine();
  const failing = line.alone(() => Promise.reject(new Error("no")));
  const other = line.together(async () => "yes");
  await expect(failing).rejects.toThrow("no");
  expect(await other).toBe("yes");
});
