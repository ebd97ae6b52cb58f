/**
 * A short run of `npm run bench -- client`: it measures what it says, and what it sends is right, or it ends with 1.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

function bench(...options: string[]) {
  const script = join(import.meta.dirname, "../bench/bench.ts");
  return spawnSync(process.execPath, [script, ...options], { encoding: "utf8" });
}

test("a short run has a number for every client", () => {
  const { status, stdout, stderr } = bench("--rounds", "1", "--calls", "20", "--json");
  expect(status, stderr).toBe(0);
  const { calls, sizes, types } = JSON.parse(stdout);
  const number = expect.any(Number);
  const both = { updateTicket: number, getIntervention: number };
  for (const call of calls) expect(call).toMatchObject({ microseconds: both, ours: both });
  for (const size of sizes) expect(size).toMatchObject({ minified: number, gzip: number });
  for (const type of types) expect(type).toMatchObject({ instantiations: number, seconds: number });
  for (const rows of [calls, types])
    expect(rows.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(["openapi-fetch", "orval", "hey-api", "ours"]),
    );
  expect(sizes.length).toBeGreaterThan(types.length);
});

test.each([
  [["--rounds", "0"], "--rounds must be a whole number from 1 to 999, not '0'"],
  [["--cals", "1"], "Unknown option '--cals'"],
])("%j is wrong use", (options, message) => {
  const { status, stdout, stderr } = bench(...options);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain(message);
});
