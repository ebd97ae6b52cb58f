import type { JsonObject } from "@facility-contracts/model/json";
import { describe, expect, test } from "vitest";
import { compareDocuments } from "../src/compare/compare.ts";
import { withAnnouncements } from "../src/version/announced.ts";

const TODAY = new Date("2027-03-01T12:00:00Z");

/** A document of two operations, one of which may be gone. */
function documentWith({
  marks,
  parameter,
  property,
  required = [],
}: Readonly<Record<string, unknown>>): JsonObject {
  const schema = {
    type: "object",
    properties: { id: { type: "string" }, ...(property !== undefined && { old: property }) },
    required,
  };
  return {
    openapi: "3.1.0",
    info: { title: "Things", version: "1.0.0" },
    paths: {
      "/things": {
        get: {
          operationId: "readThings",
          parameters:
            parameter === undefined ? [] : [{ name: "old", in: "query", schema: {}, ...Object(parameter) }],
          responses: { "200": { description: "Things.", content: { "application/json": { schema } } } },
        },
        ...(marks !== undefined && {
          delete: {
            operationId: "deleteThings",
            responses: { "204": { description: "Gone." } },
            ...Object(marks),
          },
        }),
      },
    },
  };
}

const NOW = documentWith({});

function removalOf(parts: Readonly<Record<string, unknown>>) {
  const before = documentWith(parts);
  return withAnnouncements(compareDocuments("things", before, NOW), before, TODAY);
}

const ANNOUNCED = { deprecated: true, "x-sunset": "2027-03-01" };

describe("a removal on the announced day or later calls for no major version", () => {
  test.each([
    ["an operation", { marks: ANNOUNCED }],
    ["an operation, with a time", { marks: { ...ANNOUNCED, "x-sunset": "2027-02-28T23:59:59Z" } }],
    ["a parameter", { parameter: ANNOUNCED }],
    ["a property", { property: { type: "string", ...ANNOUNCED } }],
    ["a required property", { property: { type: "string", ...ANNOUNCED }, required: ["old"] }],
    ["an operation that is a draft", { marks: { "x-stability-level": "draft" } }],
  ])("%s", (_, parts) => {
    const changes = removalOf(parts);
    const broken = changes.filter(({ breaks }) => breaks.includes("clients"));
    expect(broken).not.toEqual([]);
    for (const { accepted, bump } of broken) {
      expect(bump).toBe("minor");
      expect(accepted).toMatch(/announced: .* x-sunset 2027-0|x-stability-level is draft/);
    }
  });
});

describe("every other removal is a major change, and says what is missing", () => {
  test.each([
    [
      "it comes too early",
      { ...ANNOUNCED, "x-sunset": "2027-03-02" },
      /announced for 2027-03-02, which is in the future/,
    ],
    ["no day was announced", { deprecated: true }, /no x-sunset/],
    [
      "what was announced is no day",
      { ...ANNOUNCED, "x-sunset": "2027-02-31" },
      /"2027-02-31" is not a date/,
    ],
    ["it was not deprecated", { "x-sunset": "2026-01-01" }, /was removed$/],
    ["it is stable", { "x-stability-level": "stable" }, /was removed$/],
  ])("%s", (_, marks, said) => {
    const [change, ...others] = removalOf({ marks });
    expect(others).toEqual([]);
    expect(change).toMatchObject({ bump: "major", breaks: ["clients"] });
    expect(change?.accepted).toBeUndefined();
    expect(change?.title).toMatch(said);
  });
});

test("what is deprecated and stays may not break because of it", () => {
  const before = documentWith({ parameter: { ...ANNOUNCED, schema: { maxLength: 9 } } });
  const after = documentWith({ parameter: { ...ANNOUNCED, schema: { maxLength: 5 } } });
  const [change] = withAnnouncements(compareDocuments("things", before, after), before, TODAY);
  expect(change).toMatchObject({ bump: "major" });
  expect(change?.accepted).toBeUndefined();
});
