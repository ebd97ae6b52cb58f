/**
 * What a provider tells strangers of how it is built.
 */
import { expect, test } from "vitest";
import { answers, runOnSmall, smallContract } from "./small-provider.ts";

const api = smallContract({ "/x": { get: { operationId: "x", responses: { 200: {}, ...answers(400) } } } });

async function isLeak(message: string): Promise<boolean> {
  const report = await runOnSmall(api, () => [400, { message }], undefined, {
    cases: ["x query/unknown query: a parameter that nobody knows"],
  });
  return report.findings.some(({ check }) => check === "answer/leak");
}

test.each([
  "Error: no\n    at handle (/app/src/index.js:12:7)",
  "Traceback (most recent call last):\n  File",
  "SELECT id, name FROM pets WHERE id = 1",
  'syntax error in SELECT * FROM "pets"',
  "INSERT INTO pets (name) VALUES ('Tom')",
  "UPDATE pets SET name = 'Tom' WHERE id = 1",
  "DELETE FROM pets WHERE id = 1",
])("%s is a leak", async (message) => {
  expect(await isLeak(message)).toBe(true);
});

test.each([
  "op must be one of CREATE, UPDATE, SET",
  "kind must be one of SELECT, INSERT INTO, VALUES, FROM",
  "op must be UPDATE or SET",
  "DELETE FROM and WHERE are no names",
  "\n".repeat(40_000),
  "SELECT ".repeat(20_000),
])("%s is none", async (message) => {
  expect(await isLeak(message)).toBe(false);
});
