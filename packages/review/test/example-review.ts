/**
 * A review of a contract that tries to be more than text.
 */
import type { ApiReview, Change, Review } from "../src/report.ts";

export const HOSTILE = "a | b `c` <script>alert(1)</script> @everyone #1 **d** [e](f)\n## g";

export const CHANGE: Change = {
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

const COVERAGE = { claims: 3, stated: 1, shown: 1, assumed: 1, unexplained: [], contradicted: [] };

export const API: ApiReview = {
  api: "tickets",
  version: { before: "1.0.0", after: "1.0.0", bump: "major", required: "2.0.0", ok: false },
  changes: [CHANGE],
  secondOpinions: [{ rule: "r", impact: "major", message: HOSTILE, pointer: "#/b" }],
  assumptions: { added: [{ pointer: "#/c", text: HOSTILE }], removed: [], documented: [] },
  facts: {
    before: COVERAGE,
    after: { ...COVERAGE, contradicted: [{ file: HOSTILE, line: 2, says: HOSTILE }] },
    changes: [
      {
        change: "changed",
        pointer: "#/d",
        before: { value: 120, ground: "stated", page: HOSTILE, on: HOSTILE },
        after: { value: HOSTILE, ground: "shown", page: HOSTILE, on: HOSTILE },
      },
    ],
  },
  lint: {
    added: [{ rule: "r", severity: "error", message: HOSTILE, file: "f", line: 1, pointer: "#/" }],
    mended: [],
  },
  examples: [{ name: "Page", change: "changed", operationIds: ["updateTicket"], refusedAfter: HOSTILE }],
  declarations: "--- a\n+++ b\n@@\n-old\n+new ```\n",
};

export const REVIEW: Review = {
  formatVersion: 3,
  base: { revision: "main", commit: "0123456789" },
  workTree: { branch: `a-branch ${HOSTILE}`, commit: "fedcba9876", isCommitted: false },
  at: "2026-11-25T00:00:00.000Z",
  milliseconds: 1500,
  apis: [API],
  findings: [
    { api: "tickets", what: `version ${HOSTILE}`, fix: "Write version: 2.0.0", file: HOSTILE, line: 3 },
  ],
};
