/**
 * The files of a commit in a folder of their own, for as long as they are needed.
 */
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "@facility-contracts/command/failure";
import { makeFolder } from "@facility-contracts/command/make-folder";
import { ROOT } from "@facility-contracts/command/repository";
import { gitArguments, gitEnvironment } from "./git.ts";

/** Below the repository, so that the lint rules of the commit find what they import; git ignores it. */
export const CACHE = join(ROOT, ".cache", "review");

/**
 * Gives a folder with what a commit has in a folder, through `git worktree`. It is removed when `use` is done, when it
 * fails, and when the process is told to stop. Nothing of the user's own work tree is touched.
 *
 * @param folder in the repository
 */
export async function withWorktree<Result>(
  folder: string,
  commit: string,
  use: (worktree: string) => Promise<Result>,
  path = "openapi",
): Promise<Result> {
  await makeFolder(CACHE);
  const worktree = await mkdtemp(join(CACHE, "base-"));
  const remove = () => {
    // Forced twice: one that is not finished yet is locked.
    gitNow(folder, "worktree", "remove", "--force", "--force", worktree);
    rmSync(worktree, { recursive: true, force: true });
  };
  const stop = (signal: NodeJS.Signals) => {
    remove();
    process.exit(signal === "SIGINT" ? 130 : 143);
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  try {
    for (const [where, ...args] of [
      [folder, "worktree", "add", "--detach", "--no-checkout", "--force", worktree, commit],
      [worktree, "checkout", commit, "--", path],
    ] as const) {
      const { ok, message } = gitNow(where, ...args);
      if (!ok) throw new Failure(1, `the base cannot be checked out with git ${args[0]}: ${message}`);
    }
    return await use(worktree);
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop);
    remove();
  }
}

/** Waits for git, so that no signal comes between a git that still writes and the removal of what it wrote. */
function gitNow(folder: string, ...args: readonly string[]): { ok: boolean; message: string } {
  const options = { encoding: "utf8", env: gitEnvironment() } as const;
  const { error, status, stderr } = spawnSync("git", gitArguments(folder, args), options);
  return { ok: status === 0, message: error?.message ?? stderr.trim() };
}
