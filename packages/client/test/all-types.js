/**
 * `npm run types:published`: the declarations of the package with every compiler and setting. An environment variable, as
 * every shell writes one in its own way.
 */
import { spawnSync } from "node:child_process";

const vitest = [
  "vitest",
  "run",
  "--root",
  ".",
  "--config",
  "../../vitest.config.ts",
  "test/packed-types.test.ts",
];
const { status } = spawnSync("npx", vitest, {
  stdio: "inherit",
  env: { ...process.env, TYPES: "all" },
  shell: process.platform === "win32",
});
process.exitCode = status ?? 1;
