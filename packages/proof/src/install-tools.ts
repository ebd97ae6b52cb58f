/**
 * Installs the tools that it is given, so that no test waits for the registry.
 */
import { run } from "@facility-contracts/command/failure";
import { installTool } from "@facility-contracts/tools";

await run("tools", async () => {
  for (const name of process.argv.slice(2)) await installTool(name);
});
