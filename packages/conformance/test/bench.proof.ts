import { expect, test } from "vitest";
import { bench } from "./bench-run.ts";

test("a short run measures this suite, which finds nothing on the correct providers", async () => {
  const { code, stdout } = await bench("--short", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    formatVersion: 2,
    contracts: [
      { name: "every API of ours", results: [{ name: "ours", findings: 0 }] },
      { name: "the API of ReadMe", results: [{ name: "ours", findings: 0 }] },
    ],
  });
});
