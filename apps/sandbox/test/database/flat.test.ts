/**
 * What a request costs the database does not grow with the rows: the same plan, rows read and round trips.
 */
import { isProof } from "@facility-contracts/command/proof-mode";
import { expect, test } from "vitest";
import { fill } from "../../bench/fill.ts";
import { type PlanResult, plansOf } from "../../bench/plans.ts";
import { startSandbox } from "../../src/sandbox.ts";
import { SETTINGS, usePostgres } from "../databases.ts";

const postgres = usePostgres();

/** How many anomalies there are. */
const SMALL = 1_000;
const LARGE = isProof ? 1_000_000 : 3_000;

/** How many rows there are in all tables of the demo data that nothing adds to, which the planner may read as a whole. */
const MAX_DEMO_ROWS = 20;

/** Of tables of a few pages the planner reads the whole: this has it take the indexes that it takes of large ones. */
const BY_INDEX = ["seqscan", "bitmapscan", "hashjoin", "mergejoin", "memoize"]
  .map((way) => `-c enable_${way}=off`)
  .join(" ");

async function plansAt(anomalies: number, options: string): Promise<readonly PlanResult[]> {
  const url = new URL(await postgres.create());
  const place = { kind: "postgres", url: url.href, connections: 1 } as const;
  const sandbox = await startSandbox({ ...SETTINGS, place });
  await sandbox.stop();
  const rows = await fill(url.href, anomalies);
  url.searchParams.set("options", options);
  // The first of each kind, of which there is the same at every size.
  const first = ({ first }: { readonly first: number }) => ({ first, count: 1 });
  return plansOf(url.href, {
    anomalies: first(rows.anomalies),
    reports: first(rows.reports),
    interventions: first(rows.interventions),
  });
}

test(`an operation reads no more of ${LARGE} anomalies than of ${SMALL}, in one statement`, async () => {
  const small = await plansAt(SMALL, BY_INDEX);
  // The proof leaves the planner alone, as its tables are large.
  const large = await plansAt(LARGE, isProof ? "" : BY_INDEX);
  const allowance = isProof ? MAX_DEMO_ROWS : 0;
  for (const [index, { request, queries, rowsRead, steps }] of large.entries()) {
    const few = small[index];
    expect({ request, queries }).toEqual({ request: few?.request, queries: 1 });
    expect(rowsRead, `rows read for ${request}: ${steps}`).toBeLessThanOrEqual(
      (few?.rowsRead ?? 0) + allowance,
    );
    if (isProof) expect(steps).not.toContainEqual(expect.stringMatching(/^SEQ SCAN/));
    else expect(steps, request).toEqual(few?.steps);
  }
});
