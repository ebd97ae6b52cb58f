import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Failure, run } from "@facility-contracts/command/failure";
import { apis } from "@facility-contracts/contract/apis";
import { installTool } from "@facility-contracts/tools";

// The real `prism mock` on the document of one API: `npm run prism -- tickets --port 4011`.
await run("prism", async () => {
  const [name, ...options] = process.argv.slice(2);
  const names = apis.map((api) => api.name);
  const api = names.find((known) => known === name);
  if (api === undefined) {
    const what = name === undefined ? "Name an API" : `There is no API '${name}'`;
    throw new Failure(2, `${what}: ${names.join(" or ")}. Options of \`prism mock\` go behind it`);
  }
  const prism = join(await installTool("prism-cli"), "@stoplight/prism-cli/dist/index.js");
  // In production Prism forks a process that logs, and that one cannot start.
  delete process.env.NODE_ENV;
  const document = fileURLToPath(import.meta.resolve(`@facility-contracts/contract/${api}.json`));
  process.argv.splice(2, Number.POSITIVE_INFINITY, "mock", document, ...options);
  await import(pathToFileURL(prism).href);
});
