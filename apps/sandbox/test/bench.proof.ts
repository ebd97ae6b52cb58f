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
    ran = bench("--seconds", "0.1", "--rounds", "1", "--sizes", "100,500", "--json");
  }, 120_000);

  test("ends well, and prints nothing of the servers", () => {
    const { status, stderr } = ran;
    expect(status, stderr).toBe(0);
    expect(stderr.trim().split("\n")).toEqual(
      expect.not.arrayContaining([expect.not.stringMatching(/^\d+ s: /)]),
    );
  });

  test("has every kind of request on every server", () => {
    const { formatVersion, comparisons } = results();
    expect(formatVersion).toBe(1);
    expect(comparisons.map(({ request }: { request: string }) => request)).toEqual(
      Object.values(kinds).map(({ name }) => name),
    );
    for (const { costs } of comparisons) {
      expect(Object.keys(costs)).toEqual([...SERVERS]);
      for (const name of SERVERS) expectCost(costs[name]);
      for (const name of ["PGlite", "PostgreSQL"]) expect(costs[name].queries).toBeGreaterThan(0);
    }
  });

  test("has every size", () => {
    const { growth } = results();
    const { anomaly, oneItem, image, allBlocks } = kinds;
    expect(growth.costs).toMatchObject(
      [anomaly, oneItem, image, allBlocks].flatMap(({ name }) =>
        [100, 500].map((anomalies) => ({ request: name, anomalies })),
      ),
    );
    for (const { cost } of growth.costs) expectCost(cost);
    expect(growth.plans).toHaveLength(Object.keys(kinds).length + 1);
    expect(growth.reads).toContainEqual({ table: "anomalies", rowsRead: expect.any(Number) });
  });
});

/** Numbers that are none, and endless ones, are null in JSON. */
function expectCost(cost: Readonly<Record<string, number>>): void {
  for (const name of ["rate", "p50", "p99", "cpu"]) expect(cost[name], name).toBeGreaterThan(0);
}
