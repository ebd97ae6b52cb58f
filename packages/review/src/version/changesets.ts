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
      findings.push({
        api: "",
        what: `${file} is not a changeset: ${messageOf(error).split("\n")[0]}`,
        fix: `${CHANGES}/README.md shows one`,
        file,
      });
    }
  }
  return { changesets, findings };
}

function problemsOf({ file, releases, text }: Changeset, apis: readonly string[]): Finding[] {
  return [
    ...(text === ""
      ? [
          {
            api: "",
            what: `${file} says nothing`,
            fix: "Write below the second --- what a consumer has to do",
            file,
          },
        ]
      : []),
    ...(releases.length === 0
      ? [{ api: "", what: `${file} names no API`, fix: `Write between the ---: ${apis[0]}: major`, file }]
      : []),
    ...releases
      .filter(({ api }) => !apis.includes(api))
      .map(({ api }) => ({
        api: "",
        what: `${file} names the API '${api}'`,
        fix: `There are ${apis.join(", ")}. Correct the name, or remove the file of an API that is gone`,
        file,
      })),
  ];
}

/** What a changeset says of an API; the largest when several do. Nothing when none does. */
export function announcedBump(changesets: readonly Changeset[], api: string): Bump | undefined {
  const said = changesets.flatMap(({ releases }) =>
    releases.filter((release) => release.api === api).map(({ bump }) => bump),
  );
  return said.length === 0 ? undefined : largestBump(said);
}
