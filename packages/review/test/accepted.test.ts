import { expect, test } from "vitest";
import { compareDocuments } from "../src/compare/compare.ts";
import { undecidedFindings } from "../src/findings.ts";
import { malformedAcceptances, staleAcceptances, withAcceptances } from "../src/version/accepted.ts";
import type { Changeset } from "../src/version/changesets.ts";
import { requestOf } from "./request-document.ts";

function documentWith(code: unknown) {
  return requestOf({ $ref: "#/components/schemas/Code" }, { Code: code });
}

function changesetThat(...lines: string[]): Changeset {
  return {
    file: "openapi/changes/codes.md",
    releases: [{ api: "codes", bump: "minor" }],
    text: lines.join("\n"),
    firstLine: 5,
  };
}

const BROKEN = "#/components/schemas/Code/maxLength";
const shorter = compareDocuments("codes", documentWith({ maxLength: 9 }), documentWith({ maxLength: 5 }));
const unclear = compareDocuments(
  "codes",
  documentWith({ pattern: "(?i)a" }),
  documentWith({ pattern: "(?i)b" }),
);

test("a break that is accepted carries the reason and calls for no major version", () => {
  const [change] = withAcceptances(
    shorter,
    [changesetThat("Hello.", `codes accepts ${BROKEN}: nobody has longer ones`)],
    "codes",
  );
  expect(shorter[0]).toMatchObject({ bump: "major", breaks: ["clients"] });
  expect(change).toMatchObject({
    bump: "minor",
    breaks: ["clients"],
    accepted: "nobody has longer ones (openapi/changes/codes.md)",
  });
});

test("another API's acceptance, and one of another place, accept nothing", () => {
  const changesets = [changesetThat(`other accepts ${BROKEN}: why`, "codes accepts #/info: why")];
  expect(withAcceptances(shorter, changesets, "codes")).toEqual(shorter);
});

test("an acceptance is stale where nothing breaks any more", () => {
  const changesets = [changesetThat(`codes accepts ${BROKEN}: why`)];
  expect(staleAcceptances(shorter, changesets, "codes")).toEqual([]);
  expect(staleAcceptances([], changesets, "codes")).toEqual([
    expect.objectContaining({
      what: `openapi/changes/codes.md accepts ${BROKEN}, where nothing breaks and nothing is undecided`,
    }),
  ]);
});

test.each(["code accepts #/info: why", "codes accepts #/info", "codes accepts #/info:"])(
  "%s accepts nothing, and is told with its line",
  (line) => {
    expect(malformedAcceptances([changesetThat("Hello.", line)], ["codes"])).toEqual([
      expect.objectContaining({
        what: `'${line}' accepts nothing`,
        file: "openapi/changes/codes.md",
        line: 6,
      }),
    ]);
  },
);

test("what is undecided is a finding until it is accepted, by the line that the finding names", () => {
  const api = { api: "codes", changes: unclear };
  const [finding, ...others] = undecidedFindings(api, true);
  expect(others).toEqual([]);
  const line = /`(codes accepts \S+: )why`/.exec(finding?.fix ?? "")?.[1];
  expect(line).toBeDefined();
  const accepted = withAcceptances(unclear, [changesetThat(`${line}looked at by hand`)], "codes");
  expect(undecidedFindings({ api: "codes", changes: accepted }, true)).toEqual([]);
});
