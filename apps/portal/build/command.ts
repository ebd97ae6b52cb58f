/**
 * What the command that writes the portal does.
 */
import { statSync } from "node:fs";
import { join, relative } from "node:path";
import { callersPath } from "@facility-contracts/command/callers-path";
import { Failure } from "@facility-contracts/command/failure";
import type { Command, Options, Values } from "@facility-contracts/command/options";
import { apis } from "@facility-contracts/contract/apis";
import { loadSite } from "./load.ts";
import { makeRoomFor, writeSite } from "./write-site.ts";

const PORTAL = join(import.meta.dirname, "..");

export const COMMAND = {
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

/** Writes it where the options say. @throws {Failure} for wrong use, and for what cannot be read or written */
export async function build({ out, results, review }: Values<typeof COMMAND.options>): Promise<void> {
  const folder = named(out, "dist");
  checkNamed("review", review, "file");
  checkNamed("results", results, "folder");
  // Nobody has anything of their own in `dist`.
  if (out !== undefined) await makeRoomFor(folder);
  const names = apis.map(({ name }) => name);
  const site = await loadSite(names, {
    review: named(review, "review.json"),
    results: named(results, "results"),
  });
  await writeSite(site, folder);
  const here = callersPath(".");
  const shows = out === undefined ? "npm start shows it, or " : "";
  console.log(
    `Wrote ${relative(here, folder) || folder} in ${Math.round(performance.now())} ms. Next: ${shows}open ${relative(here, join(folder, "index.html"))}`,
  );
}

/** @throws {Failure} for an option that names nothing, or something of another kind */
function checkNamed(option: string, path: string | undefined, kind: "file" | "folder"): void {
  if (path === undefined) return;
  const there = statSync(callersPath(path), { throwIfNoEntry: false });
  if (there === undefined) throw new Failure(2, `--${option}: there is no ${callersPath(path)}`);
  if (there.isDirectory() !== (kind === "folder"))
    throw new Failure(2, `--${option}: ${callersPath(path)} is no ${kind}`);
}

/** What an option names, or what stands in this workspace. */
function named(path: string | undefined, usual: string): string {
  return path === undefined ? join(PORTAL, usual) : callersPath(path);
}
