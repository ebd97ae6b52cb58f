/**
 * What the repository holds now, whether it is committed or not, by git's own hash of it.
 */
import { execFile } from "node:child_process";
import { copyFile, mkdtemp, rm, stat, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Failure, messageOf } from "@facility-contracts/command/failure";

/** The content of a repository. */
export interface Content {
  readonly commit: string;
  /** The tree of the commit with what was changed since; git ignores what it ignores elsewhere. */
  readonly tree: string;
  readonly changed: boolean;
}

/** Reads the content of the repository that a folder is the root of; undefined where it is no repository. */
export async function contentOf(folder: string): Promise<Content | undefined> {
  const git = gitIn(folder);
  const [prefix, indexFile] = await git("rev-parse", "--show-prefix", "--git-path", "index").then(
    linesOf,
    () => [],
  );
  if (prefix !== "" || indexFile === undefined) return undefined;
  const scratch = await mkdtemp(join(tmpdir(), "content-"));
  try {
    // An index of its own: that of the user stays as it is. A copy, as it knows what has not changed.
    const index = join(scratch, "index");
    await copyIndex(join(folder, indexFile), index);
    const withIndex = gitIn(folder, { GIT_INDEX_FILE: index });
    await withIndex("add", "--all", ".");
    const tree = await withIndex("write-tree");
    const [commit = "", committed] = linesOf(await git("rev-parse", "HEAD", "HEAD^{tree}"));
    return { commit, tree, changed: tree !== committed };
  } catch (cause) {
    throw new Failure(1, `git cannot read ${folder}: ${messageOf(cause)}`, { cause });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function linesOf(text: string): readonly string[] {
  return text.split("\n");
}

/**
 * Copies an index, with a time before its own: git looks into a file that is as old as the index, as it may have changed
 * since in the same moment, and a copy would be newer than all of them.
 */
async function copyIndex(from: string, to: string): Promise<void> {
  const written = await stat(from).catch(() => undefined);
  if (written === undefined) return;
  await copyFile(from, to);
  const before = new Date(written.mtimeMs - 2_000);
  await utimes(to, before, before);
}

/** Git in a folder; what it prints, without the last line break. */
export function gitIn(folder: string, environment: NodeJS.ProcessEnv = {}) {
  return async (...args: readonly string[]): Promise<string> => {
    const env = { ...process.env, ...environment };
    const { stdout } = await promisify(execFile)("git", [...args], { cwd: folder, env });
    return stdout.trimEnd();
  };
}
