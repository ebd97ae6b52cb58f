/**
 * Places to keep rows and files that are not as the sandbox would have made them.
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { refusedAddress } from "@facility-contracts/command/refused-address";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { takeDataFolder } from "../src/database/data-folder.ts";
import type { Place } from "../src/database/database.ts";
import { startSandbox } from "../src/sandbox.ts";
import { callerOf } from "./caller.ts";
import { placeOn, SETTINGS, usePostgres } from "./databases.ts";
import { query } from "./postgres/databases.ts";

const start = (place: Place) => startSandbox({ ...SETTINGS, place });
const failure = (message: string) =>
  expect.objectContaining({ exitCode: 1, message: expect.stringContaining(message) });

const postgres = usePostgres();

describe("a folder", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "sandbox-foreign-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test("whose database cannot be opened is told in one line, and let go", async () => {
    const old = await takeDataFolder(folder);
    await mkdir(old.database);
    await writeFile(join(old.database, "PG_VERSION"), "12\n");
    await old.markReady();
    await old.release();
    await expect(start({ kind: "folder", folder })).rejects.toEqual(
      failure("perhaps it is of another version"),
    );
    const again = await takeDataFolder(folder);
    expect(again.isNew).toBe(false);
    await again.release();
  });
});

describe("a PostgreSQL database", () => {
  test("that writes dates in another way, in another zone, is read all the same", async () => {
    const url = await postgres.create();
    const name = new URL(url).pathname.slice(1);
    await query(
      url,
      `alter database ${name} set datestyle to 'German'`,
      `alter database ${name} set timezone to 'America/St_Johns'`,
    );
    const sandbox = await start({ kind: "postgres", url, connections: 2 });
    const { status, body } = await callerOf(() => sandbox)("GET", "/interventions/v2/rs/1");
    expect([status, body.data.createdAt]).toEqual([200, "2024-01-15T08:45:00.000Z"]);
    await sandbox.stop();
  });

  test("that does not keep every text is refused", async () => {
    const url = new URL(await postgres.create());
    const name = `${url.pathname.slice(1)}_latin`;
    await query(
      postgres.url,
      `create database ${name} encoding 'LATIN1' template template0 locale_provider libc locale 'C'`,
    );
    url.pathname = `/${name}`;
    await expect(start({ kind: "postgres", url: url.href, connections: 2 })).rejects.toEqual(
      failure("has the encoding LATIN1"),
    );
    await query(postgres.url, `drop database ${name} with (force)`);
  });

  test("whose accounts were taken away keeps its rows", async () => {
    const url = await postgres.create();
    const place = { kind: "postgres", url, connections: 2 } as const;
    await (await start(place)).stop();
    await query(url, "delete from credentials", "delete from accounts", "update tickets set title = 'Mine'");
    const sandbox = await start(place);
    const ticket = "/api/v1/tickets/550e8400-e29b-41d4-a716-446655440000";
    expect((await callerOf(() => sandbox)("PUT", ticket, {})).status).toBe(401);
    const { body } = await callerOf(() => sandbox)("GET", `/__sandbox/state?ticket=${ticket.slice(16)}`);
    expect(body.ticket.title).toBe("Mine");
    await sandbox.stop();
  });
});

test("a bucket that is away is told in one line", async () => {
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIDTEST");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
  await using nobody = await refusedAddress();
  const files = { kind: "s3", bucket: "b", region: "us-east-1", endpoint: nobody.origin } as const;
  await expect(startSandbox({ ...SETTINGS, place: await placeOn(postgres), files })).rejects.toEqual(
    failure("The bucket b cannot be used"),
  );
  vi.unstubAllEnvs();
});
