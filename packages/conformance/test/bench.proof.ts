import { expect, test } from "vitest";
import { bench } from "./bench-run.ts";

test("a short run measures this suite, which finds nothing on the correct provider", async () => {
  const { code, stdout } = await bench("--short", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ formatVersion: 1, results: [{ name: "ours", findings: 0 }] });
});
