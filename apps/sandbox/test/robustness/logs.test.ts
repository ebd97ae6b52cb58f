/**
 * What must never be written to the logs, however much is logged and whatever fails.
 */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { messageOf } from "@facility-contracts/command/failure";
import { isProof } from "@facility-contracts/command/proof-mode";
import { expect, type TestContext, test, vi } from "vitest";
import { pageTicket, tokensOf } from "../apis.ts";
import { callerOf, impatientCallerOf } from "../caller.ts";
import { startCommand } from "../command.ts";
import { createFilled, usePostgres } from "../databases.ts";
import { query } from "../postgres/databases.ts";
import { startSandboxHere } from "../sandbox-process.ts";
import { startStallingProxy } from "./stalling-proxy.ts";

const PASSWORD = "the-password-of-the-database";
const TEXT = "the-text-of-a-client";

const postgres = usePostgres();

test("no token, cookie, signature, password or text of a client is logged", async ({
  onTestFinished: defer,
}) => {
  // The user of a database is one of the whole server.
  const user = `keeper_${randomBytes(8).toString("hex")}`;
  await query(postgres.url, `CREATE ROLE ${user} LOGIN SUPERUSER PASSWORD '${PASSWORD}'`);
  const url = new URL(await createFilled(postgres));
  url.username = user;
  url.password = PASSWORD;
  defer(async () => {
    const drop = `DROP DATABASE ${url.pathname.slice(1)} WITH (FORCE)`;
    await query(postgres.url, drop, `DROP ROLE ${user}`);
  });
  const proxy = await startStallingProxy({ hostname: url.hostname, port: Number(url.port) });
  const proxied = new URL(url);
  proxied.port = String(proxy.port);
  const { origin, written: loggedUntilNow } = await (isProof ? startProcess : startHere)(proxied.href, defer);
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

  await proxy.stop();
  const once = impatientCallerOf(() => ({ origin }));
  expect((await once("PUT", ticket, { title: TEXT })).status).toBe(503);
  expect((await fetch(presignedUrl, { method: "PUT", headers, body: "abc" })).status).toBe(503);
  const env = { DATABASE_URL: url.href.replace(PASSWORD, `${PASSWORD}-wrong`) };
  // What the command prints of it.
  const refused = await startSandboxHere({ env }).catch(messageOf);
  expect(refused).toContain("password authentication failed");

  const written = `${loggedUntilNow()}${refused}`;
  // Else it would pass with nothing logged.
  for (const expected of ['"updateTicket"', '"status":401', '"status":503', '"put-file"'])
    expect(written).toContain(expected);
  const tokens = (["full", "readOnly", "none", "expired"] as const).flatMap((name) =>
    Object.values(tokensOf(name)),
  );
  for (const secret of [...tokens, signature, "signature=", PASSWORD, TEXT])
    expect(written).not.toContain(secret);
});

/** What debugging logs, of which there is the most. */
const OPTIONS = ["--control", "--log-level", "debug"];

type Defer = TestContext["onTestFinished"];

/** Starts the command on a database, with all that it writes. */
async function startProcess(databaseUrl: string, defer: Defer) {
  const { child, ended, origin, written } = await startCommand(OPTIONS, { DATABASE_URL: databaseUrl });
  defer(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  return { origin: await origin, written };
}

/** The same in this process, whose log goes where that of the command does. */
async function startHere(databaseUrl: string, defer: Defer) {
  let written = "";
  const write = vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    written += String(text);
    return true;
  });
  defer(() => write.mockRestore());
  // Where the command has a folder of its own to start in.
  const folder = await mkdtemp(join(tmpdir(), "sandbox-logs-"));
  const options = [...OPTIONS, "--files", folder];
  const sandbox = await startSandboxHere({ options, env: { DATABASE_URL: databaseUrl } });
  defer(async () => {
    await sandbox.stop();
    await rm(folder, { recursive: true });
  });
  return { origin: sandbox.origin, written: () => written };
}
