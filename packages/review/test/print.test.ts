import { describe, expect, test } from "vitest";
import { markdownText } from "../src/print/markdown.ts";
import { terminalText } from "../src/print/terminal.ts";
import type { ApiReview, Change, Review } from "../src/report.ts";

const HOSTILE = "a | b `c` <script>alert(1)</script> @everyone #1 **d** [e](f)\n## g";

const CHANGE: Change = {
  kind: "max-length",
  tier: "wire",
  breaks: ["clients"],
  certainty: "proven",
  bump: "major",
  title: `maxLength of title ${HOSTILE}`,
  sentence: "A title has at most 100 characters (was 120).",
  operations: [
    {
      operationId: "updateTicket",
      method: "put",
      path: "/a",
      direction: "request",
      clientMethod: "tickets.updateTicket",
    },
  ],
  before: { pointer: "#/a", value: 120 },
  after: { pointer: "#/a", value: HOSTILE },
  witnesses: [
    {
      side: "clients",
      message: "request",
      operationId: "updateTicket",
      allowed: "before",
      what: "PUT /a with this body",
      value: { inner: { title: "a".repeat(120), text: "```\nfence" }, rest: 1 },
      at: "/inner/title",
      refusal: "must NOT have more than 100 characters",
    },
  ],
  grounds: { kind: "assumed", text: HOSTILE },
};

const COVERAGE = { claims: 3, facts: 2, assumed: 1, unexplained: [], contradicted: [] };

const API: ApiReview = {
  api: "tickets",
  version: { before: "1.0.0", after: "1.0.0", bump: "major", required: "2.0.0", ok: false },
  changes: [CHANGE],
  secondOpinions: [{ rule: "r", impact: "major", message: HOSTILE, pointer: "#/b" }],
  assumptions: { added: [{ pointer: "#/c", text: HOSTILE }], removed: [], documented: [] },
  facts: { before: COVERAGE, after: { ...COVERAGE, contradicted: [HOSTILE] } },
  lint: {
    added: [{ rule: "r", severity: "error", message: HOSTILE, file: "f", line: 1, pointer: "#/" }],
    mended: [],
  },
  examples: [{ name: "Page", change: "changed", operationIds: ["updateTicket"], refusedAfter: HOSTILE }],
  declarations: "--- a\n+++ b\n@@\n-old\n+new ```\n",
};

const REVIEW: Review = {
  formatVersion: 1,
  base: { revision: "main", commit: "0123456789" },
  at: "2026-11-25T00:00:00.000Z",
  milliseconds: 1500,
  apis: [API],
  findings: [{ api: "tickets", what: `version ${HOSTILE}`, fix: "Write version: 2.0.0" }],
};

describe("terminal", () => {
  test("says the verdict first, then the change with its proof, and what to do last", () => {
    const lines = terminalText(REVIEW, false).split("\n");
    expect(lines[1]).toBe("tickets: breaks clients: needs 2.0.0, says 1.0.0");
    const text = lines.join("\n");
    expect(text).toContain("[breaks clients, proven]");
    expect(text).toContain(
      "clients: PUT /a with this body: allowed before, refused now at /inner/title: must NOT have more than 100 characters",
    );
    expect(text).toContain(
      '{"title":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa… (120 characters)","text":"```\\nfence"}',
    );
    expect(lines.at(-1)).toBe("1 finding (1.5 s).");
  });

  test("has colours only where they are asked for", () => {
    expect(terminalText(REVIEW, false)).not.toContain("\u001b[");
    expect(terminalText(REVIEW, true)).toContain("\u001b[");
  });
});

describe("Markdown", () => {
  const text = markdownText(REVIEW);

  test("what stands in the contract is text: no markup, no HTML, nobody mentioned, no cell ended", () => {
    const outside = text.replaceAll(/^ *(`{3,})\w*\n[\s\S]*?\n *\1$/gm, "");
    for (const part of ["<script", "@everyone", "**d**", "[e](f)", "`c`", "\n## g", "a | b"])
      expect(outside).not.toContain(part);
    expect(outside).not.toMatch(/[^&]#1/);
    expect(outside).toContain("&#60;script&#62;");
  });

  test("a block of code ends where it should", () => {
    expect(text).toContain("  ````json\n");
    expect(text).toContain("\n````diff\n");
  });

  test("has the version and what it needs in a table, and the findings", () => {
    expect(text).toContain("| tickets | breaks clients: needs 2.0.0, says 1.0.0 | 1.0.0 → 1.0.0 | 2.0.0 ✗ |");
    expect(text).toContain("### To do");
  });

  test("is cut to what GitHub takes, between two changes, and says so", () => {
    const many = Array.from({ length: 400 }, (_, index) => ({ ...CHANGE, title: `change ${index}` }));
    const cut = markdownText({ ...REVIEW, apis: [{ ...API, changes: many }] });
    expect(cut.length).toBeLessThan(65_536);
    expect(cut).toMatch(
      /The rest is left out, as GitHub takes no longer text: `npm run review` shows all of it\.\n$/,
    );
    expect([...cut.matchAll(/^ *````/gm)].length % 2).toBe(0);
  });
});
