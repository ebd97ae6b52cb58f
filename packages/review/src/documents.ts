/**
 * Makes a review of any two documents, without ledger, changesets or generated client.
 */
import { statSync } from "node:fs";
import { dirname, join, posix, resolve } from "node:path";
import { Failure } from "@facility-contracts/command/failure";
import { checkLedger, EMPTY } from "@facility-contracts/facts";
import type { Contract } from "@facility-contracts/model/contract";
import { documentName } from "@facility-contracts/model/document-name";
import { openContract } from "@facility-contracts/model/open";
import { assumptionChanges, coverageOf } from "./assumptions/assumptions.ts";
import { largestBump } from "./compare/bump.ts";
import { compareDocuments } from "./compare/compare.ts";
import { exampleChanges } from "./examples/examples.ts";
import { undecidedFindings, versionFindings } from "./findings.ts";
import type { ApiReview, Review } from "./report.ts";
import { commitOf, git } from "./revision/git.ts";
import { withWorktree } from "./revision/worktree.ts";
import { withStatuses } from "./statuses.ts";
import { withAnnouncements } from "./version/announced.ts";
import { versionOf, versionVerdict } from "./version/version.ts";
import { createLineOf, withLines } from "./written.ts";

/**
 * Reviews the change from one document to another.
 *
 * @param old a file, or `revision:path` of the repository around `folder`
 * @param now likewise
 * @param folder where paths begin
 * @throws {Failure} with exit code 2 for a revision or a file that is not there
 */
export async function reviewDocuments(old: string, now: string, folder: string): Promise<Review> {
  const today = new Date();
  const start = performance.now();
  const [before, after] = [await opened(old, folder), await opened(now, folder)];
  const api = documentName(now.slice(now.indexOf(":") + 1));
  const compared = withStatuses(compareDocuments(api, before.document, after.document), before, after);
  const changes = withLines(withAnnouncements(compared, before.document, today), before, after);
  const [was, is] = [versionOf(before.document), versionOf(after.document)];
  const nothing = checkLedger(after.document, EMPTY);
  // Without a ledger no claim has a ground, and none is missed.
  const coverage = { ...coverageOf(nothing), unexplained: [] };
  const review: ApiReview = {
    api,
    version: versionVerdict(was, is, largestBump(changes.map(({ bump }) => bump))),
    changes,
    secondOpinions: [],
    assumptions: assumptionChanges(before.document, after.document, nothing),
    facts: { before: coverage, after: coverage, changes: [] },
    lint: { added: [], mended: [] },
    examples: exampleChanges(before, after),
    declarations: "",
  };
  return {
    formatVersion: 3,
    base: { revision: old, commit: "" },
    compared: now,
    at: today.toISOString(),
    milliseconds: Math.round(performance.now() - start),
    apis: [review],
    findings: [...versionFindings(review, now, createLineOf(after)), ...undecidedFindings(review, false)],
  };
}

/** A file that is there is a file, whatever its name looks like. */
async function opened(named: string, folder: string): Promise<Contract> {
  const file = resolve(folder, named);
  const [revision, said] = [named.slice(0, named.indexOf(":")), named.slice(named.indexOf(":") + 1)];
  if (statSync(file, { throwIfNoEntry: false })?.isFile() === true)
    return openContract(file, documentName(file), named);
  if (/^\w+:\/\//.test(named))
    throw new Failure(2, `${named}: addresses are not read. Save the document as a file and name that`);
  if (!named.includes(":")) throw new Failure(2, `${named}: there is no such file`);
  const root = await git(folder, "rev-parse", "--show-toplevel").catch(() => {
    throw new Failure(2, `${named}: there is no such file, and ${folder} is not in a git repository`);
  });
  // As git has it: from the root of the repository, unless it says otherwise.
  const path = /^\.\.?\//.test(said)
    ? posix.join(await git(folder, "rev-parse", "--show-prefix"), said)
    : said;
  const commit = await commitOf(root, revision, `${named}: there is no such file, and`);
  const kind = await git(root, "cat-file", "-t", `${commit}:${path}`).catch(() => undefined);
  if (kind !== "blob")
    throw new Failure(
      2,
      `${named}: ${revision} has no file ${path}. Paths begin at the root of the repository, or with ./ in this folder`,
    );
  return withWorktree(
    root,
    commit,
    (tree) => openContract(join(tree, path), documentName(path), named),
    dirname(path),
  );
}
