/**
 * A short run of `npm run bench -- client`: it measures what it says, and what it sends is right, or it ends with 1.
 */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const BENCH = join(import.meta.dirname, "../bench/bench.ts");

test("a short run has a number for every client", async () => {
  const options = ["--rounds", "1", "--calls", "20", "--json"];
  const { stdout } = await promisify(execFile)(process.execPath, [BENCH, ...options]);
  const { formatVersion, calls, sizes, types } = JSON.parse(stdout);
  expect(formatVersion).toBe(1);
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
}, 300_000);
