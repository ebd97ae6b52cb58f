/**
 * `npm run build` in this workspace: writes the portal into `dist/`.
 */
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { run, wrongOptions } from "@facility-contracts/command/failure";
import { operations } from "@facility-contracts/contract/operations";
import { loadSite } from "./load.ts";
import { writeSite } from "./write-site.ts";

const PORTAL = join(import.meta.dirname, "..");

const HELP = `Writes the portal: a static site that npm start shows, and that works from a folder.

Usage: node build/build.ts [options]

  --out <folder>      where to (default: dist)
  --review <file>     a review to show (default: review.json, when it is there; npm run review -- --portal writes it)
  --results <folder>  runs of the contract tests, <api>.json each (default: results)
  --help              show this text

Exit codes: 0 written, 1 something cannot be read, 2 wrong use.
`;

await run("portal", async () => {
  const { help, out, results, review } = readOptions();
  if (help) {
    process.stdout.write(HELP);
    return;
  }
  const folder = out ?? join(PORTAL, "dist");
  const apis = [...new Set(operations.map(({ api }) => api))];
  const site = await loadSite(apis, {
    review: review ?? join(PORTAL, "review.json"),
    reviewAsked: review !== undefined,
    results: results ?? join(PORTAL, "results"),
  });
  await writeSite(site, folder);
  console.log(
    `Wrote ${relative(process.cwd(), folder) || folder} in ${Math.round(performance.now())} ms. Next: npm start shows it, or open ${relative(process.cwd(), join(folder, "index.html"))}`,
  );
});

function readOptions() {
  try {
    return parseArgs({
      options: {
        out: { type: "string" },
        review: { type: "string" },
        results: { type: "string" },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw wrongOptions(error);
  }
}
