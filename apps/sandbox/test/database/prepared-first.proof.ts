/**
 * The database that later starts on PGlite begin with.
 */
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createPGlite } from "../../src/database/pglite.ts";
import { preparedDatabase } from "../../src/database/prepared.ts";
import { demoFilling } from "../../src/demo/seed.ts";
import { SERVED } from "../apis.ts";

let cache: string;

beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), "sandbox-prepared-"));
});
afterAll(() => rm(cache, { recursive: true }));

test("the first start keeps it in place of older ones, and the next ones take what is kept", async () => {
  await writeFile(join(cache, "older.tar"), "");
  const filling = demoFilling(SERVED);
  const first = await preparedDatabase(filling, cache);
  const pglite = await createPGlite({ loadDataDir: first });
  const { rows } = await pglite.query(
    `select (select count(*) from kysely_migration) > 0 as migrated, (select count(*) from tickets) > 0 as filled,
     (select array_agg(name) from secrets) as secrets`,
  );
  await pglite.close();
  // The secret that signs URLs is of one start.
  expect(rows).toEqual([{ migrated: true, filled: true, secrets: ["demo-data"] }]);

  const [name = "", ...others] = await readdir(cache);
  expect(others).toEqual([]);
  await writeFile(join(cache, name), "kept");
  const next = await preparedDatabase(filling, cache);
  expect(Buffer.from(await next.arrayBuffer()).toString()).toBe("kept");
});
