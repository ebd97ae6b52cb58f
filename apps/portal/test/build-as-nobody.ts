/**
 * The command, called by somebody who may not write everywhere as root may. Its code is loaded before: it may stand below a
 * folder which that user may not pass.
 */
import { runCommand } from "@facility-contracts/command/options";
import { build, COMMAND } from "../build/command.ts";

const NOBODY = 65_534;

if (process.getuid?.() === 0) process.setuid?.(NOBODY);
await runCommand("portal", COMMAND, build);
