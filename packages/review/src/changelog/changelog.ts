/**
 * The changelog of an API, from the same data as the review.
 */

import type { ApiReview, Change } from "../report.ts";
import type { Accepting } from "../version/accepted.ts";
import type { Changeset } from "../version/changesets.ts";

/** Where the changelog of an API is, from the root of the repository. */
export function changelogFile(api: string): string {
  return `openapi/${api}/CHANGELOG.md`;
}

const GROUPS = ["Breaking", "New", "Changed", "Documentation"] as const;

/**
 * The entry of the new version, or of the one that it has to be: its heading, what the changesets say, and what changed by
 * kind.
 *
 * @param known the entry as it is: what people say in it stays, the groups are made anew
 */
export function changelogEntry(
  { api, changes, version }: ApiReview,
  changesets: readonly Changeset[],
  known = "",
): string {
  const said =
    known
      .replace(/^## .*/, "")
      .split(/^### /m)[0]
      ?.trim() ?? "";
  const texts = changesets
    .filter(({ releases, text }) => releases.some((release) => release.api === api) && !said.includes(text))
    .map(({ text }) => text);
  const groups = GROUPS.flatMap((group) => {
    // That there is a new version is what the heading says.
    const told = changes.filter((change) => groupOf(change) === group && change.kind !== "version");
    const sentences = new Set(told.map(lineOf));
    return sentences.size === 0 ? [] : [`### ${group}\n\n${[...sentences].join("\n")}`];
  });
  const heading = `## ${version.ok ? version.after : (version.required ?? version.after)}`;
  return `${[heading, ...(said === "" ? [] : [said]), ...texts, ...groups].join("\n\n")}\n`;
}

/** The lines that the entry has for what breaks, each once. */
export function breakingLines({ changes }: ApiReview): string[] {
  return [...new Set(changes.filter((change) => groupOf(change) === "Breaking").map(lineOf))];
}

function groupOf({ bump, kind, tier }: Change): (typeof GROUPS)[number] {
  if (bump === "major") return "Breaking";
  if (tier === "documentation") return "Documentation";
  return kind.endsWith("-added") ? "New" : "Changed";
}

function lineOf({ operations, sentence, tier }: Change): string {
  const names = operations.map(({ method, path }) => `\`${method.toUpperCase()} ${path}\``).join(", ");
  const text = textOf(sentence);
  return names === "" || tier === "documentation" ? `- ${text}` : `- ${names}: ${text}`;
}

/** A sentence in a line. Outside of code, what would begin a tag is text. */
function textOf(sentence: string): string {
  return sentence
    .replaceAll(/\s+/g, " ")
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll("<", "&lt;")))
    .join("");
}

export function entryOf(changelog: string, version: string): string | undefined {
  return changelog.split(/^(?=## )/m).find((part) => part.split("\n")[0]?.trim() === `## ${version}`);
}

/** The entry of a version that the base did not have, as what may accept changes; none where it has no entry. */
export function acceptingEntry(api: string, changelog: string, before: string, after: string): Accepting[] {
  const text = before === after ? undefined : entryOf(changelog, after);
  if (text === undefined) return [];
  const firstLine = changelog.slice(0, changelog.indexOf(text)).split("\n").length;
  return [{ file: changelogFile(api), firstLine, text }];
}

/** The changelog with an entry before all others, or in the place of the one that it has for this version. */
export function withEntry(changelog: string, entry: string, version: string): string {
  const known = entryOf(changelog, version);
  if (known !== undefined) {
    const last = changelog.endsWith(known);
    return changelog.replace(known, () => (last ? entry : `${entry}\n`));
  }
  const first = changelog.search(/^## /m);
  const [head, rest] = first < 0 ? [changelog, ""] : [changelog.slice(0, first), changelog.slice(first)];
  return `${head.trimEnd()}\n\n${entry}${rest === "" ? "" : `\n${rest}`}`;
}
