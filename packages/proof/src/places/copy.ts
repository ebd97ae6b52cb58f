/**
 * Copies of the repository as it stands, committed or not.
 */
import { execFile } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { Failure } from "@facility-contracts/command/failure";
import { contentOf, gitIn } from "../content.ts";

const run = promisify(execFile);

/** How a copy is made. "archive": without a repository. */
export type Way = "clone" | "shallow" | "archive";

/** Makes copies of one state of a repository. */
export interface Origin {
  copy(way: Way, folder: string): Promise<void>;
}

/**
 * Keeps the state of a repository in a bare one below a folder. Nothing is written into the repository but objects.
 *
 * @throws Failure when there is no repository to copy.
 */
export async function originOf(root: string, scratch: string): Promise<Origin> {
  const content = await contentOf(root);
  if (content === undefined)
    throw new Failure(2, `${root} is no git repository: there is nothing to copy from`);
  const bare = join(scratch, "origin.git");
  await run("git", ["clone", "--quiet", "--bare", "--shared", root, bare]);
  const git = gitIn(bare, {
    GIT_AUTHOR_NAME: "places",
    GIT_AUTHOR_EMAIL: "places@localhost",
    GIT_COMMITTER_NAME: "places",
    GIT_COMMITTER_EMAIL: "places@localhost",
  });
  const commit = content.changed
    ? await git("commit-tree", content.tree, "-p", content.commit, "-m", "The working state")
    : content.commit;
  await git("update-ref", "refs/heads/main", commit);
  await git("symbolic-ref", "HEAD", "refs/heads/main");
  return {
    async copy(way, folder) {
      await mkdir(dirname(folder), { recursive: true });
      if (way !== "archive") {
        const depth = way === "shallow" ? ["--depth=1"] : [];
        await run("git", ["clone", "--quiet", ...depth, `file://${encodeURI(bare)}`, folder]);
        return;
      }
      await mkdir(folder);
      const archive = join(scratch, "archive.tar");
      await git("archive", `--output=${archive}`, commit);
      await run("tar", ["-xf", archive, "-C", folder]);
    },
  };
}

/** Gives a copy the packages of the repository. The files are the same ones, by hard links where that can be. */
export async function shareModules(root: string, folder: string): Promise<void> {
  for (const modules of [
    "node_modules",
    ...globSync("{scripts,openapi,{apps,packages}/*}/node_modules", { cwd: root }),
  ]) {
    const [from, to] = [join(root, modules), join(folder, modules)];
    if (!existsSync(dirname(to))) continue;
    await run("cp", ["-al", from, to]).catch(() => run("cp", ["-a", from, to]));
  }
  for (const cache of [".cache", ".vite"])
    await rm(join(folder, "node_modules", cache), { recursive: true, force: true });
}

/** Gives a copy to a user. What is linked in `node_modules` stays with whoever installed it. */
export async function giveTo(folder: string, { uid, gid }: { uid: number; gid: number }): Promise<void> {
  const linked = ["(", "-path", "*/node_modules/*", "!", "-type", "d", ")"];
  await run("find", [folder, ...linked, "-prune", "-o", "-exec", "chown", "-h", `${uid}:${gid}`, "{}", "+"]);
}
