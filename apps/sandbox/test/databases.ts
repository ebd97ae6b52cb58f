/**
 * The databases that the sandbox is tested on: each test runs on both.
 */
import { afterAll, beforeAll, describe, inject } from "vitest";
import type { Place } from "../src/database/database.ts";
import { type Sandbox, type SandboxSettings, startSandbox } from "../src/sandbox.ts";
import { databasesOn, type PostgresDatabases } from "./postgres/databases.ts";

/** The settings of a sandbox for a test, on any free port. */
export const SETTINGS: Omit<SandboxSettings, "place"> = {
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

/** Gives places of one kind for the tests of a file. */
export interface Places {
  /** An empty place of its own. */
  create(): Promise<Place>;
}

/** Describes the same tests on PGlite and on PostgreSQL. */
export function describeOnDatabases(describeTests: (places: Places, kind: Place["kind"]) => void): void {
  describe("on PGlite", () => {
    describeTests({ create: async () => ({ kind: "memory" }) }, "memory");
  });
  describe("on PostgreSQL", () => {
    const postgres = usePostgres();
    const create = async (): Promise<Place> => {
      return { kind: "postgres", url: await postgres.create(), connections: 5 };
    };
    describeTests({ create }, "postgres");
  });
}

/** A sandbox on each database, which is started before the tests and stopped after them. */
export function describeOnSandboxes(
  describeTests: (sandbox: () => Sandbox) => void,
  settings: Partial<SandboxSettings> = {},
): void {
  describeOnDatabases((places) => {
    let sandbox: Sandbox | undefined;
    beforeAll(async () => {
      sandbox = await startSandbox({ ...SETTINGS, ...settings, place: await places.create() });
    });
    afterAll(() => sandbox?.stop());
    describeTests(() => {
      if (sandbox === undefined) throw new Error("The sandbox has not been started.");
      return sandbox;
    });
  });
}
