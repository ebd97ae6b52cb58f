/**
 * What the review asks of git.
 */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { codeOf, Failure, messageOf } from "@facility-contracts/command/failure";

const execute = promisify(execFile);

/** Nobody's hooks are for what the review does. */
const SETTINGS = ["-c", "core.hooksPath=/dev/null"];

/** Runs git in a folder and returns what it prints, without the last line break. @throws when git fails */
export async function git(folder: string, ...args: readonly string[]): Promise<string> {
  const options = { env: gitEnvironment(), maxBuffer: 64 * 1024 * 1024 };
  const { stdout } = await execute("git", gitArguments(folder, args), options);
  return stdout.replace(/\n$/, "");
}

/** What git is called with, in a folder. */
export function gitArguments(folder: string, args: readonly string[]): string[] {
  return ["-C", folder, ...SETTINGS, ...args];
}

/**
 * The environment without what names a repository. Git sets it for hooks: in one, the index that it names is the user's,
 * and a checkout anywhere would write into that. No lock is taken that only saves time.
 */
export function gitEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !LOCAL.has(name));
  return { ...Object.fromEntries(own), GIT_OPTIONAL_LOCKS: "0" };
}

/** As `git rev-parse --local-env-vars` lists them, but for those that hold configuration. */
const LOCAL = new Set([
  "GIT_ALTERNATE_OBJECT_DIRECTORIES",
  "GIT_COMMON_DIR",
  "GIT_DIR",
  "GIT_GRAFT_FILE",
  "GIT_IMPLICIT_WORK_TREE",
  "GIT_INDEX_FILE",
  "GIT_INTERNAL_SUPER_PREFIX",
  "GIT_NAMESPACE",
  "GIT_NO_REPLACE_OBJECTS",
  "GIT_OBJECT_DIRECTORY",
  "GIT_PREFIX",
  "GIT_REPLACE_REF_BASE",
  "GIT_SHALLOW_FILE",
  "GIT_WORK_TREE",
]);

/** Whether git ends with 0. */
export async function gitSays(folder: string, ...args: readonly string[]): Promise<boolean> {
  return git(folder, ...args).then(
    () => true,
    () => false,
  );
}

/** A revision that was asked for, and the commit that it is. */
export interface Revision {
  readonly revision: string;
  readonly commit: string;
}

/**
 * The commit to compare with.
 *
 * @param asked a revision; without one the merge base with `origin/main`, or with `main` where there is no such remote
 * @throws {Failure} with exit code 2 when there is no such revision, or no repository
 */
export async function baseOf(folder: string, asked: string | undefined): Promise<Revision> {
  if (asked !== undefined) {
    const commit = await commitOf(folder, asked).catch(async (error: unknown) => {
      await refuseNoRepository(folder);
      throw error;
    });
    return { revision: asked, commit };
  }
  for (const branch of ["origin/main", "main"]) {
    if (!(await gitSays(folder, "rev-parse", "--verify", "--quiet", `${branch}^{commit}`))) continue;
    const commit = await git(folder, "merge-base", "HEAD", branch).catch(() => {
      throw new Failure(2, `HEAD and ${branch} have no common commit. ${UNSHALLOW}`);
    });
    return { revision: `merge base with ${branch}`, commit };
  }
  await refuseNoRepository(folder);
  throw new Failure(2, "there is no branch main to compare with: name a revision with --base");
}

/** @throws {Failure} when nothing can be asked of git there */
async function refuseNoRepository(folder: string): Promise<void> {
  await git(folder, "rev-parse", "--git-dir").catch((error: unknown) => {
    if (codeOf(error) === "ENOENT")
      throw new Failure(2, "git is not installed, or not on the PATH: the review reads the base with it");
    throw new Failure(
      2,
      `${folder} is not a git repository, so there is nothing to compare with: ${messageOf(error).split("\n")[0]}`,
    );
  });
}

const UNSHALLOW = "In a shallow clone, run: git fetch --unshallow. Or name a revision with --base";

/** The commit that a revision is. @param label how its failure begins */
export async function commitOf(folder: string, revision: string, label = "--base:"): Promise<string> {
  // A revision that begins with a dash would be an option.
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`];
  return git(folder, ...args).catch(async () => {
    const shallow = (await git(folder, "rev-parse", "--is-shallow-repository")) === "true";
    const hint = shallow
      ? "This is a shallow clone: run git fetch --unshallow"
      : "git log --oneline lists commits";
    throw new Failure(2, `${label} there is no revision '${revision}' in this repository. ${hint}`);
  });
}
