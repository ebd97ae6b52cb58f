/**
 * Statements that connections to PostgreSQL keep prepared.
 */
import { expect, test } from "vitest";
import { startSandbox } from "../../src/sandbox.ts";
import { pageAnomaly, pageBody } from "../apis.ts";
import { callerOf } from "../caller.ts";
import { placeOn, SETTINGS, usePostgres } from "../databases.ts";
import { query } from "../postgres/databases.ts";

const postgres = usePostgres();

test("a newer sandbox that changes their tables is at most a 503", async () => {
  const place = await placeOn(postgres);
  if (place.kind !== "postgres") throw new Error("The database is not that of a server.");
  const sandbox = await startSandbox({ ...SETTINGS, place });
  try {
    const call = callerOf(() => sandbox);
    const update = () => call("PUT", `/anomalies/v2/rs/${pageAnomaly.id}`, pageBody("updateAnomaly"));
    expect((await update()).status).toBe(200);
    await query(place.url, "alter table anomalies add column later text");
    expect(await update()).toMatchObject({ status: 200, body: { data: { id: pageAnomaly.id } } });
  } finally {
    await sandbox.stop();
  }
});
