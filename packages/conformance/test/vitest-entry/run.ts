import type { ConformanceConfig } from "../../src/config.ts";
import type { TestOptions } from "../../src/vitest.ts";

/** What the entry registers: one process runs several of them. */
export interface EntryRun {
  readonly name: string;
  readonly config: ConformanceConfig;
  readonly options: TestOptions;
}
