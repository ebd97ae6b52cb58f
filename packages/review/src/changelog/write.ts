/**
 * Writes the changelogs, and takes the changesets out that went into them.
 */
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "@facility-contracts/command/failure";
import { writeAtomically } from "@facility-contracts/command/write-atomically";
import type { Reviewed } from "../review.ts";
import { announcedBump } from "../version/changesets.ts";
import { whyUntold } from "../version/version.ts";
import { changelogEntry, changelogFile, entryOf, withEntry } from "./changelog.ts";

/** The entries of all APIs with a new version, by API. */
export function entriesOf({ changesets, review }: Reviewed): Map<string, string> {
  return new Map(
    review.apis
      .filter(
        ({ version }) =>
          version.after !== null && (version.bump !== "none" || version.before !== version.after),
      )
      .map((api) => [api.api, changelogEntry(api, changesets)]),
  );
}

/**
 * Writes the entries and removes the changesets of those APIs.
 *
 * @returns what was done, a line each
 * @throws {Failure} for a breaking change that no changeset announces, or a version that is too low: nothing is written then
 */
export async function writeChangelogs(root: string, reviewed: Reviewed): Promise<string[]> {
  const { changesets, review } = reviewed;
  const entries = entriesOf(reviewed);
  for (const { api, version } of review.apis) {
    if (!entries.has(api)) continue;
    if (!version.ok)
      throw new Failure(
        1,
        `${api}: ${whyUntold(version) ?? `raise info.version to ${version.required} first; it is ${version.after}`}`,
      );
    const known = entryOf(await changelogOf(root, api), version.after ?? "");
    if (known === undefined && version.bump === "major" && announcedBump(changesets, api) !== "major")
      throw new Failure(
        1,
        `${api}: a breaking change needs a changeset first; openapi/changes/README.md shows one`,
      );
  }
  const done: string[] = [];
  for (const one of review.apis) {
    const { api, version } = one;
    if (!entries.has(api) || version.after === null) continue;
    const old = await changelogOf(root, api);
    const entry = changelogEntry(one, changesets, entryOf(old, version.after));
    const text = withEntry(old, entry, version.after);
    if (text === old) {
      done.push(`${changelogFile(api)} has an entry for ${version.after} already`);
      continue;
    }
    await writeAtomically(join(root, changelogFile(api)), text);
    done.push(`wrote ${changelogFile(api)}: ${version.after}`);
  }
  // Of a changeset for two APIs the rest stays until the other one has its version.
  for (const { file, releases } of changesets) {
    if (!releases.every(({ api }) => entries.has(api))) continue;
    await rm(join(root, file));
    done.push(`removed ${file}`);
  }
  return done;
}

async function changelogOf(root: string, api: string): Promise<string> {
  return readFile(join(root, changelogFile(api)), "utf8").catch(() => `# Changelog of ${api}\n`);
}
