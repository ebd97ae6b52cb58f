/**
 * The database that later starts on PGlite begin with, where nothing can be kept. To make one takes seconds.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { preparedDatabase } from "../../src/database/prepared.ts";
import { demoFilling } from "../../src/demo/seed.ts";
import { SERVED } from "../apis.ts";

test("there is one all the same", async () => {
  const folder = await mkdtemp(join(tmpdir(), "sandbox-prepared-"));
  try {
    const file = join(folder, "file");
    await writeFile(file, "");
    expect(
      (await (await preparedDatabase(demoFilling(SERVED), join(file, "below"))).arrayBuffer()).byteLength,
    ).toBeGreaterThan(1_000_000);
  } finally {
    await rm(folder, { recursive: true });
  }
});
