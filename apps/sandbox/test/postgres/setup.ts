/**
 * Starts one PostgreSQL for all test files of a run.
 */
import type { TestProject } from "vitest/node";
import { startPostgres } from "./postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** `postgres://...` of the maintenance database. */
    readonly postgresUrl: string;
    /** How the names of the databases of this run begin. */
    readonly postgresPrefix: string;
    /** Data from which other servers begin; none when a variable names the server. */
    readonly freshPostgres: string | undefined;
  }
}

/** What vitest calls before the tests; what it returns is called after them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres();
  project.provide("postgresUrl", postgres.url);
  project.provide("postgresPrefix", postgres.prefix);
  project.provide("freshPostgres", postgres.fresh);
  return () => postgres.stop();
}
