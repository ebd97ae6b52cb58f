/**
 * A git repository with the frozen contract, in which a test can change it.
 */
import { execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { FROZEN_SOURCE, ROOT } from "@facility-contracts/command/repository";
import { gitEnvironment } from "../src/revision/git.ts";
import { CACHE } from "../src/revision/worktree.ts";

/**
 * Makes the repository, below this one, so that the lint rules find what they import. Of the APIs it has the tickets: half of
 * the contract is half of the time.
 */
export async function createRepository() {
  await mkdir(CACHE, { recursive: true });
  const root = await mkdtemp(join(CACHE, "test-"));
  const git = (...args: string[]) =>
    execFileSync("git", ["-C", root, "-c", "user.name=a", "-c", "user.email=a@example.com", ...args], {
      encoding: "utf8",
      // In a hook, git names the index of the user.
      env: gitEnvironment(),
    });
  const contract = join(root, "openapi");
  await cp(FROZEN_SOURCE, contract, { recursive: true, filter: (path) => !path.includes("safety-register") });
  await cp(join(ROOT, "openapi/rules"), join(contract, "rules"), {
    recursive: true,
    filter: (path) => !path.endsWith("fixtures"),
  });
  await cp(join(ROOT, "openapi/changes"), join(contract, "changes"), { recursive: true });
  await cp(join(ROOT, "openapi/redocly.yaml"), join(contract, "redocly.yaml"));
  git("init", "--quiet", "--initial-branch=main");
  git("add", "--all");
  git("commit", "--quiet", "--message=contract");
  const file = (path: string) => join(contract, path);
  return {
    root,
    git,
    /** Replaces a text in a file of `openapi/`, which has to be there. */
    async edit(path: string, from: string, to: string) {
      const text = await readFile(file(path), "utf8");
      if (!text.includes(from)) throw new Error(`${path} has no ${JSON.stringify(from)}`);
      await writeFile(file(path), text.replace(from, to));
    },
    async write(path: string, text: string) {
      await mkdir(join(file(path), ".."), { recursive: true });
      await writeFile(file(path), text);
    },
    read: (path: string) => readFile(file(path), "utf8"),
    /** Puts everything back to the last commit. */
    reset: () => git("clean", "--quiet", "--force", "-d") + git("checkout", "--quiet", "."),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}
