/**
 * Runs `npm run bench -- conformance`.
 */
import { join } from "node:path";
import { ended } from "./command-run.ts";

const ROOT = join(import.meta.dirname, "../../..");

/** Runs it with these options, to its end. */
export const bench = (...args: readonly string[]) =>
  ended(process.execPath, ["scripts/bench.ts", "conformance", ...args], ROOT);
