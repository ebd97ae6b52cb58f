/**
 * What a newcomer adds to the contract along CONTRIBUTING, kept as a patch, and what it may cost.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure, messageOf } from "@facility-contracts/command/failure";
import type { gitIn } from "../content.ts";

/** An addition. */
export interface Addition {
  /** Of its patch in `packages/proof/additions`. */
  readonly name: string;
  readonly says: string;
  /** The API that is there already, and gets a minor version more: the patch holds for whichever version it has. */
  readonly raises?: string;
  /** What is written by hand may be at most this. */
  readonly goal: Goal;
}

/** A limit of files and lines, or of the folders that may change. */
export type Goal =
  | { readonly maxFiles: number; readonly maxLines: number }
  | { readonly onlyIn: readonly string[] };

/** All of them, one after the other like pull requests: each may build on those before it. */
export const ADDITIONS: readonly Addition[] = [
  {
    name: "update-ticket-status",
    says: "PATCH with a role of its own and rules in prose",
    raises: "tickets",
    goal: { maxFiles: 8, maxLines: 150 },
  },
  {
    name: "delete-ticket",
    says: "DELETE with 204",
    raises: "tickets",
    goal: { maxFiles: 6, maxLines: 90 },
  },
  {
    name: "parking",
    says: "a third API with one GET",
    goal: { onlyIn: ["openapi/parking/", "apps/sandbox/src/apis/parking/"] },
  },
];

const DATA = join(import.meta.dirname, "../../additions");

/** Lines of a file that were added or changed. */
export interface ChangedFile {
  readonly file: string;
  readonly lines: number;
}

type Git = ReturnType<typeof gitIn>;

/**
 * Applies an addition to a repository, and does not commit it.
 *
 * @throws Failure when the patch no longer fits.
 */
async function apply({ name, raises }: Addition, git: Git): Promise<void> {
  const patch = join(DATA, `${name}.patch`);
  try {
    await git("apply", "--3way", "--index", "--whitespace=nowarn", patch);
  } catch (cause) {
    throw new Failure(
      1,
      `${name}.patch no longer fits: ${messageOf(cause)}\nMake the change anew in a clone that has the additions before it, then: git add -A && git diff --cached > packages/proof/additions/${name}.patch`,
      { cause },
    );
  }
  if (raises !== undefined) await raiseVersion(raises, git);
}

async function raiseVersion(api: string, git: Git): Promise<void> {
  const file = `openapi/${api}/openapi.yaml`;
  const path = join((await git("rev-parse", "--show-toplevel")).trim(), file);
  const text = await readFile(path, "utf8");
  const raised = text.replace(
    /^( {2}version: )(\d+)\.(\d+)\.\d+$/m,
    (_, before: string, major: string, minor: string) => `${before}${major}.${Number(minor) + 1}.0`,
  );
  if (raised === text) throw new Failure(1, `${file} has no version to raise`);
  await writeFile(path, raised);
  await git("add", file);
}

/** Applies an addition and commits it. What it changes. */
export async function commit(addition: Addition, git: Git): Promise<readonly ChangedFile[]> {
  await apply(addition, git);
  const numstat = await git("-c", "core.quotePath=off", "diff", "--cached", "--numstat");
  const author = ["-c", "user.name=additions", "-c", "user.email=additions@localhost"];
  await git(...author, "commit", "--quiet", `--message=${addition.says}`);
  return numstat.split("\n").map((line) => {
    const [added = "", removed = "", file = ""] = line.split("\t");
    return { file, lines: Math.max(Number(added), Number(removed)) };
  });
}

/** What is above the goal of an addition. */
export function excessOf({ goal }: Addition, files: readonly ChangedFile[]): readonly string[] {
  if ("onlyIn" in goal)
    return files
      .filter(({ file }) => !goal.onlyIn.some((folder) => file.startsWith(folder)))
      .map(({ file }) => `${file} is outside of ${goal.onlyIn.join(" and ")}`);
  const lines = linesOf(files);
  return [
    ...(files.length > goal.maxFiles ? [`${files.length} files, and the goal is ${goal.maxFiles}`] : []),
    ...(lines > goal.maxLines ? [`${lines} lines, and the goal is ${goal.maxLines}`] : []),
  ];
}

/** The lines of all files. */
export function linesOf(files: readonly ChangedFile[]): number {
  return files.reduce((sum, { lines }) => sum + lines, 0);
}
