import { describe, expect, test } from "vitest";
import { explained } from "../src/answers/explanation.ts";
import type { Violation } from "../src/answers/violations.ts";

const register = [{ message: "Invalid request body" }];
const ticket = [
  {
    success: false,
    error: { message: "Validation failed", code: "VALIDATION_ERROR", details: { category: "Invalid" } },
  },
  { success: false, error: { message: "Invalid ticket ID", code: "VALIDATION_ERROR" } },
];

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

describe("in the envelope of the safety register", () => {
  test("the message names each fault", () => {
    expect(explained(register, [type, missing])).toEqual({
      message: "body property title must be string; body must have required property 'risk'",
    });
  });

  test("of very many faults it names some and counts the others", () => {
    const { length } = JSON.stringify(explained(register, Array(5_000).fill(type)));
    expect(length).toBeLessThan(1_000);
    expect(explained(register, Array(5_000).fill(type))).toEqual({
      message: expect.stringMatching(/; and 4980 more$/),
    });
  });

  test("a text as long as a body is cut", () => {
    const long = violation(
      ["body"],
      `Request body must NOT have additional properties; found '${"a".repeat(1e6)}'`,
    );
    expect(JSON.stringify(explained(register, [long])).length).toBeLessThan(600);
  });
});

describe("in the envelope of tickets", () => {
  test("the details name each field, and what is wrong with it", () => {
    expect(explained(ticket, [type, type, missing, nested, unknown])).toEqual({
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
    expect(JSON.stringify(explained(ticket, [odd]))).toContain('"details":{"__proto__":');
  });

  test("a malformed identifier has an example of its own, without details", () => {
    expect(explained(ticket, [type, path])).toEqual(ticket[1]);
  });

  test("a body that is no JSON has no field to name", () => {
    expect(explained(ticket, [malformed])).toEqual({
      success: false,
      error: { message: `Validation failed: ${malformed.message}`, code: "VALIDATION_ERROR" },
    });
  });
});

test("an envelope that is neither is left as it is", () => {
  expect(explained([{ fault: 1 }], [type])).toEqual({ fault: 1 });
  expect(explained([], [type])).toBeUndefined();
});
