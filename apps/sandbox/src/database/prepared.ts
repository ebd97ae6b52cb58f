/**
 * A database of PGlite that has its tables already. To make one takes longer than all the rest of a start, so the first
 * start keeps it for all later ones.
 */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "@facility-contracts/command/repository";
import { writeAtomically } from "@facility-contracts/command/write-atomically";
import { Kysely, PGliteDialect } from "kysely";
import { migrate } from "./migrate.ts";
import { createPGlite } from "./pglite.ts";
import type { Tables } from "./tables.ts";

const CACHE = join(ROOT, ".cache/sandbox");

/** What decides on the files of the database: the code that makes it, and the versions of what it is made with. */
const SOURCES = ["prepared.ts", "pglite.ts", "migrate.ts", "migrations", "../../package.json"];

/** The files of a database that has the newest tables and no rows, as PGlite loads them. */
export async function preparedDatabase(cache = CACHE): Promise<Blob> {
  const name = `${await keyOf(SOURCES)}.tar`;
  const kept = await readFile(join(cache, name)).catch(() => undefined);
  const files = kept ?? (await prepare());
  if (kept === undefined) await keep(cache, name, files);
  // By its type it is known to be one that is not compressed.
  return new Blob([files], { type: "application/x-tar" });
}

async function keyOf(sources: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const source of sources) {
    const path = join(import.meta.dirname, source);
    const files = source.includes(".") ? [path] : (await readdir(path)).map((name) => join(path, name));
    for (const file of files.toSorted()) hash.update(await readFile(file));
  }
  return hash.digest("hex").slice(0, 16);
}

async function prepare(): Promise<Buffer<ArrayBuffer>> {
  const { dataDir } = await import("@electric-sql/pglite-prepopulatedfs");
  const pglite = await createPGlite({ loadDataDir: await dataDir() });
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
  try {
    await migrate(db);
    // Nobody makes a database out of these, which are two thirds of the files.
    await pglite.exec("update pg_database set datistemplate = false");
    await pglite.exec("drop database template0");
    await pglite.exec("drop database template1");
    await pglite.exec("checkpoint");
    const files = await pglite.dumpDataDir("none");
    return Buffer.from(await files.arrayBuffer());
  } finally {
    await db.destroy();
  }
}

/** Keeps it instead of those of other versions, where that is possible: the next start may do without. */
async function keep(cache: string, name: string, files: Buffer): Promise<void> {
  try {
    await mkdir(cache, { recursive: true });
    for (const old of await readdir(cache)) await rm(join(cache, old), { force: true });
    await writeAtomically(join(cache, name), files);
  } catch {
    // A folder that may not be written, or another process that keeps the same at this moment.
  }
}
