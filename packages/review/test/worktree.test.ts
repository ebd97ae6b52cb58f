/**
 * What the review leaves alone: the index and the hooks of the user, in a hook of git too.
 */
import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { isState } from "../src/revision/base-state.ts";
import { baseOf } from "../src/revision/git.ts";
import { withWorktree } from "../src/revision/worktree.ts";
import { secondOpinions } from "../src/second-opinion/redocly-diff.ts";
import { createRepository } from "./repository.ts";

let repository: Awaited<ReturnType<typeof createRepository>>;
beforeAll(async () => {
  repository = await createRepository();
});
afterEach(() => vi.unstubAllEnvs());
afterAll(() => repository.remove());

test("in a hook the index of the user stays as it is, and no hook of the user runs", async () => {
  const { root } = repository;
  await repository.edit("tickets/openapi.yaml", "title: Tickets", "title: Staged");
  repository.git("add", "--all");
  const hook = join(root, ".git/hooks/post-checkout");
  await writeFile(hook, `#!/bin/sh\ntouch "${root}/hook-ran"\n`);
  await chmod(hook, 0o755);
  const index = await readFile(join(root, ".git/index"));
  vi.stubEnv("GIT_DIR", join(root, ".git"));
  vi.stubEnv("GIT_INDEX_FILE", join(root, ".git/index"));
  const { commit } = await baseOf(root, "HEAD");
  const text = await withWorktree(root, commit, (folder) =>
    readFile(join(folder, "openapi/tickets/openapi.yaml"), "utf8"),
  );
  expect(text).toContain("title: Tickets");
  expect((await readFile(join(root, ".git/index"))).equals(index)).toBe(true);
  await expect(readFile(join(root, "hook-ran"))).rejects.toThrow("ENOENT");
  expect(repository.git("worktree", "list").trim().split("\n")).toHaveLength(1);
});

test("a worktree is removed when its use fails", async () => {
  const failure = withWorktree(repository.root, "HEAD", () => Promise.reject(new Error("no")));
  await expect(failure).rejects.toThrow("no");
  expect(repository.git("worktree", "list").trim().split("\n")).toHaveLength(1);
});

test("without git the review says so", async () => {
  vi.stubEnv("PATH", "/nowhere");
  await expect(baseOf(repository.root, undefined)).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringContaining("git is not installed"),
  });
});

test("a cache that is not whole is read anew", () => {
  const api = { document: {}, declarations: "", lint: [], ledger: null };
  expect(isState({ tickets: api })).toBe(true);
  for (const value of [{}, [], null, { tickets: {} }, { tickets: { ...api, ledger: 1 } }])
    expect(isState(value)).toBe(false);
});

test("a second opinion that cannot be had is said", async () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  const opinions = await secondOpinions(circle, {});
  expect(opinions([])).toMatchObject([
    { rule: "redocly-diff", message: expect.stringContaining("it could not be asked: Converting circular") },
  ]);
});
