/**
 * GitHub's description of its API, which only the proof and the benchmark install.
 */
import { join } from "node:path";
import { installTool } from "@facility-contracts/tools";

/**
 * Its file: 13 MB of OpenAPI 3.0.
 *
 * @throws Failure when npm cannot install it
 */
export async function githubFile(): Promise<string> {
  return join(await installTool("github-description"), "@octokit/openapi/generated/api.github.com.json");
}
