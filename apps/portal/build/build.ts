/**
 * `npm run build` in this workspace: writes the portal into `dist/`.
 */
import { join, relative } from "node:path";
import { type Command, type Options, runCommand } from "@facility-contracts/command/options";
import { apis } from "@facility-contracts/contract/apis";
import { loadSite } from "./load.ts";
import { writeSite } from "./write-site.ts";

const PORTAL = join(import.meta.dirname, "..");

const COMMAND = {
  does: "Writes the portal: a static site that npm start shows, and that works from a folder.",
  usage: "node build/build.ts [options]",
  options: {
    out: { value: "folder", help: "where to (default: dist)" },
    review: {
      value: "file",
      help: "a review to show (default: review.json, when it is there; npm run review -- --portal writes it)",
    },
    results: { value: "folder", help: "runs of the contract tests, <api>.json each (default: results)" },
  },
  exits: "Exit codes: 0 written, 1 something cannot be read, 2 wrong use.",
} as const satisfies Command<Options>;

await runCommand("portal", COMMAND, async ({ out, results, review }) => {
  const folder = out ?? join(PORTAL, "dist");
  const names = apis.map(({ name }) => name);
  const site = await loadSite(names, {
    review: review ?? join(PORTAL, "review.json"),
    reviewAsked: review !== undefined,
    results: results ?? join(PORTAL, "results"),
  });
  await writeSite(site, folder);
  console.log(
    `Wrote ${relative(process.cwd(), folder) || folder} in ${Math.round(performance.now())} ms. Next: npm start shows it, or open ${relative(process.cwd(), join(folder, "index.html"))}`,
  );
});
