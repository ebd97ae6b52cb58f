/**
 * The changelog of an API, from the same data as the review.
 */

import type { ApiReview, Change } from "../report.ts";
import type { Changeset } from "../version/changesets.ts";

/** Where the changelog of an API is, from the root of the repository. */
export function changelogFile(api: string): string {
  return `openapi/${api}/CHANGELOG.md`;
}

const GROUPS = ["Breaking", "New", "Changed", "Documentation"] as const;

/** The entry of the new version: its heading, what changed by kind, and what the changesets say. */
export function changelogEntry(
  { api, changes, version }: ApiReview,
  changesets: readonly Changeset[],
): string {
  const texts = changesets
    .filter(({ releases }) => releases.some((release) => release.api === api))
    .map(({ text }) => text);
  const groups = GROUPS.flatMap((group) => {
    const sentences = new Set(changes.filter((change) => groupOf(change) === group).map(lineOf));
    return sentences.size === 0 ? [] : [`### ${group}\n\n${[...sentences].join("\n")}`];
  });
  return `${[`## ${version.after}`, ...texts, ...groups].join("\n\n")}\n`;
}

function groupOf({ bump, kind, tier }: Change): (typeof GROUPS)[number] {
  if (bump === "major") return "Breaking";
  if (tier === "documentation") return "Documentation";
  return kind.endsWith("-added") ? "New" : "Changed";
}

function lineOf({ operations, sentence, tier }: Change): string {
  const names = operations.map(({ method, path }) => `\`${method.toUpperCase()} ${path}\``).join(", ");
  return names === "" || tier === "documentation" ? `- ${sentence}` : `- ${names}: ${sentence}`;
}

/** Whether a changelog has an entry for a version. */
export function hasEntry(changelog: string, version: string): boolean {
  return entryOf(changelog, version) !== undefined;
}

/** The entry of a version. */
export function entryOf(changelog: string, version: string): string | undefined {
  return changelog.split(/^(?=## )/m).find((part) => part.split("\n")[0]?.trim() === `## ${version}`);
}

/** The changelog with an entry before all others. One that it has stays as it is. */
export function withEntry(changelog: string, entry: string, version: string): string {
  if (hasEntry(changelog, version)) return changelog;
  const first = changelog.search(/^## /m);
  const [head, rest] = first < 0 ? [changelog, ""] : [changelog.slice(0, first), changelog.slice(first)];
  return `${head.trimEnd()}\n\n${entry}${rest === "" ? "" : `\n${rest}`}`;
}
