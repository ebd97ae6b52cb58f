/**
 * Rows in large numbers, made by the database out of those of the demo data, which stay as they are.
 */
import pg from "pg";
import type { Rows } from "./requests.ts";

/** Above every identifier that the sandbox gives. */
const FIRST = 10_000_000;

const ANOMALIES_OF_REPORT = 100;
const ANOMALIES_OF_INTERVENTION = 10;

/**
 * Makes so many anomalies, a report for each hundred, an intervention for each hundred that shows ten of them, and two
 * images for each tenth, one of which has arrived.
 */
export async function fill(databaseUrl: string, anomalies: number): Promise<Rows> {
  const groups = Math.ceil(anomalies / ANOMALIES_OF_REPORT);
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    for (const statement of statementsFor(anomalies, groups)) await client.query(statement);
  } finally {
    await client.end();
  }
  return {
    anomalies: { first: FIRST, count: anomalies },
    reports: { first: FIRST, count: groups },
    interventions: { first: FIRST, count: groups },
  };
}

function statementsFor(anomalies: number, groups: number): readonly string[] {
  const numbers = (count: number) => `generate_series(0, ${count - 1}) as n`;
  const link = (table: string) => `
    insert into "${table}"
    select copy.* from "${table}" as own, ${numbers(groups)},
      lateral jsonb_populate_record(own, jsonb_build_object('interventionId', ${FIRST} + n)) as copy
    where own."interventionId" = 1`;
  return [
    `insert into reports select ${FIRST} + n from ${numbers(groups)}`,
    `insert into anomalies
     select copy.* from anomalies as own, ${numbers(anomalies)},
       lateral jsonb_populate_record(own, jsonb_build_object(
         'id', ${FIRST} + n, 'reportId', ${FIRST} + n % ${groups}, 'title', 'Anomaly ' || n)) as copy
     where own.id = 1`,
    `insert into uploads (id, "anomalyId", "uploadId", name, "mimeType", size, "uploadedAt")
     select gen_random_uuid(), ${FIRST} + n * 10, '1', 'photo.jpg', 'image/jpeg', 1, moment
     from ${numbers(Math.floor(anomalies / 10))}, (values (now()), (null)) as arrival (moment)`,
    `insert into interventions
     select copy.* from interventions as own, ${numbers(groups)},
       lateral jsonb_populate_record(own, jsonb_build_object('id', ${FIRST} + n)) as copy
     where own.id = 1`,
    link("interventionSites"),
    link("interventionInstallations"),
    link("interventionRules"),
    link("trainedUsers"),
    `insert into "interventionAnomalies" ("interventionId", position, "anomalyId", "providerAction")
     select ${FIRST} + n, position, ${FIRST} + (n + position * ${groups}) % ${anomalies}, 1
     from ${numbers(groups)}, generate_series(0, ${ANOMALIES_OF_INTERVENTION - 1}) as position`,
    "vacuum analyze",
  ];
}
