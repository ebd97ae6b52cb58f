/**
 * `npm run bench -- conformance`.
 */
import { ROOT } from "@facility-contracts/command/repository";
import { expect, test } from "vitest";
import { ended } from "./command-run.ts";

const bench = (...args: readonly string[]) =>
  ended(process.execPath, ["scripts/bench.ts", "conformance", ...args], ROOT);

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

test("wrong use is exit code 2", async () => {
  const { code, stderr } = await bench("--rounds", "0");
  expect(code).toBe(2);
  expect(stderr).toContain("--rounds must be a whole number from 1");
});
