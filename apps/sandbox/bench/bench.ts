import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "@facility-contracts/command/options";
import { startPostgres } from "../test/postgres/postgres.ts";
import { compare } from "./comparison.ts";
import { measureGrowth } from "./growth.ts";
import { COMMAND, checkedOptions } from "./options.ts";
import { textOf } from "./report.ts";

/*
 * What a request costs the sandbox, next to a bare handler that makes the same checks, and whether that stays so with more
 * rows. All servers take turns in one run, so that a busy machine slows all of them down. Absolute numbers differ between
 * machines, ratios less.
 */

await runCommand("bench", COMMAND, async (values) => {
  const { sizes, json, ...effort } = checkedOptions(values);
  // The servers end with this process, and so does PostgreSQL.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
  const begin = performance.now();
  const progress = (text: string) =>
    console.error(`${Math.round((performance.now() - begin) / 1000)} s: ${text}`);

  const folder = await mkdtemp(join(tmpdir(), "sandbox-bench-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const postgres = await startPostgres();
  try {
    const comparisons = await compare(await postgres.create(), folder, effort, progress);
    const growth = await measureGrowth(postgres, sizes, folder, effort, progress);
    progress("done");
    console.log(
      json ? JSON.stringify({ formatVersion: 2, comparisons, growth }, null, 2) : textOf(comparisons, growth),
    );
  } finally {
    await postgres.stop();
  }
});
