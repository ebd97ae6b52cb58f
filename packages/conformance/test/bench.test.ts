/**
 * Wrong use of `npm run bench -- conformance`. A short run is in bench.proof.ts.
 */
import { expect, test } from "vitest";
import { bench } from "./bench-run.ts";

test("wrong use is exit code 2", async () => {
  const { code, stderr } = await bench("--rounds", "0");
  expect(code).toBe(2);
  expect(stderr).toContain("--rounds must be a whole number from 1");
});
