/**
 * Makes a review: the contract in the work tree against that of another commit.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { Failure } from "@facility-contracts/command/failure";
import { ROOT } from "@facility-contracts/command/repository";
import { checkLedger, EMPTY, type Ledger, parseLedger } from "@facility-contracts/facts";
import type { Contract } from "@facility-contracts/model/contract";
import { assumptionChanges, coverageOf, withGrounds } from "./assumptions/assumptions.ts";
import { acceptingEntry, changelogFile } from "./changelog/changelog.ts";
import { largestBump } from "./compare/bump.ts";
import { compareDocuments } from "./compare/compare.ts";
import { wholeApiChange } from "./compare/whole-api.ts";
import { declarationsDiff } from "./declarations/declarations.ts";
import { exampleChanges } from "./examples/examples.ts";
import { factChanges } from "./facts/fact-changes.ts";
import { findingsOf } from "./findings.ts";
import { gateFindings } from "./gates.ts";
import { lintDelta } from "./lint/lint.ts";
import { readingOf } from "./reading.ts";
import type { ApiReview, Review } from "./report.ts";
import { changedFiles, readBase, workTreeOf } from "./revision/base-state.ts";
import { baseOf } from "./revision/git.ts";
import { type ApiState, ledgerFile, readState, type State } from "./revision/state.ts";
import { secondOpinions } from "./second-opinion/redocly-diff.ts";
import { withStatuses } from "./statuses.ts";
import { type Accepting, malformedAcceptances, withAcceptances } from "./version/accepted.ts";
import { withAnnouncements } from "./version/announced.ts";
import { type Changeset, readChangesets } from "./version/changesets.ts";
import { versionOf, versionVerdict } from "./version/version.ts";
import { createLineOf, withLines } from "./written.ts";

export interface ReviewOptions {
  /** The repository with `openapi/`; that of this file without it. */
  readonly root?: string;
  /** The revision to compare with; the merge base with main without it. */
  readonly base?: string;
  /** Only this API. */
  readonly api?: string;
  /** Hears what is done next. */
  readonly progress?: (what: string) => void;
  /** The day by which what was announced may be gone; now without it. */
  readonly today?: Date;
}

/** A review, and the changesets that it read. */
export interface Reviewed {
  readonly review: Review;
  readonly changesets: readonly Changeset[];
}

/** An API that one side does not have. */
const NOTHING: ApiState = {
  document: { openapi: "3.1.0", paths: {} },
  declarations: "",
  lint: [],
  ledger: null,
};

/**
 * Reviews.
 *
 * @throws {Failure} with exit code 2 for a revision or API that is not there, 1 for a contract that cannot be read
 */
export async function review({
  root = ROOT,
  base: asked,
  api: only,
  progress,
  today = new Date(),
}: ReviewOptions = {}): Promise<Reviewed> {
  const start = performance.now();
  const base = await baseOf(root, asked);
  progress?.(`reading the contracts of ${base.revision} (${base.commit.slice(0, 7)}) and of the work tree`);
  const source = join(root, "openapi");
  const differing = await changedFiles(root, base.commit);
  const [before, changed] = await Promise.all([
    readBase(root, base),
    differing.length === 0 ? undefined : readState(source, "the work tree", async () => source),
  ]);
  const after = changed ?? before;
  const apis = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  if (only !== undefined && !apis.includes(only))
    throw new Failure(2, `--api: there is no API '${only}'; there are ${apis.join(", ")}`);
  const { changesets, findings } = await readChangesets(root, apis);
  progress?.("comparing");
  const reviewed = await Promise.all(
    apis
      .filter((api) => only === undefined || api === only)
      .map(async (api) => {
        const changelog = await readFile(join(root, changelogFile(api)), "utf8").catch(() => "");
        const [old = NOTHING, now = NOTHING] = [before[api], after[api]];
        const entry = acceptingEntry(api, changelog, versionOf(old.document), versionOf(now.document));
        const accepting = [...changesets, ...entry];
        const one = await reviewApi(api, accepting, today, old, now);
        const { contract, lint } = now;
        const lineOf = createLineOf(contract);
        return { one, findings: findingsOf(one, { accepting, changesets, changelog, lineOf, lint }) };
      }),
  );
  progress?.("looking at the generated files");
  const gates = await gateFindings(root, differing, openedOf(after));
  return {
    changesets,
    review: {
      formatVersion: 3,
      base,
      workTree: await workTreeOf(root, base, differing),
      at: today.toISOString(),
      milliseconds: Math.round(performance.now() - start),
      apis: reviewed.map(({ one }) => one),
      findings: [
        ...findings,
        ...malformedAcceptances(changesets, apis),
        ...reviewed.flatMap((api) => api.findings),
        ...gates,
      ],
    },
  };
}

/** The documents of a version that was read from its files; nothing for one that was remembered. */
function openedOf(state: State): Contract[] | undefined {
  const contracts = Object.values(state).flatMap(({ contract }) => contract ?? []);
  return contracts.length === 0 ? undefined : contracts;
}

async function reviewApi(
  api: string,
  accepting: readonly Accepting[],
  today: Date,
  before: ApiState,
  after: ApiState,
): Promise<ApiReview> {
  const both = before !== NOTHING && after !== NOTHING;
  const asked =
    both && !isDeepStrictEqual(before.document, after.document)
      ? secondOpinions(before.document, after.document)
      : undefined;
  const checks = checksOf(api, before, after);
  const compared =
    before === NOTHING
      ? [wholeApiChange(api, after.document, "added")]
      : after === NOTHING
        ? [wholeApiChange(api, before.document, "removed")]
        : compareDocuments(api, before.document, after.document);
  const contracts = [readingOf(before.document, api), readingOf(after.document, api)] as const;
  const grounded = withGrounds(withStatuses(compared, ...contracts), checks.before, checks.after);
  const announced = withAnnouncements(grounded, before.document, today);
  const changes = withLines(withAcceptances(announced, accepting, api), before.contract, after.contract);
  const bump = largestBump(changes.map((change) => change.bump));
  return {
    api,
    version: versionVerdict(
      before === NOTHING ? null : versionOf(before.document),
      after === NOTHING ? null : versionOf(after.document),
      bump,
    ),
    changes,
    secondOpinions: (await asked)?.(changes) ?? [],
    assumptions: assumptionChanges(before.document, after.document, checks.after),
    facts: {
      before: checks.before === undefined ? null : coverageOf(checks.before),
      after: coverageOf(checks.after),
      changes: factChanges(checks.before, checks.after),
    },
    lint: lintDelta(before.lint, after.lint),
    examples: exampleChanges(...contracts),
    declarations: await declarationsDiff(api, before.declarations, after.declarations),
  };
}

/** Each version held against its own ledger; nothing for a base without one, or with one of a format that is no longer read. */
function checksOf(api: string, before: ApiState, after: ApiState) {
  // Most changes of a contract leave its ledger alone, and reading a large one takes as long as comparing the contracts.
  const read = after.ledger === null ? EMPTY : parseLedger(after.ledger, ledgerFile(api));
  const old = before.ledger === after.ledger && before.ledger !== null ? read : readableLedgerOf(api, before);
  return {
    before: old === undefined ? undefined : checkLedger(before.document, old),
    after: checkLedger(after.document, read),
  };
}

function readableLedgerOf(api: string, { ledger }: ApiState): Ledger | undefined {
  try {
    return ledger === null ? undefined : parseLedger(ledger, ledgerFile(api));
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}
