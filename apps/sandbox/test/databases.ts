/**
 * The databases that the sandbox is tested on: each test runs on both.
 */
import { afterAll, beforeAll, describe, inject } from "vitest";
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

/** Databases on the PostgreSQL of the run, for the tests of a file: they are removed after them. */
export function usePostgres(): PostgresDatabases {
  const url = inject("postgresUrl");
  if (url === undefined)
    throw new Error("PostgreSQL is started by vitest.config.ts of the sandbox: run npm test there");
  const postgres = databasesOn(url);
  afterAll(() => postgres.stop());
  return postgres;
}

/** An empty database, for a sandbox in this process. It starts there three times as fast as on PGlite. */
export async function placeOn(postgres: PostgresDatabases): Promise<Place> {
  return { kind: "postgres", url: await postgres.create(), connections: 5 };
}

/** The databases of the sandbox. */
export type DatabaseName = "PGlite" | "PostgreSQL";

/** Of this process, whose files share it: a start takes a second, and its memory comes back only with the process. */
let onPGlite: Promise<Sandbox> | undefined;

/** The sandbox on PGlite, with its demo data as at first. */
async function sandboxOnPGlite(): Promise<Sandbox> {
  onPGlite ??= startSandbox({ ...SETTINGS, place: { kind: "memory" } });
  const sandbox = await onPGlite;
  const { status } = await fetch(`${sandbox.origin}/__sandbox/reset`, { method: "POST" });
  if (status !== 204) throw new Error(`The reset of the sandbox is answered ${status}.`);
  return sandbox;
}

/** Describes the same tests on a sandbox on each database, which has nothing but the demo data before them. */
export function describeOnSandboxes(
  describeTests: (sandbox: () => Sandbox) => void,
  databases: readonly DatabaseName[] = ["PGlite", "PostgreSQL"],
): void {
  describe.each(databases)("on %s", (name) => {
    const postgres = usePostgres();
    let sandbox: Sandbox | undefined;
    beforeAll(async () => {
      sandbox =
        name === "PGlite"
          ? await sandboxOnPGlite()
          : await startSandbox({ ...SETTINGS, place: await placeOn(postgres) });
    });
    afterAll(async () => {
      if (name === "PostgreSQL") await sandbox?.stop();
    });
    describeTests(() => {
      if (sandbox === undefined) throw new Error("The sandbox has not been started.");
      return sandbox;
    });
  });
}
