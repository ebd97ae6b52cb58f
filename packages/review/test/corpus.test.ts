/**
 * The engine judged by the corpus: every verdict in both directions, and whether what it shows as proof is one.
 */
import { sampled } from "@facility-contracts/command/proof-mode";
import type { JsonObject } from "@facility-contracts/model/json";
import { describe, expect, test } from "vitest";
import { bases } from "../corpus/bases.ts";
import { canaries, rewrites } from "../corpus/canaries.ts";
import { entries } from "../corpus/entries.ts";
import { type Expected, editedPart, type NamedEdit, verdictsOf } from "../corpus/entry.ts";
import { largestBump } from "../src/compare/bump.ts";
import { compareDocuments } from "../src/compare/compare.ts";
import type { Change } from "../src/report.ts";
import { versionOf, versionVerdict } from "../src/version/version.ts";

const TIERS = ["wire", "client", "documentation", "none"] as const;

/** What the changes of an edit say together. */
function verdictOf(changes: readonly Change[]): Expected {
  const sides = new Set(changes.flatMap(({ breaks }) => breaks));
  const tiers = changes.map(({ tier }) => TIERS.indexOf(tier));
  return {
    tier: TIERS[Math.min(3, ...tiers)] ?? "none",
    breaks: sides.size === 2 ? "both" : ([...sides][0] ?? "nobody"),
  };
}

/** A rewriting is told as documentation: who reads the YAML sees it, nobody else does. */
function expectVerdict(changes: readonly Change[], expected: Expected): void {
  const verdict = verdictOf(changes);
  const rewritten = expected.tier === "none" && verdict.tier === "documentation";
  const said = changes.map(({ breaks, title }) => `${title} [${breaks}]`).join("\n");
  expect(rewritten ? { ...verdict, tier: "none" } : verdict, said).toEqual(expected);
  for (const { breaks, certainty, title, witnesses } of changes)
    if (certainty === "proven")
      expect(
        witnesses.map(({ side }) => side),
        title,
      ).toEqual(breaks);
}

function edited({ base, edit }: NamedEdit): { before: JsonObject; after: JsonObject } {
  const before = bases[base];
  const after = structuredClone(before);
  edit(after);
  return { before, after };
}

test("the corpus has at least 150 edits, none of them twice or without effect", () => {
  expect(entries.length).toBeGreaterThanOrEqual(150);
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  const idle = entries.filter((entry) => {
    const { after, before } = edited(entry);
    // The order of names is no difference to a reader, but it is one to a file.
    return JSON.stringify(before) === JSON.stringify(after);
  });
  expect(idle.map(({ id }) => id)).toEqual([]);
});

/** How much there is to compare. */
const sizes = new Map(Object.entries(bases).map(([name, base]) => [name, JSON.stringify(base).length]));
const sizeOf = ({ base }: NamedEdit) => sizes.get(base) ?? 0;

/** The first of a family is one of the smallest documents that it is in. */
const smallestFirst = entries.toSorted((one, other) => sizeOf(one) - sizeOf(other));

describe("every edit has its verdict, both ways", () => {
  test.each(sampled(smallestFirst, editedPart, verdictsOf))("$id", (entry) => {
    const { after, before } = edited(entry);
    expectVerdict(compareDocuments(entry.base, before, after), entry.forward);
    expectVerdict(compareDocuments(entry.base, after, before), entry.backward);
  });
});

/** What the gate of `npm run review` calls for. */
function bumpOf(changes: readonly Change[]): string {
  return largestBump(changes.map(({ bump }) => bump));
}

/** How a document is written in another way. */
const wayOf = ({ id }: NamedEdit) => id.split("-of-")[0] ?? id;

describe("canaries", () => {
  test.each(canaries)("$id is major, and the version does not say so", (canary) => {
    const { after, before } = edited(canary);
    expect(bumpOf(compareDocuments(canary.base, before, after))).toBe("major");
    expect(versionVerdict(versionOf(before), versionOf(after), "major").ok).toBe(false);
  });

  test.each(sampled(rewrites, wayOf, ({ base }) => base))("$id calls for nothing", (rewrite) => {
    const { after, before } = edited(rewrite);
    // Components that are put in their places are types less: who imports one notices.
    const types = rewrite.id.includes("dereferenced") ? ["type-removed"] : [];
    const changes = compareDocuments(rewrite.base, before, after).filter(({ kind }) => !types.includes(kind));
    expect(changes.filter(({ bump }) => bump !== "none").map(({ title }) => title)).toEqual([]);
    if (types.length === 0) expect(bumpOf(changes)).toBe("none");
    const back = compareDocuments(rewrite.base, after, before).filter(({ tier }) => tier === "wire");
    expect(back.map(({ title }) => title)).toEqual([]);
  });
});
