/**
 * `npm run build` in this workspace: writes the portal into `dist/`.
 */
import { runCommand } from "@facility-contracts/command/options";
import { build, COMMAND } from "./command.ts";

await runCommand("portal", COMMAND, build);
