import { describe } from "vitest";
import { contractTests } from "../../src/vitest.ts";
import type { EntryRun } from "./run.ts";

const runs: readonly EntryRun[] = JSON.parse(process.env.ENTRY_RUNS ?? "[]");
for (const { name, config, options } of runs) describe(name, () => contractTests(config, options));
