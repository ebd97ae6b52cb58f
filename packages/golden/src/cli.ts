/**
 * `npm run golden`: compares the outputs of the engines with those that are committed.
 */
import { runCommand } from "@facility-contracts/command/options";
import { COMMAND, perform } from "./command.ts";

await runCommand("golden", COMMAND, async (values) => {
  process.exitCode = await perform(values);
});
