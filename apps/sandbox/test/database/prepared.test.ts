/**
 * The database that later starts on PGlite begin with.
 */
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createPGlite } from "../../src/database/pglite.ts";
import { preparedDatabase } from "../../src/database/prepared.ts";

let cache: string;

beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), "sandbox-prepared-"));
});
afterAll(() => rm(cache, { recursive: true }));

test("the first start keeps it in place of older ones, and the next ones take what is kept", async () => {
  await writeFile(join(cache, "older.tar"), "");
  const first = await preparedDatabase(cache);
  const pglite = await createPGlite({ loadDataDir: first });
  const { rows } = await pglite.query(
    "select (select count(*) from kysely_migration) > 0 as migrated, (select count(*) from secrets) as secrets",
  );
  await pglite.close();
  expect(rows).toEqual([{ migrated: true, secrets: 0 }]);

  const [name = "", ...others] = await readdir(cache);
  expect(others).toEqual([]);
  await writeFile(join(cache, name), "kept");
  expect(await (await preparedDatabase(cache)).text()).toBe("kept");
});
