/**
 * A short run of `npm run bench -- sandbox`. How fast something is, no test says.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { SERVERS } from "../bench/comparison.ts";
import { requestsOn } from "../bench/requests.ts";

function bench(...options: string[]) {
  const script = join(import.meta.dirname, "../bench/bench.ts");
  return spawnSync(process.execPath, [script, ...options], { encoding: "utf8" });
}

const none = { first: 0, count: 0 };
const kinds = requestsOn({ anomalies: none, reports: none, interventions: none });

test("wrong use is exit code 2", () => {
  const { status, stdout, stderr } = bench("--size", "1");
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain("Unknown option '--size'");
});

describe("a short run", () => {
  let ran: ReturnType<typeof bench>;
  const results = () => JSON.parse(ran.stdout);
  beforeAll(() => {
    ran = bench("--requests", "16", "--turns", "3", "--sizes", "100,500", "--json");
  });

  test("ends well, and prints nothing of the servers", () => {
    const { status, stderr } = ran;
    expect(status, stderr).toBe(0);
    expect(stderr.trim().split("\n")).toEqual(
      expect.not.arrayContaining([expect.not.stringMatching(/^\d+ s: /)]),
    );
  });

  test("has every kind of request on every server", () => {
    const { formatVersion, comparisons } = results();
    expect(formatVersion).toBe(2);
    expect(comparisons.map(({ request }: { request: string }) => request)).toEqual(
      Object.values(kinds).map(({ name }) => name),
    );
    for (const { costs, queries } of comparisons) {
      expect(Object.keys(costs)).toEqual([...SERVERS]);
      expectCosts(costs);
      expect(queries).toBeGreaterThan(0);
    }
  });

  test("has every size", () => {
    const { growth } = results();
    const { anomaly, oneItem, image, allBlocks } = kinds;
    expect(growth.costs.map(({ request }: { request: string }) => request)).toEqual(
      [anomaly, oneItem, image, allBlocks].map(({ name }) => name),
    );
    for (const { costs } of growth.costs) {
      expect(Object.keys(costs)).toEqual(["100", "500"]);
      expectCosts(costs);
    }
    expect(growth.plans).toHaveLength(Object.keys(kinds).length + 1);
    expect(growth.reads).toContainEqual({ table: "anomalies", rowsRead: expect.any(Number) });
  });
});

/** Numbers that are none, and endless ones, are null in JSON. */
function expectCosts(costs: Readonly<Record<string, readonly number[]>>): void {
  for (const [name, turns] of Object.entries(costs)) {
    expect(turns, name).toHaveLength(3);
    for (const cost of turns) expect(cost, name).toBeGreaterThan(0);
  }
}
