/**
 * The page of a review, as a part of the portal.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { Failure } from "@facility-contracts/command/failure";
import { ROOT } from "@facility-contracts/command/repository";
import { writeAtomically } from "@facility-contracts/command/write-atomically";
import type { Review } from "./report.ts";

const BUILD = ["run", "build", "--filter=@facility-contracts/portal", "--output-logs=errors-only"];

/**
 * Gives the review to the portal, and builds it.
 *
 * @returns the page, from the root of the repository
 * @throws {Failure} when the portal cannot be built, with what its build says
 */
export async function buildPage(review: Review): Promise<string> {
  await writeAtomically(join(ROOT, "apps/portal/review.json"), `${JSON.stringify(review)}\n`);
  const build = spawn(process.execPath, [join(ROOT, "scripts/turbo.js"), ...BUILD], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [said, complaints, [code]] = await Promise.all([
    text(build.stdout),
    text(build.stderr),
    once(build, "close"),
  ]);
  if (code !== 0) throw new Failure(1, `the portal cannot be built:\n${`${said}\n${complaints}`.trim()}`);
  return "apps/portal/dist/review.html";
}
