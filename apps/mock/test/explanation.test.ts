import { describe, expect, test } from "vitest";
import { type Envelope, explained } from "../src/answers/explanation.ts";
import type { Way } from "../src/answers/part.ts";
import type { Violation } from "../src/answers/violations.ts";

const to = (...names: string[]): Way => names.map((name) => ({ kind: "field", name }));
const marks: Envelope = { message: null, details: null, examples: [] };

const flat = { ...marks, message: to("message") };
const flatBody = { message: "Invalid request body" };
const nestedEnvelope: Envelope = {
  message: to("error", "message"),
  details: to("error", "details"),
  examples: [{ part: "path", example: "id" }],
};
const bodyFault = {
  success: false,
  error: { message: "Validation failed", code: "VALIDATION_ERROR", details: { category: "Invalid" } },
};
const pathFault = { success: false, error: { message: "Invalid ticket ID", code: "VALIDATION_ERROR" } };

function explainedFlat(...faults: Violation[]) {
  return explained(flat, new Map([[null, flatBody]]), faults);
}

function explainedNested(...faults: Violation[]) {
  return explained(
    nestedEnvelope,
    new Map([
      [null, bodyFault],
      ["id", pathFault],
    ]),
    faults,
  );
}

function violation(location: string[], message: string): Violation {
  return { location: ["request", ...location], severity: "Error", message };
}

const type = violation(["body", "title"], "Request body property title must be string");
const missing = violation(["body"], "Request body must have required property 'risk'");
const nested = violation(
  ["body", "0", "location"],
  "Request body property 0.location must have required property 'room'",
);
const unknown = violation(["body"], "Request body must NOT have additional properties; found 'it's'");
const path = violation(["path", "id"], 'Request path parameter id must match format "uuid"');
const malformed = violation([], "The request body is not JSON: Unexpected token");

describe("in an envelope with a message", () => {
  test("the message names each fault", () => {
    expect(explainedFlat(type, missing)).toEqual({
      message: "body property title must be string; body must have required property 'risk'",
    });
  });

  test("of very many faults it names some and counts the others", () => {
    const { length } = JSON.stringify(explainedFlat(...Array(5_000).fill(type)));
    expect(length).toBeLessThan(1_000);
    expect(explainedFlat(...Array(5_000).fill(type))).toEqual({
      message: expect.stringMatching(/; and 4980 more$/),
    });
  });

  test("of many values that are allowed ten are listed, and what follows them stays", () => {
    const values = Array.from({ length: 22 }, (_, index) => `v${index}`);
    const allowed = (count: number, after = "") =>
      violation(
        ["query", "extend", "0"],
        `Request query parameter extend.0 must be equal to one of the allowed values: ${values.slice(0, count).join(", ")}${after}`,
      );
    const shown =
      "query parameter extend.0 must be equal to one of the allowed values: v0, v1, v2, v3, v4, v5, v6, v7, v8, v9";
    expect(explainedFlat(allowed(10))).toEqual({ message: shown });
    expect(explainedFlat(allowed(22))).toEqual({ message: `${shown} ... and 12 more` });
    expect(explainedFlat(allowed(11, "; repeat it"))).toEqual({
      message: `${shown} ... and 1 more; repeat it`,
    });
  });

  test("a text as long as a body is cut", () => {
    const long = violation(
      ["body"],
      `Request body must NOT have additional properties; found '${"a".repeat(1e6)}'`,
    );
    expect(JSON.stringify(explainedFlat(long)).length).toBeLessThan(600);
  });
});

describe("in an envelope with a message and details", () => {
  test("the details name each field, and what is wrong with it", () => {
    expect(explainedNested(type, type, missing, nested, unknown)).toEqual({
      success: false,
      error: {
        message: "Validation failed",
        code: "VALIDATION_ERROR",
        details: {
          title: "must be string; must be string",
          risk: "is required",
          "0.location.room": "is required",
          "it's": "is not a field of this request",
        },
      },
    });
  });

  test("a field with an odd name is a field like others", () => {
    const odd = violation(["body"], "Request body must NOT have additional properties; found '__proto__'");
    expect(JSON.stringify(explainedNested(odd))).toContain('"details":{"__proto__":');
  });

  test("a fault that is not in the body has an example of its own, if the contract marks one", () => {
    expect(explainedNested(type, path)).toEqual(pathFault);
    const query = violation(["query", "page"], "Request query parameter page must be integer");
    expect(explainedNested(query)).toEqual({
      success: false,
      error: {
        message: "Validation failed: query parameter page must be integer",
        code: "VALIDATION_ERROR",
      },
    });
  });

  test("the example that is marked for the body is the one that is filled in, wherever it stands", () => {
    const bodies = new Map([
      [null, pathFault],
      ["fields", bodyFault],
    ]);
    const envelope = { ...nestedEnvelope, examples: [{ part: "body", example: "fields" }] };
    expect(explained(envelope, bodies, [missing])).toEqual({
      success: false,
      error: { ...bodyFault.error, details: { risk: "is required" } },
    });
  });

  test("a body that is no JSON has no field to name", () => {
    expect(explainedNested(malformed)).toEqual({
      success: false,
      error: { message: `Validation failed: ${malformed.message}`, code: "VALIDATION_ERROR" },
    });
  });
});

test("a body without the parts that are marked is left as it is", () => {
  const bodies = new Map([[null, { fault: 1 }]]);
  expect(explained(nestedEnvelope, bodies, [type])).toEqual({ fault: 1 });
  expect(explained(marks, bodies, [type])).toEqual({ fault: 1 });
  expect(explained(flat, new Map([[null, "Invalid"]]), [type])).toBe("Invalid");
});
