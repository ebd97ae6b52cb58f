import { spawnSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sampled } from "@facility-contracts/command/proof-mode";
import { afterAll, beforeAll, expect, test } from "vitest";
import { gitIn } from "../src/content.ts";
import { type Origin, originOf } from "../src/places/copy.ts";
import { PLACES } from "../src/places/places.ts";
import { tryPlace } from "../src/places/try-place.ts";

let scratch: string;
let root: string;
let origin: Origin;

// A small repository with two commits, and a file that is in none.
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "places-test-"));
  await chmod(scratch, 0o755);
  root = join(scratch, "root");
  await mkdir(join(root, "node_modules/shared"), { recursive: true });
  await writeFile(join(root, "node_modules/shared/index.js"), "");
  await writeFile(join(root, "package.json"), '{ "name": "small", "version": "1.0.0" }');
  await writeFile(
    join(root, "package-lock.json"),
    '{ "name": "small", "lockfileVersion": 3, "packages": {} }',
  );
  await writeFile(join(root, ".gitignore"), "node_modules\n");
  const git = gitIn(root, {
    GIT_AUTHOR_NAME: "test",
    GIT_AUTHOR_EMAIL: "test@example.com",
    GIT_COMMITTER_NAME: "test",
    GIT_COMMITTER_EMAIL: "test@example.com",
  });
  await git("init", "--quiet", "--template=");
  await git("add", "--all");
  await git("commit", "--quiet", "--message=one");
  await git("commit", "--quiet", "--allow-empty", "--message=two");
  await writeFile(join(root, "new"), "");
  origin = await originOf(root, scratch);
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

const shared = "test -f node_modules/shared/index.js";

/** What is so in each place, by the shell. Another user may not be allowed to run the Node of these tests. */
const CHECKS: Readonly<Record<string, string>> = {
  "private folder": "ls -ld .. | grep -q '^drwx------'",
  "ordinary user": 'test "$(id -u)" -ne 0 && touch "$HOME/x" made',
  "spaces and letters": 'case "$PWD" in *"Bürö 東京 & Söhne/it\'s here") ;; *) exit 1 ;; esac',
  "read-only home": '! touch "$HOME/x" && touch "$npm_config_cache/x" made',
  "no HOME": "! printenv HOME",
  "TMPDIR elsewhere": `"${process.execPath}" --eval 'process.exit(os.tmpdir().endsWith("/temporary files") && fs.mkdtempSync(os.tmpdir() + "/x") ? 0 : 1)'`,
  "2 GB of memory": "grep -q places- /proc/self/cgroup",
  "one core": 'test "$(nproc)" = 1',
  "umask 077": "test \"$(umask)\" -eq 77 && ls -l package.json | grep -q '^-rw-------'",
  "shallow clone": 'test "$(git rev-list --count HEAD)" = 1',
  "no repository": "test ! -e .git",
};

/** One of those that differ from here in the same. */
const SAMPLE = sampled(PLACES, ({ name, ...differences }) => Object.keys(differences).join());

test.each(SAMPLE)("$name is what it says", async (place) => {
  const own = await mkdtemp(join(scratch, "place-"));
  await chmod(own, 0o755);
  const log = join(scratch, "log");
  const copied = place.installs ? "test -f new" : `test -f new && ${shared}`;
  const command = `${copied} && ${CHECKS[place.name] ?? "false"}`;
  const stop = new AbortController().signal;
  const outcome = await tryPlace(place, { root, origin, scratch: own, command, install: false, log, stop });
  // A machine may have no control groups, no taskset, or no shell: then it is said.
  if (typeof outcome === "string")
    expect(outcome).toMatch(/^(there is no (control group|taskset)|only where)/);
  else expect(outcome.passed, await readFile(log, "utf8")).toBe(true);
});

test("what fails in a place has failed", async () => {
  const own = await mkdtemp(join(scratch, "place-"));
  const stop = new AbortController().signal;
  const trial = {
    root,
    origin,
    scratch: own,
    command: "exit 3",
    install: false,
    log: join(scratch, "log"),
    stop,
  };
  expect(await tryPlace({ name: "here" }, trial)).toMatchObject({ passed: false });
});

test("the repository stays as it is", async () => {
  const git = gitIn(root);
  expect(await git("status", "--porcelain")).toBe("?? new");
  expect(await git("for-each-ref")).toMatch(/^\S+ commit\trefs\/heads\/\w+$/);
});

test("a place that does not exist is wrong use", () => {
  const cli = join(import.meta.dirname, "../src/places/cli.ts");
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, "--only", "moon"], {
    encoding: "utf8",
  });
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain("places: There is no place 'moon': private folder, ");
});
