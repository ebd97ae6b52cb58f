/**
 * What makes a review fail.
 */
import { HOW_TO_BEGIN } from "@facility-contracts/facts";
import { valid } from "semver";
import { breakingLines, changelogFile, entryOf } from "./changelog/changelog.ts";
import { largestBump } from "./compare/bump.ts";
import type { ApiReview, FactCoverage, Finding, LintProblem } from "./report.ts";
import { ledgerFile } from "./revision/state.ts";
import { type Accepting, staleAcceptances } from "./version/accepted.ts";
import { announcedBump, CHANGES, type Changeset } from "./version/changesets.ts";
import { whyUntold } from "./version/version.ts";
import type { LineOf } from "./written.ts";

/** What the findings of an API follow from, besides its review. */
interface Surroundings {
  readonly changesets: readonly Changeset[];
  /** What may accept changes: they, and the entry of the changelog. */
  readonly accepting: readonly Accepting[];
  /** The text of its changelog. */
  readonly changelog: string;
  /** All that lint says of it now. */
  readonly lint: readonly LintProblem[];
  readonly lineOf: LineOf;
}

export function findingsOf(review: ApiReview, surroundings: Surroundings): Finding[] {
  const { accepting, changelog, changesets, lineOf, lint } = surroundings;
  return [
    ...versionFindings(review, `openapi/${review.api}/openapi.yaml`, lineOf),
    ...undecidedFindings(review, true),
    ...staleAcceptances(review.changes, accepting, review.api),
    ...announcementFindings(review, changesets, changelog),
    ...lintFindings(review.api, lint),
    ...ledgerFindings(review, lineOf),
  ];
}

/** @param file where the version stands */
export function versionFindings({ api, version }: ApiReview, file: string, lineOf: LineOf): Finding[] {
  const { after, before, bump, ok, required } = version;
  if (ok) return [];
  const untold = whyUntold(version);
  const at = lineOf("#/info/version");
  if (untold !== undefined)
    return [{ api, what: `a breaking change, and ${untold}`, fix: FROM_A_VERSION, ...at }];
  const called = bump === "none" ? `has to be ${required}` : `the changes call for ${required} (${bump})`;
  const what =
    bump === "none" && valid(after) !== null && valid(before) !== null
      ? `info.version is ${after}, which is below ${before}`
      : `info.version ${versionText(after)}, but ${called}`;
  return [{ api, what, fix: `Write version: ${required} in ${file}`, ...at }];
}

const FROM_A_VERSION = "Write a semantic version in a change of its own first, from which this one can count";

function versionText(version: string | null): string {
  if (version === null || version === "") return "has no text";
  return valid(version) === null ? `is ${version}, which is no semantic version` : `is ${version}`;
}

/**
 * Nobody can tell what they mean: somebody has to look, and to say so.
 *
 * @param hasChangesets whether there are changesets to say so in
 */
export function undecidedFindings(
  { api, changes }: Pick<ApiReview, "api" | "changes">,
  hasChangesets: boolean,
): Finding[] {
  return changes
    .filter(({ accepted, certainty }) => certainty === "undecided" && accepted === undefined)
    .map(({ after: { file, line, pointer }, title }) => ({
      api,
      what: title,
      fix: hasChangesets
        ? `Look at it. If it may go in, write \`${api} accepts ${pointer}: why\` as a line of a changeset`
        : "Look at it: it may break clients and providers",
      ...(file !== undefined && line !== undefined && { file, line }),
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
  const file = changelogFile(api);
  // The entry of the version that this change makes; one that the base had before says nothing of it.
  const entry = after === null || after === before ? undefined : entryOf(changelog, after);
  const findings: Finding[] = [];
  if (announced !== undefined && announced !== bump && largestBump([announced, bump]) === bump) {
    const files = changesets
      .filter(({ releases }) => releases.some((release) => release.api === api))
      .map(({ file }) => file);
    findings.push({
      api,
      what: `${files.join(", ")} announces a change that is ${announced}, but it is ${bump}`,
      fix: `Write \`${api}: ${bump}\` there, and what consumers have to do`,
      ...(files[0] !== undefined && { file: files[0] }),
    });
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
          what: `${file} does not say in ${after}: ${line.slice(2)}`,
          fix: "Run: npm run review -- --changelog --write. It keeps what stands above the groups",
          file,
        });
  if (before !== null && after !== null && before !== after && entry === undefined)
    findings.push({
      api,
      what: `${file} has no entry for ${after}`,
      fix: "Run: npm run review -- --changelog --write",
      file,
    });
  return findings;
}

/** Errors of lint, also those that the base has: they stand in the way of every change. */
function lintFindings(api: string, lint: readonly LintProblem[]): Finding[] {
  return lint
    .filter(({ severity }) => severity === "error")
    .map(({ file, line, message, rule }) => ({
      api,
      what: `${rule}: ${message}`,
      fix: "npm run lint shows it in its place",
      file,
      line,
    }));
}

function ledgerFindings({ api, facts: { after } }: ApiReview, lineOf: LineOf): Finding[] {
  return [
    ...unexplainedFindings(api, after, lineOf),
    ...after.contradicted.map(({ file, line, says }) => ({
      api,
      what: says,
      fix: "Correct the contract, or the ledger where the page has changed",
      file,
      line,
    })),
  ];
}

/** The claims without a ground: each, or all in one where the ledger is missing or says nothing yet. */
function unexplainedFindings(api: string, { claims, unexplained }: FactCoverage, lineOf: LineOf): Finding[] {
  const file = ledgerFile(api);
  if (unexplained.length > 0 && unexplained.length === claims)
    return [{ api, what: `${file} has no ground for any of the ${claims} claims`, fix: HOW_TO_BEGIN, file }];
  return unexplained.map((pointer) => ({
    api,
    what: `${pointer} has no ground in the ledger`,
    fix: `Add it to ${file}: with the page that states or shows it, or with \`ground: assumed\` and x-assumption at the place`,
    ...lineOf(pointer),
  }));
}
