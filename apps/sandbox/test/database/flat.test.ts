/**
 * What a request costs the database does not grow with the rows: the same plan, rows read and round trips.
 */
import { isProof } from "@facility-contracts/command/proof-mode";
import { expect, test } from "vitest";
import { fill } from "../../bench/fill.ts";
import { type PlanResult, plansOf } from "../../bench/plans.ts";
import { fill as createDemo, usePostgres } from "../databases.ts";
import { query } from "../postgres/databases.ts";

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

function withOptions(databaseUrl: string, options: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set("options", options);
  return url.href;
}

async function plansAt(anomalies: number, options: string): Promise<readonly PlanResult[]> {
  const url = await createDemo(postgres);
  const rows = await fill(url, anomalies);
  // The first of each kind, of which there is the same at every size.
  const first = ({ first }: { readonly first: number }) => ({ first, count: 1 });
  return plansOf(withOptions(url, options), {
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

test("announcing an image reads the announcements of its anomaly that have ended, and none of the others", async () => {
  const url = await createDemo(postgres);
  const announce = (count: number, moment: string) => `
    insert into uploads (id, "anomalyId", "uploadId", name, "mimeType", size, "announcedAt")
    select gen_random_uuid(), 1, '1', 'photo.jpg', 'image/jpeg', 1, ${moment} from generate_series(1, ${count})`;
  await query(url, announce(2, "now() - interval '1 day'"), announce(3_000, "now()"), "analyze");
  const first = { first: 1, count: 1 };
  const plans = await plansOf(withOptions(url, BY_INDEX), {
    anomalies: first,
    reports: first,
    interventions: first,
  });
  const plan = plans.find(({ request }) => request === "POST images, 1 item");
  expect(plan).toMatchObject({ queries: 1, rowsRead: 2 });
});
