import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Failure, run } from "@facility-contracts/command/failure";
import { installTool } from "@facility-contracts/tools";
import { API_NAMES, documentPath } from "../src/documents.ts";

// The real `prism mock` on the document of one API: `npm run prism -- tickets --port 4011`.
await run("prism", async () => {
  const [name, ...options] = process.argv.slice(2);
  const api = API_NAMES.find((known) => known === name);
  if (api === undefined) {
    const what = name === undefined ? "Name an API" : `There is no API '${name}'`;
    throw new Failure(2, `${what}: ${API_NAMES.join(" or ")}. Options of \`prism mock\` go behind it`);
  }
  const prism = join(await installTool("prism-cli"), "@stoplight/prism-cli/dist/index.js");
  // In production Prism forks a process that logs, and that one cannot start.
  delete process.env.NODE_ENV;
  process.argv.splice(2, Number.POSITIVE_INFINITY, "mock", documentPath(api), ...options);
  await import(pathToFileURL(prism).href);
});
