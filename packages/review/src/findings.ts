/**
 * What makes a review fail.
 */
import { HOW_TO_BEGIN, LEDGER_FILE } from "@facility-contracts/facts";
import { breakingLines, changelogFile, entryOf } from "./changelog/changelog.ts";
import { largestBump } from "./compare/bump.ts";
import type { ApiReview, FactCoverage, Finding } from "./report.ts";
import { staleAcceptances } from "./version/accepted.ts";
import { announcedBump, CHANGES, type Changeset } from "./version/changesets.ts";

/** The findings of an API. */
export function findingsOf(
  review: ApiReview,
  changesets: readonly Changeset[],
  changelog: string,
): Finding[] {
  return [
    ...versionFindings(review),
    ...undecidedFindings(review),
    ...staleAcceptances(review.changes, changesets, review.api),
    ...announcementFindings(review, changesets, changelog),
    ...contractFindings(review),
  ];
}

/** @param file where the version stands */
export function versionFindings(
  { api, version }: ApiReview,
  file = `openapi/${api}/openapi.yaml`,
): Finding[] {
  const { after, before, bump, ok, required } = version;
  if (ok) return [];
  const what =
    bump === "none"
      ? `info.version is ${after}, which is below ${before}`
      : `info.version is ${after}, but the changes call for ${required} (${bump})`;
  return [{ api, what, fix: `Write version: ${required} in ${file}` }];
}

/** Nobody can tell what they mean: somebody has to look, and to say so. */
export function undecidedFindings({ api, changes }: Pick<ApiReview, "api" | "changes">): Finding[] {
  return changes
    .filter(({ accepted, certainty }) => certainty === "undecided" && accepted === undefined)
    .map(({ after, title }) => ({
      api,
      what: title,
      fix: `Look at it. If it may go in, write \`${api} accepts ${after.pointer}: why\` as a line of a changeset`,
    }));
}

/** A consumer has to be told: in a changeset, or in the changelog that it went into. */
function announcementFindings(
  review: ApiReview,
  changesets: readonly Changeset[],
  changelog: string,
): Finding[] {
  const { api, version } = review;
  const { after, before, bump } = version;
  const announced = announcedBump(changesets, api);
  // The entry of the version that this change makes; one that the base had before says nothing of it.
  const entry = after === null || after === before ? undefined : entryOf(changelog, after);
  const findings: Finding[] = [];
  if (announced !== undefined && announced !== bump && largestBump([announced, bump]) === bump) {
    const files = changesets
      .filter(({ releases }) => releases.some((release) => release.api === api))
      .map(({ file }) => file)
      .join(", ");
    const what = `${files} announces a change that is ${announced}, but it is ${bump}`;
    findings.push({ api, what, fix: `Write \`${api}: ${bump}\` there, and what consumers have to do` });
  } else if (bump === "major" && announced === undefined && entry?.includes("### Breaking") !== true)
    findings.push({
      api,
      what: "a breaking change that no changeset announces",
      fix: `Write ${CHANGES}/<name>.md with \`${api}: major\` and what consumers have to do; ${CHANGES}/README.md shows one`,
    });
  if (entry?.includes("### Breaking") === true)
    for (const line of breakingLines(review))
      if (!entry.split("\n").includes(line))
        findings.push({
          api,
          what: `${changelogFile(api)} does not say in ${after}: ${line.slice(2)}`,
          fix: "Run: npm run review -- --changelog --write. It keeps what stands above the groups",
        });
  if (before !== null && after !== null && before !== after && entry === undefined)
    findings.push({
      api,
      what: `${changelogFile(api)} has no entry for ${after}`,
      fix: "Run: npm run review -- --changelog --write",
    });
  return findings;
}

function contractFindings({ api, facts, lint }: ApiReview): Finding[] {
  const known = new Set([
    ...(facts.before?.unexplained ?? []),
    ...(facts.before?.contradicted ?? []).map(withoutLine),
  ]);
  return [
    ...lint.added
      .filter(({ severity }) => severity === "error")
      .map(({ file, line, message, rule }) => ({
        api,
        what: `${file}:${line} ${rule}: ${message}`,
        fix: "npm run lint shows it in its place",
      })),
    ...unexplainedFindings(
      api,
      facts.after,
      facts.after.unexplained.filter((pointer) => !known.has(pointer)),
    ),
    ...facts.after.contradicted
      .filter((line) => !known.has(withoutLine(line)))
      .map((line) => ({
        api,
        what: line,
        fix: "Correct the contract, or the ledger where the page has changed",
      })),
  ];
}

/** The claims without a ground: each, or all in one where the ledger is missing or says nothing yet. */
function unexplainedFindings(
  api: string,
  { claims, unexplained }: FactCoverage,
  unknown: readonly string[],
): Finding[] {
  const file = `openapi/${api}/${LEDGER_FILE}`;
  if (unknown.length > 0 && unexplained.length === claims)
    return [{ api, what: `${file} has no ground for any of the ${claims} claims`, fix: HOW_TO_BEGIN }];
  return unknown.map((pointer) => ({
    api,
    what: `${pointer} has no ground in the ledger`,
    fix: `Add it to ${file}: with the page that states or shows it, or with \`ground: assumed\` and x-assumption at the place`,
  }));
}

/** What a line of the ledger contradicts, wherever the line has moved to. */
function withoutLine(text: string): string {
  return text.replace(/^(\S+):\d+:/, "$1:");
}
