/**
 * A database of PGlite that has its tables and its first rows already. To make one takes longer than all the rest of a start, so
 * the first start keeps it for all later ones.
 */
import { createHash } from "node:crypto";
import { globSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { makeFolder } from "@facility-contracts/command/make-folder";
import { ROOT } from "@facility-contracts/command/repository";
import { writeAtomically } from "@facility-contracts/command/write-atomically";
import { Kysely, PGliteDialect } from "kysely";
import { migrate } from "./migrate.ts";
import { createPGlite } from "./pglite.ts";
import type { Tables } from "./tables.ts";

const CACHE = join(ROOT, ".cache/sandbox");

/** What decides on the database: the code that makes it and fills it, and the versions of what it is made with. */
const SOURCES = ["src/**/*.ts", "package.json"];

const SANDBOX = join(import.meta.dirname, "../..");

/** What a database gets beside its tables. */
export interface Filling {
  /** Changes with what is put in, as far as that does not stand in the sources of the sandbox. */
  readonly key: string;
  readonly fill: (db: Kysely<Tables>) => Promise<unknown>;
}

/** The files of a database that has the newest tables and is filled, as PGlite loads them. */
export async function preparedDatabase(filling: Filling, cache = CACHE, make = prepare): Promise<Blob> {
  const name = `${await keyOf(filling)}.tar`;
  const kept = await readFile(join(cache, name)).catch(() => undefined);
  const files = kept ?? (await make(filling));
  if (kept === undefined) await keep(cache, name, files);
  return new TarFile(files);
}

/** To get at the bytes of a Blob takes longer than to read them from the disk. */
class TarFile extends Blob {
  readonly #bytes: Buffer<ArrayBuffer>;

  constructor(bytes: Buffer<ArrayBuffer>) {
    // By its type it is known to be one that is not compressed.
    super([], { type: "application/x-tar" });
    this.#bytes = bytes;
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    const { buffer, byteOffset, byteLength } = this.#bytes;
    return buffer.slice(byteOffset, byteOffset + byteLength);
  }
}

async function keyOf({ key }: Filling): Promise<string> {
  const hash = createHash("sha256").update(key);
  for (const file of globSync(SOURCES, { cwd: SANDBOX }).toSorted())
    hash.update(await readFile(join(SANDBOX, file)));
  return hash.digest("hex").slice(0, 16);
}

async function prepare({ fill }: Filling): Promise<Buffer<ArrayBuffer>> {
  const { dataDir } = await import("@electric-sql/pglite-prepopulatedfs");
  const pglite = await createPGlite({ loadDataDir: await dataDir() });
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
  try {
    await migrate(db);
    await fill(db);
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
    await makeFolder(cache);
    for (const old of await readdir(cache)) await rm(join(cache, old), { force: true });
    await writeAtomically(join(cache, name), files);
  } catch {
    // A folder that may not be written, or another process that keeps the same at this moment.
  }
}
