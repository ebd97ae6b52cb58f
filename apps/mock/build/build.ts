import { writeFile } from "node:fs/promises";
import { run } from "@facility-contracts/command/failure";
import { bundle } from "./bundle.ts";
import { licencesOf } from "./licences.ts";
import { prepareContract } from "./prepare-contract.ts";

// Writes dist/, the package that is packed: what Prism answers, and the mock with all that it needs.
await run("build", async () => {
  const prepared = await prepareContract();
  const modules = await bundle("dist");
  await writeFile("dist/licences.txt", await licencesOf(modules));
  await writeFile("dist/prepared.json", JSON.stringify(prepared));
  console.log(`Wrote apps/mock/dist in ${Math.round(performance.now())} ms`);
});
