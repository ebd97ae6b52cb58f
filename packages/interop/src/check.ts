/**
 * The gate: documents go through tools, and what is wrong and not known is a finding.
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { messageOf } from "@facility-contracts/command/failure";
import type { Contract } from "@facility-contracts/model/contract";
import { allProbes, judge } from "./judge.ts";
import { type Known, speaksOf } from "./known.ts";
import { oracleOf } from "./oracle.ts";
import type { Unprobed } from "./probes/probes.ts";
import type { Tool } from "./tools/tool.ts";
import type { Verdict } from "./verdict.ts";

export interface DocumentResult {
  readonly file: string;
  readonly verdicts: readonly Verdict[];
  readonly unprobed: readonly Unprobed[];
}

/** Everything wrong, sorted by whether it is known. */
export interface Judged {
  readonly unknown: readonly (Verdict & { file: string })[];
  readonly known: readonly { entry: Known; count: number }[];
  /** Entries for these tools that speak of nothing that happened. */
  readonly stale: readonly Known[];
}

/** Runs tools on a document. What they make stands in `folder` until it is removed. */
export async function checkDocument(
  document: Contract,
  tools: readonly Tool[],
  { installed, folder }: { installed: string; folder: string },
): Promise<DocumentResult> {
  const oracle = oracleOf(document);
  const probes = allProbes({ document, oracle });
  const verdicts: Verdict[] = [];
  for (const tool of tools) {
    const own = join(folder, tool.name);
    await mkdir(own, { recursive: true });
    const file = join(own, "document.json");
    await writeFile(file, JSON.stringify(document.document, undefined, 2));
    try {
      const workshop = { document, oracle, file, folder: own, tools: installed };
      verdicts.push(...(await judge(tool, workshop, probes)));
    } catch (error) {
      const made = `fails: ${messageOf(error).split("\n").slice(0, 6).join(" ").slice(0, 600)}`;
      const about = { tool: tool.name, kind: "compiles", pointer: "#", subject: "document" } as const;
      verdicts.push({ ...about, outcome: "wrong", made });
    }
  }
  return { file: document.name, verdicts, unprobed: probes.unprobed };
}

/** Runs `work` in a folder below the installed tools, from where their packages are found. */
export async function inRunFolder<T>(
  installed: string,
  keep: boolean,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const runs = join(installed, "runs");
  await mkdir(runs, { recursive: true });
  await writeFile(join(runs, "package.json"), '{ "type": "module" }\n');
  const folder = await mkdtemp(join(runs, "run-"));
  try {
    return await work(folder);
  } finally {
    if (!keep) await rm(folder, { recursive: true, force: true });
  }
}

/** Holds wrong verdicts against the list of known differences. */
export function judged(
  results: readonly DocumentResult[],
  list: readonly Known[],
  tools: readonly string[],
): Judged {
  const wrong = results.flatMap(({ file, verdicts }) =>
    verdicts.filter(({ outcome }) => outcome === "wrong").map((verdict) => ({ ...verdict, file })),
  );
  const entries = list.filter(({ tool }) => tools.includes(tool));
  const known = entries.map((entry) => ({
    entry,
    count: wrong.filter((verdict) => speaksOf(entry, verdict)).length,
  }));
  return {
    unknown: wrong.filter((verdict) => !entries.some((entry) => speaksOf(entry, verdict))),
    known: known.filter(({ count }) => count > 0),
    stale: known.filter(({ count }) => count === 0).map(({ entry }) => entry),
  };
}
