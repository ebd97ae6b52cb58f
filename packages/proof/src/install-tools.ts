/**
 * Installs the tools that it is given, so that no test waits for the registry.
 */
import { availableParallelism } from "node:os";
import { run } from "@facility-contracts/command/failure";
import { inOrder } from "@facility-contracts/command/in-order";
import { installTool } from "@facility-contracts/tools";

await run("tools", async () => {
  await inOrder(process.argv.slice(2), availableParallelism(), (name) => installTool(name));
});
