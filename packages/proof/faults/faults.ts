/**
 * `npm run faults`: whether the suite finds each seeded fault, by which check and how fast.
 */
import { runCommand } from "@facility-contracts/command/options";
import { COMMAND, perform } from "./command.ts";

await runCommand("faults", COMMAND, async (values) => {
  process.exitCode = await perform(values, console.log);
});
