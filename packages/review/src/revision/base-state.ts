/**
 * The state of the base: read through a worktree once, then from a cache, as a commit does not change.
 */
import { createHash } from "node:crypto";
import { existsSync, globSync } from "node:fs";
import { cp, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "@facility-contracts/command/failure";
import { makeFolder } from "@facility-contracts/command/make-folder";
import { ROOT } from "@facility-contracts/command/repository";
import { writeAtomically } from "@facility-contracts/command/write-atomically";
import { isObject } from "@facility-contracts/model/json";
import type { WorkTree } from "../report.ts";
import { git, type Revision } from "./git.ts";
import { readState, type State } from "./state.ts";
import { CACHE, withWorktree } from "./worktree.ts";

/** How the documents are linted; the base is judged by the rules of the working tree, or their change would be its change. */
const LINT_FILES = ["redocly.yaml", ".redocly.lint-ignore.yaml", "rules"];

/** The files of `openapi/` that the work tree has in another way than a commit, or that only one of them has. */
export async function changedFiles(root: string, commit: string): Promise<string[]> {
  const [changed, untracked] = await Promise.all([
    git(root, "diff", "--name-only", "--no-ext-diff", "--no-textconv", "-z", commit, "--", "openapi"),
    git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", "openapi"),
  ]);
  return `${changed}\0${untracked}`.split("\0").filter((file) => file !== "");
}

/**
 * What the work tree is called: the branch, and the commit under it. A pull request is checked out without its branch.
 *
 * @param changed what differs from the base
 */
export async function workTreeOf(
  root: string,
  base: Revision,
  changed: readonly string[],
): Promise<WorkTree> {
  const [commit = "", name] = (await git(root, "rev-parse", "HEAD", "--abbrev-ref", "HEAD")).split("\n");
  const branch = name === "HEAD" ? process.env.GITHUB_HEAD_REF : name;
  const uncommitted = commit === base.commit ? changed : await changedFiles(root, commit);
  return {
    ...(branch !== undefined && branch !== "" && { branch }),
    commit,
    isCommitted: uncommitted.length === 0,
  };
}

/**
 * Reads the base.
 *
 * @throws {Failure} when it has no contract, or one that cannot be read
 */
export async function readBase(root: string, base: Revision): Promise<State> {
  const tree = await git(root, "rev-parse", `${base.commit}:openapi`).catch(() => {
    throw new Failure(2, `${base.revision} has no folder openapi/: there is no contract to compare with`);
  });
  const file = join(CACHE, `${await keyOf(root, tree)}.json`);
  const cached = await readCached(file);
  if (cached !== undefined) return cached;
  const read = await withWorktree(root, base.commit, async (worktree) => {
    const source = join(worktree, "openapi");
    return readState(source, base.revision, async () => {
      for (const name of LINT_FILES) {
        await rm(join(source, name), { recursive: true, force: true });
        const own = join(root, "openapi", name);
        if (existsSync(own)) await cp(own, join(source, name), { recursive: true });
      }
      return source;
    });
  });
  await makeFolder(CACHE);
  // Its files went with the worktree.
  const state: State = Object.fromEntries(
    Object.entries(read).map(([api, { contract: _, ...kept }]) => [api, kept]),
  );
  await writeAtomically(file, JSON.stringify(state));
  await forgetOldest();
  return state;
}

/** How many bases are kept. */
const MAX_KEPT = 20;

async function forgetOldest(): Promise<void> {
  const names = (await readdir(CACHE)).filter((name) => name.endsWith(".json"));
  const files = await Promise.all(
    names.map(async (name) => {
      const file = join(CACHE, name);
      // Another review may have removed it.
      return { file, at: (await stat(file).catch(() => undefined))?.mtimeMs ?? 0 };
    }),
  );
  const old = files.sort((one, other) => other.at - one.at).slice(MAX_KEPT);
  await Promise.all(old.map(({ file }) => rm(file, { force: true })));
}

/** Names everything that the state of a tree follows from. */
async function keyOf(root: string, tree: string): Promise<string> {
  engineHash ??= hashOf([
    join(ROOT, "package-lock.json"),
    ...filesOf(ROOT, "packages/{command,generator,model}/src/**/*.ts"),
    ...filesOf(ROOT, "packages/review/src/{lint,revision}/*.ts"),
  ]);
  const rules = hashOf(filesOf(root, "openapi/{redocly.yaml,.redocly.lint-ignore.yaml,rules/*}"));
  const names = [tree, await engineHash, await rules].join(" ");
  return createHash("sha256").update(names).digest("hex").slice(0, 32);
}

/** Of the code that reads a state: a process goes on with the code that it began with. */
let engineHash: Promise<string> | undefined;

async function hashOf(files: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update(await readFile(file).catch(() => ""));
  return hash.digest("hex");
}

function filesOf(folder: string, pattern: string): string[] {
  return globSync(pattern, { cwd: folder })
    .sort()
    .map((name) => join(folder, name));
}

/** A cache that is not there or is broken is read anew. */
async function readCached(file: string): Promise<State | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(file, "utf8"));
    return isState(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a value is what was written: an older version, or a review that was stopped, may have left anything. */
export function isState(value: unknown): value is State {
  return (
    isObject(value) &&
    // A contract without an API cannot be read.
    Object.keys(value).length > 0 &&
    Object.values(value).every(
      (api) =>
        isObject(api) &&
        isObject(api.document) &&
        typeof api.declarations === "string" &&
        Array.isArray(api.lint) &&
        (api.ledger === null || typeof api.ledger === "string"),
    )
  );
}
