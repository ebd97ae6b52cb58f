/**
 * `npm run facts`: holds the contract against its ledgers.
 */
import { runCommand } from "@facility-contracts/command/options";
import { COMMAND, perform } from "./command.ts";

await runCommand("facts", COMMAND, async (values) => {
  process.exitCode = await perform(values, console.log);
});
