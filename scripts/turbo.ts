/**
 * Starts turbo for the root scripts, with what cannot be said in turbo.json: no tool sends usage data (docs/adr/0009),
 * and npm, through which turbo runs each task, leaves it to the task to say why it failed.
 *
 *     node scripts/turbo.ts run lint
 *
 * Exit codes: those of turbo.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const TURBO = fileURLToPath(new URL("../node_modules/turbo/bin/turbo", import.meta.url));

const { status, error } = spawnSync(process.execPath, [TURBO, ...process.argv.slice(2)], {
  stdio: "inherit",
  env: {
    ...process.env,
    TURBO_TELEMETRY_DISABLED: "1",
    DO_NOT_TRACK: "1",
    REDOCLY_TELEMETRY: "off",
    SCARF_ANALYTICS: "false",
    npm_config_loglevel: "silent",
  },
});
if (error) throw error;
process.exit(status ?? 1);
