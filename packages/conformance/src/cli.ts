/**
 * The command `facility-conformance`.
 */
import { runCommand } from "@facility-contracts/command/options";
import { perform } from "./command.ts";
import { COMMAND } from "./command-options.ts";

await runCommand("facility-conformance", COMMAND, async (values) => {
  process.exitCode = await perform(values, (text) => process.stdout.write(text));
});
