/**
 * Changesets: what whoever changed the contract tells its consumers. A breaking change needs one.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseChangesetFile } from "@changesets/parse";
import { messageOf } from "@facility-contracts/command/failure";
import { largestBump } from "../compare/bump.ts";
import type { Bump, Finding } from "../report.ts";

/** Where they are, from the root of the repository. */
export const CHANGES = "openapi/changes";

/** One file: for each API how large the change is, and a text for consumers. */
export interface Changeset {
  /** From the root of the repository. */
  readonly file: string;
  readonly releases: readonly { readonly api: string; readonly bump: Bump }[];
  readonly text: string;
  /** The line of the file that the text begins at. */
  readonly firstLine: number;
}

/** The changesets of a repository, and what is wrong with those that cannot be read. */
export async function readChangesets(
  root: string,
  apis: readonly string[],
): Promise<{ changesets: Changeset[]; findings: Finding[] }> {
  const names = await readdir(join(root, CHANGES)).catch(() => []);
  const changesets: Changeset[] = [];
  const findings: Finding[] = [];
  for (const name of names.sort()) {
    if (!name.endsWith(".md") || name === "README.md") continue;
    const file = `${CHANGES}/${name}`;
    try {
      const written = await readFile(join(root, file), "utf8");
      const { releases, summary } = parseChangesetFile(written);
      const changeset = {
        file,
        text: summary,
        firstLine: written.slice(0, written.lastIndexOf(summary)).split("\n").length,
        releases: releases.map(({ name: api, type }) => ({ api, bump: type })),
      };
      findings.push(...problemsOf(changeset, apis));
      changesets.push(changeset);
    } catch (error) {
      const what = `is not a changeset: ${messageOf(error).split("\n")[0]}`;
      findings.push(problemOf(file, what, `${CHANGES}/README.md shows one`));
    }
  }
  return { changesets, findings };
}

function problemsOf({ file, releases, text }: Changeset, apis: readonly string[]): Finding[] {
  const saysNothing = problemOf(file, "says nothing", "Write below the second --- what a consumer has to do");
  const namesNone = problemOf(file, "names no API", `Write between the ---: ${apis[0]}: major`);
  const fix = `There are ${apis.join(", ")}. Correct the name, or remove the file of an API that is gone`;
  return [
    ...(text === "" ? [saysNothing] : []),
    ...(releases.length === 0 ? [namesNone] : []),
    ...releases
      .filter(({ api }) => !apis.includes(api))
      .map(({ api }) => problemOf(file, `names the API '${api}'`, fix)),
  ];
}

function problemOf(file: string, what: string, fix: string): Finding {
  return { api: "", what: `${file} ${what}`, fix, file };
}

/** What a changeset says of an API; the largest when several do. Nothing when none does. */
export function announcedBump(changesets: readonly Changeset[], api: string): Bump | undefined {
  const said = changesets.flatMap(({ releases }) =>
    releases.filter((release) => release.api === api).map(({ bump }) => bump),
  );
  return said.length === 0 ? undefined : largestBump(said);
}
