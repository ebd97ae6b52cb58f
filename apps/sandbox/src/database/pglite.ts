/**
 * PGlite: PostgreSQL in this process.
 */
import type { PGlite, PGliteOptions } from "@electric-sql/pglite";
import { keepByteOrderMarks } from "./whole-texts.ts";

/** The type number of `bigint`. All that are kept are safe integers, so they are read as numbers. */
export const BIGINT = 20;

/** Its usual 128 MB would be filled with zeros at each start, and it reads its files from memory anyway. */
const SHARED_BUFFERS = "16MB";

export async function createPGlite(options: PGliteOptions): Promise<PGlite> {
  keepByteOrderMarks();
  const { PGlite } = await import("@electric-sql/pglite");
  return PGlite.create({
    ...options,
    parsers: { [BIGINT]: Number },
    startParams: [...PGlite.defaultStartParams, "-c", `shared_buffers=${SHARED_BUFFERS}`],
  });
}
