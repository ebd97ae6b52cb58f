import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

test("the benchmark of the pipeline does its work on a contract that it makes", () => {
  const bench = join(import.meta.dirname, "../pipeline/bench.ts");
  const args = [bench, "--short", "--json"];
  const { formatVersion, results } = JSON.parse(
    execFileSync(process.execPath, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
  );
  expect(formatVersion).toBe(1);
  expect(results).toMatchObject([
    { name: "12", stages: { changes: expect.any(Number), review: expect.any(Number) } },
  ]);
  expect(results[0].stages.changes).toBeGreaterThan(0);
});
