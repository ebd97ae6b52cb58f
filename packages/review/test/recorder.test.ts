/**
 * One edit that is noticed in requests and in answers is one change.
 */
import { expect, test } from "vitest";
import { compareDocuments } from "../src/compare/compare.ts";

/** A text that is sent, and answered beside what no validator can use. */
function documentOf(maxLength: number) {
  const text = { $ref: "#/components/schemas/Text" };
  const answered = { properties: { a: text, z: { type: "string", pattern: "(" } } };
  const bodyOf = (schema: unknown) => ({ content: { "application/json": { schema } } });
  return {
    openapi: "3.1.1",
    info: { title: "Texts", version: "1.0.0" },
    paths: {
      "/a": {
        put: {
          operationId: "putA",
          requestBody: bodyOf(text),
          responses: { "200": { description: "Done.", ...bodyOf(answered) } },
        },
      },
    },
    components: { schemas: { Text: { type: "string", maxLength } } },
  };
}

test.each([
  [10, 8, "clients"],
  [8, 10, "providers"],
])(
  "what went from %d to %d hurts both, and is told by rule where a message shows that of one side only",
  (was, is, shown) => {
    const [change, ...others] = compareDocuments("texts", documentOf(was), documentOf(is));
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      breaks: ["clients", "providers"],
      certainty: "by rule",
      title: expect.stringContaining("; no message can be judged"),
    });
    expect(change?.witnesses.map(({ side }) => side)).toEqual([shown]);
  },
);
