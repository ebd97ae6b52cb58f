/**
 * The plan of the largest contract of others, GitHub's description of its API, within a budget.
 */
import { join } from "node:path";
import { openContract } from "@facility-contracts/model/open";
import { schemesOf } from "@facility-contracts/model/security";
import { installTool } from "@facility-contracts/tools";
import { beforeAll, expect, test } from "vitest";
import type { ApiContract } from "../src/contract/contracts.ts";
import { operationsOf } from "../src/contract/operations.ts";
import { planOf } from "../src/run/plan.ts";

/** Npm installs 404 MB the first time. */
const MAX_MILLISECONDS = 20 * 60_000;

let api: ApiContract;
beforeAll(async () => {
  const file = join(
    await installTool("github-description"),
    "@octokit/openapi/generated/api.github.com.json",
  );
  api = { name: "github", contract: await openContract(file), shown: new Set(), rules: [] };
}, MAX_MILLISECONDS);

test.each([500, 2000, 5000])(
  "a plan of %i requests has no more, and as many operations as it can",
  (budget) => {
    const valid = Object.fromEntries(schemesOf(api.contract).map(({ name }) => [name, "valid"]));
    const { operations, units } = planOf(api, { credentials: { valid } }, { budget });
    expect(units.length).toBeLessThanOrEqual(budget);
    expect(units.length).toBeGreaterThan(budget * 0.9);
    expect(operations.length).toBe(Math.min(budget, operationsOf(api).length));
  },
);
