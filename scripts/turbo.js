/**
 * Starts turbo for the root scripts, with what cannot be said in turbo.json: no tool sends usage data (docs/adr/0009),
 * and npm, through which turbo runs each task, leaves it to the task to say why it failed.
 *
 *     node scripts/turbo.js run lint
 *
 * JavaScript, so that it can say on any Node what is missing. Exit codes: those of turbo, 2 before `npm ci`.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const TURBO = fileURLToPath(new URL("../node_modules/turbo/bin/turbo", import.meta.url));
/** Where Node keeps what it compiled: half of what a short task takes is the loading of its tools. */
const COMPILED = fileURLToPath(new URL("../.cache/compiled", import.meta.url));

if (!existsSync(TURBO)) {
  console.error("Nothing is installed yet. Run: npm ci");
  process.exit(2);
}
const turbo = spawn(process.execPath, [TURBO, ...process.argv.slice(2)], {
  stdio: "inherit",
  env: {
    ...process.env,
    TURBO_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
    REDOCLY_TELEMETRY: "off",
    SCARF_ANALYTICS: "false",
    npm_config_loglevel: "silent",
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? COMPILED,
  },
});
// A signal that reaches only this process has to end turbo and its tasks too.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => turbo.kill(signal));
turbo.on("exit", (code) => process.exit(code ?? 1));
