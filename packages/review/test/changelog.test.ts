import { expect, test } from "vitest";
import { breakingLines, changelogEntry, entryOf, withEntry } from "../src/changelog/changelog.ts";
import { findingsOf } from "../src/findings.ts";
import type { ApiReview } from "../src/report.ts";
import type { Changeset } from "../src/version/changesets.ts";
import { API, CHANGE } from "./example-review.ts";

const RAISED: ApiReview = {
  ...API,
  version: { ...API.version, after: "2.0.0", ok: true },
  facts: { before: null, after: { ...API.facts.after, contradicted: [] }, changes: [] },
  lint: { added: [], mended: [] },
};
const OLD = "# Changelog of tickets\n\n## 1.0.0\n\nThe first.\n";
const LINE = "- `PUT /a`: A title has at most 100 characters (was 120).";

function changeset(bump: "major" | "minor", text = "Cut titles."): Changeset {
  return { file: "openapi/changes/a.md", releases: [{ api: "tickets", bump }], text, firstLine: 5 };
}

function whatIsToDo(review: ApiReview, changesets: readonly Changeset[], changelog: string): string[] {
  const surroundings = { accepting: changesets, changesets, changelog, lint: [], lineOf: () => ({}) };
  return findingsOf(review, surroundings).map(({ what }) => what);
}

test("an entry stands before the others: what the changesets say, then what changed by kind", () => {
  const added = {
    ...CHANGE,
    bump: "minor" as const,
    kind: "property-added",
    sentence: "`a<b` is <new>\n# here.",
  };
  const entry = changelogEntry({ ...RAISED, changes: [CHANGE, CHANGE, added] }, [changeset("major")]);
  expect(withEntry(OLD, entry, "2.0.0")).toBe(
    `# Changelog of tickets\n\n## 2.0.0\n\nCut titles.\n\n### Breaking\n\n${LINE}\n\n### New\n\n- \`PUT /a\`: \`a<b\` is &lt;new> # here.\n\n## 1.0.0\n\nThe first.\n`,
  );
});

test("an entry that is there is made anew, but for what people say in it; a second time changes nothing", () => {
  const first = withEntry(OLD, changelogEntry(RAISED, [changeset("major")]), "2.0.0");
  const more = { ...RAISED, changes: [CHANGE, { ...CHANGE, sentence: "Notes are gone." }] };
  const again = (text: string) =>
    withEntry(
      text,
      changelogEntry(more, [changeset("major", "Keep notes.")], entryOf(text, "2.0.0")),
      "2.0.0",
    );
  const second = again(first);
  expect(second).toContain("## 2.0.0\n\nCut titles.\n\nKeep notes.\n\n### Breaking");
  expect(second).toContain(`${LINE}\n- \`PUT /a\`: Notes are gone.\n\n## 1.0.0`);
  expect(again(second)).toBe(second);
});

test("an entry is of the version that the changes call for where info.version is too low", () => {
  expect(changelogEntry(API, [])).toMatch(/^## 2\.0\.0\n/);
});

test("a break that came after the entry was written is a finding", () => {
  const changelog = withEntry(OLD, changelogEntry(RAISED, []), "2.0.0");
  expect(whatIsToDo(RAISED, [], changelog)).toEqual([]);
  const more = { ...RAISED, changes: [CHANGE, { ...CHANGE, sentence: "Notes are gone." }] };
  expect(breakingLines(more)).toHaveLength(2);
  expect(whatIsToDo(more, [], changelog)).toEqual([
    "openapi/tickets/CHANGELOG.md does not say in 2.0.0: `PUT /a`: Notes are gone.",
  ]);
});

test("the entry of the version that the base has announces nothing", () => {
  const changelog = OLD.replace("The first.", "### Breaking\n\n- Long ago.");
  expect(whatIsToDo({ ...RAISED, version: { ...API.version, ok: true } }, [], changelog)).toEqual([
    "a breaking change that no changeset announces",
  ]);
});

test("a changeset that announces too little is named, also of a change that breaks nobody", () => {
  const minor = changeset("minor");
  const changelog = withEntry(OLD, changelogEntry(RAISED, [minor]), "2.0.0");
  expect(whatIsToDo(RAISED, [minor], changelog)).toEqual([
    "openapi/changes/a.md announces a change that is minor, but it is major",
  ]);
  const patch = { ...minor, releases: [{ api: "tickets", bump: "patch" as const }] };
  const added = { ...RAISED, changes: [], version: { ...RAISED.version, bump: "minor" as const } };
  expect(whatIsToDo(added, [patch], changelog)).toEqual([
    "openapi/changes/a.md announces a change that is patch, but it is minor",
  ]);
  expect(whatIsToDo(added, [changeset("major")], changelog)).toEqual([]);
});

test("what the ledger contradicts stands in the way, also where it did so before", () => {
  const contradicted = [{ file: "openapi/tickets/facts.yaml", line: 9, says: "a" }];
  const facts = { ...API.facts.after, contradicted };
  const review = {
    ...RAISED,
    changes: [],
    version: { ...RAISED.version, bump: "none" as const, before: "2.0.0" },
    facts: { before: facts, after: facts, changes: [] },
  };
  expect(whatIsToDo(review, [], OLD)).toEqual(["a"]);
});
