/**
 * What must never be written to the logs, however much is logged and whatever fails.
 */
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { DEMO_ACCOUNTS } from "../../src/accounts/demo-accounts.ts";
import { pageTicket } from "../../src/contract/page-examples.ts";
import { callerOf } from "../caller.ts";
import { type Command, startCommand } from "../command.ts";
import { startOwnPostgres, type TestPostgres } from "../postgres.ts";

const PASSWORD = "the-password-of-the-database";
const TEXT = "the-text-of-a-client";

let postgres: TestPostgres;
let command: Command | undefined;

beforeAll(async () => {
  postgres = await startOwnPostgres();
});
afterAll(() => postgres?.stop());
afterEach(async () => {
  command?.child.kill("SIGKILL");
  await command?.ended;
});

/** The URL of an empty database, for a user with this password. */
async function createUser(): Promise<URL> {
  const url = new URL(await postgres.createDatabase());
  const client = new pg.Client(url.href);
  await client.connect();
  await client.query(`CREATE ROLE keeper LOGIN SUPERUSER PASSWORD '${PASSWORD}'`);
  await client.end();
  url.username = "keeper";
  url.password = PASSWORD;
  return url;
}

test("no token, cookie, signature, password or text of a client is logged", async () => {
  const url = await createUser();
  command = await startCommand(["--control", "--log-level", "debug"], { DATABASE_URL: url.href });
  const origin = await command.origin;
  const call = callerOf(() => ({ origin }));
  const ticket = `/api/v1/tickets/${pageTicket.id}`;
  for (const account of ["full", "readOnly", "none", "expired"] as const) {
    await call("PUT", ticket, { title: TEXT }, account);
    await call("PUT", ticket, { [TEXT]: TEXT }, account);
    await call("GET", `/interventions/v2/rs/1?extend=${TEXT}`, undefined, account);
  }
  const file = { uploadId: TEXT, name: TEXT, mimeType: "image/png", size: 3 };
  const { body } = await call("POST", "/anomalies/v2/rs/1/images", [file]);
  const { presignedUrl } = body.uploads[0];
  const signature = new URL(presignedUrl).searchParams.get("signature") ?? "none";
  const headers = { "content-type": "image/png" };
  for (const content of ["four", "abc", "abc"])
    await fetch(presignedUrl, { method: "PUT", headers, body: content });
  await fetch(presignedUrl);

  await postgres.crash();
  expect((await call("PUT", ticket, { title: TEXT })).status).toBe(503);
  expect((await fetch(presignedUrl, { method: "PUT", headers, body: "abc" })).status).toBe(503);
  await postgres.restart();
  const refused = await startCommand([], { DATABASE_URL: url.href.replace(PASSWORD, `${PASSWORD}-wrong`) });
  expect(await refused.ended).toBe(1);

  const written = `${command.written()}${refused.written()}`;
  // Else it would pass with nothing logged.
  for (const expected of ['"updateTicket"', '"status":401', '"status":503', '"put-file"'])
    expect(written).toContain(expected);
  const tokens = Object.values(DEMO_ACCOUNTS).flatMap((account) => Object.values(account.tokens));
  for (const secret of [...tokens, signature, "signature=", PASSWORD, TEXT])
    expect(written).not.toContain(secret);
});
