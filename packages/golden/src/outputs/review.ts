/**
 * What the review says of each change of its corpus, both ways: all of it as JSON, and as Markdown.
 */
import type { JsonObject } from "@facility-contracts/model/json";
import { bases } from "../../../review/corpus/bases.ts";
import { canaries, rewrites } from "../../../review/corpus/canaries.ts";
import { entries } from "../../../review/corpus/entries.ts";
import { largestBump } from "../../../review/src/compare/bump.ts";
import { compareDocuments } from "../../../review/src/compare/compare.ts";
import { markdownText } from "../../../review/src/print/markdown.ts";
import type { ApiReview, Change } from "../../../review/src/report.ts";
import { versionOf, versionVerdict } from "../../../review/src/version/version.ts";
import type { Output } from "../golden-file.ts";

const NO_FACTS = { claims: 0, stated: 0, shown: 0, assumed: 0, unexplained: [], contradicted: [] };

/** Two entries for each direction of a change. */
export function review(): Output {
  const output = new Map<string, unknown>();
  for (const { id, base, edit } of [...entries, ...canaries, ...rewrites]) {
    const before = bases[base];
    const after = structuredClone(before);
    edit(after);
    for (const [direction, from, to] of [
      ["forward", before, after] as const,
      ["backward", after, before] as const,
    ]) {
      const changes = compareDocuments(base, from, to);
      output.set(`${id} ${direction} JSON`, changes);
      output.set(`${id} ${direction} Markdown`, markdownOf(base, from, to, changes));
    }
  }
  return output;
}

function markdownOf(api: string, before: JsonObject, after: JsonObject, changes: readonly Change[]): string {
  const bump = largestBump(changes.map((change) => change.bump));
  const part: ApiReview = {
    api,
    version: versionVerdict(versionOf(before), versionOf(after), bump),
    changes,
    secondOpinions: [],
    assumptions: { added: [], removed: [], documented: [] },
    facts: { before: NO_FACTS, after: NO_FACTS, changes: [] },
    lint: { added: [], mended: [] },
    examples: [],
    declarations: "",
  };
  return markdownText({
    formatVersion: 3,
    base: { revision: "main", commit: "0000000" },
    at: "2026-11-26T00:00:00.000Z",
    milliseconds: 0,
    apis: [part],
    findings: [],
  });
}
