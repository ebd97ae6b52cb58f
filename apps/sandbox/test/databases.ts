/**
 * The databases that the sandbox is tested on: in the proof, each test runs on both.
 */
import { isProof } from "@facility-contracts/command/proof-mode";
import { beforeAll, describe, inject } from "vitest";
import type { Place } from "../src/database/database.ts";
import { type Sandbox, type SandboxSettings, startSandbox } from "../src/sandbox.ts";
import { APIS } from "./apis.ts";
import { databasesOn, type PostgresDatabases } from "./postgres/databases.ts";

/** The settings of a sandbox for a test, on any free port. */
export const SETTINGS: Omit<SandboxSettings, "place"> = {
  apis: APIS,
  files: { kind: "temporary" },
  port: 0,
  host: "127.0.0.1",
  reset: false,
  control: true,
  cors: false,
  mostRequests: 256,
  logLevel: "silent",
};

/** What tests have of the server of the run. */
export type RunDatabases = Omit<PostgresDatabases, "stop">;

/** Databases on the PostgreSQL of the run: they are removed after it. */
export function usePostgres(): RunDatabases {
  const url = inject("postgresUrl");
  if (url === undefined)
    throw new Error("PostgreSQL is started by vitest.config.ts of the sandbox: run npm test there");
  return databasesOn(url, inject("postgresPrefix"));
}

/** For a sandbox in this process. It starts there three times as fast as on PGlite. */
export async function placeOn(postgres: RunDatabases, { isEmpty = false } = {}): Promise<Place> {
  const url = await (isEmpty ? postgres.create() : createFilled(postgres));
  return { kind: "postgres", url, connections: 5 };
}

let filled: Promise<string> | undefined;

/** A database with the tables and the demo data, as a copy of one of this process; in the proof each start makes them. */
export async function createFilled(postgres: RunDatabases): Promise<string> {
  if (isProof) return postgres.create();
  filled ??= fill(postgres);
  return postgres.create(await filled);
}

/** Makes a database with the tables and the demo data. */
export async function fill(postgres: RunDatabases): Promise<string> {
  const url = await postgres.create();
  const sandbox = await startSandbox({ ...SETTINGS, place: { kind: "postgres", url, connections: 5 } });
  await sandbox.stop();
  return url;
}

/** The databases of the sandbox. */
export type DatabaseName = "PGlite" | "PostgreSQL";

const DATABASES: readonly DatabaseName[] = ["PGlite", "PostgreSQL"];

/** Those for what neither of them does in a way of its own: `npm test` takes the one that starts in a third of the time. */
export const ANY_DATABASE: readonly DatabaseName[] = isProof ? DATABASES : ["PostgreSQL"];

/** Those of this process, whose files share them: a start takes up to a second. */
const started = new Map<DatabaseName, Promise<Sandbox>>();

/** The sandbox on a database, with its demo data as at first. */
async function sandboxOn(database: DatabaseName): Promise<Sandbox> {
  let start = started.get(database);
  if (start === undefined) {
    const place = database === "PGlite" ? { kind: "memory" as const } : await placeOn(usePostgres());
    start = startSandbox({ ...SETTINGS, place });
    started.set(database, start);
  }
  const sandbox = await start;
  const { status } = await fetch(`${sandbox.origin}/__sandbox/reset`, { method: "POST" });
  if (status !== 204) throw new Error(`The reset of the sandbox is answered ${status}.`);
  return sandbox;
}

/** Describes the same tests on a sandbox on each database, which has nothing but the demo data before them. */
export function describeOnSandboxes(
  describeTests: (sandbox: () => Sandbox) => void,
  databases = DATABASES,
): void {
  describe.each(databases)("on %s", (name) => {
    let sandbox: Sandbox | undefined;
    beforeAll(async () => {
      sandbox = await sandboxOn(name);
    });
    describeTests(() => {
      if (sandbox === undefined) throw new Error("The sandbox has not been started.");
      return sandbox;
    });
  });
}
