/**
 * What the review asks of git.
 */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Failure, messageOf } from "../../../../scripts/failure.ts";

const execute = promisify(execFile);

/** Runs git in a folder and returns what it prints, without the last line break. @throws when git fails */
export async function git(folder: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await execute("git", ["-C", folder, ...args], { maxBuffer: 64 * 1024 * 1024 });
  return stdout.replace(/\n$/, "");
}

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
  await git(folder, "rev-parse", "--git-dir").catch((error: unknown) => {
    throw new Failure(
      2,
      `${folder} is no git repository, so that there is nothing to compare with: ${messageOf(error).split("\n")[0]}`,
    );
  });
  if (asked !== undefined) return { revision: asked, commit: await commitOf(folder, asked) };
  for (const branch of ["origin/main", "main"]) {
    if (!(await gitSays(folder, "rev-parse", "--verify", "--quiet", `${branch}^{commit}`))) continue;
    const commit = await git(folder, "merge-base", "HEAD", branch).catch(() => {
      throw new Failure(2, `HEAD and ${branch} have no common commit. ${UNSHALLOW}`);
    });
    return { revision: `merge base with ${branch}`, commit };
  }
  throw new Failure(2, "there is no branch main to compare with: name a revision with --base");
}

const UNSHALLOW = "In a shallow clone, run: git fetch --unshallow. Or name a revision with --base";

async function commitOf(folder: string, revision: string): Promise<string> {
  // A revision that begins with a dash would be an option.
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`];
  return git(folder, ...args).catch(async () => {
    const shallow = (await git(folder, "rev-parse", "--is-shallow-repository")) === "true";
    const hint = shallow
      ? "This is a shallow clone: run git fetch --unshallow"
      : "git log --oneline lists commits";
    throw new Failure(2, `--base: there is no revision '${revision}' in this repository. ${hint}`);
  });
}
