/**
 * Where the tools of others are: a locked package of the proof, which npm installs the first time.
 */
import { dirname } from "node:path";
import { installTool } from "@facility-contracts/tools";

/**
 * The folder whose `node_modules` has them.
 *
 * @throws Failure when npm cannot install them
 */
export async function readersFolder(): Promise<string> {
  return dirname(await installTool("readers"));
}
