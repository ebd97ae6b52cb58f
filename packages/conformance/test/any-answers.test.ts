/**
 * Answers without a body, and of other media types than JSON.
 */
import { describe, expect, test } from "vitest";
import { answerOf, runOnSmall, type Said, type Seen, smallContract, summed } from "./small-provider.ts";

describe("answers", () => {
  const csv = { description: "yes", content: { "text/csv": { schema: { type: "string" } } } };
  const either = {
    description: "yes",
    content: { ...csv.content, "application/json": { schema: { type: "array" } } },
  };
  const api = smallContract({
    "/csv": { get: { responses: { 200: csv } } },
    "/either": { get: { responses: { 200: either } } },
    "/nothing": { get: { responses: { 200: { description: "yes" } } } },
    "/head": {
      head: { responses: { 200: answerOf({ type: "object" }), "4XX": { description: "no" } } },
      options: { responses: { 204: { description: "yes" }, default: { description: "else" } } },
    },
    "/two": { put: { responses: { 200: answerOf({ type: "object" }), 201: answerOf({ type: "array" }) } } },
  });
  const answer =
    (said: Readonly<Record<string, Said>>) =>
    (request: Seen): Said =>
      said[`${request.method} /${request.path.join("/")}`] ?? [404];
  const GOOD: Readonly<Record<string, Said>> = {
    "GET /csv": [200, "a;b"],
    "GET /either": [200, []],
    "GET /nothing": [200],
    "HEAD /head": [200],
    "OPTIONS /head": [204],
    "PUT /two": [201, []],
  };

  test("without a body, of HEAD, not of JSON and of another success are fine, and what is not read is told", async () => {
    const report = await runOnSmall(api, answer(GOOD));
    expect(summed(report)).toEqual({
      findings: [],
      notChecked: ["GET /csv answer 200: the suite reads JSON only"],
    });
    expect(report.coverage.operations.missing).toEqual([]);
  });

  test.each<readonly [string, Said, string]>([
    ["GET /csv", [200, {}], "answer/media-type"],
    ["GET /either", [200, {}], "answer/type"],
    ["GET /nothing", [201], "answer/status"],
    ["HEAD /head", [500], "robust/server-error"],
    ["OPTIONS /head", [404], "base"],
    ["PUT /two", [201, {}], "answer/type"],
    ["PUT /two", [202, []], "answer/status"],
    ["PUT /two", [202, 5], "answer/type"],
  ])("%s with %j is found", async (operation, said, check) => {
    const report = await runOnSmall(api, answer({ ...GOOD, [operation]: said }));
    expect(report.findings.map((finding) => `${finding.operationId} ${finding.check}`)).toContain(
      `${operation} ${check}`,
    );
    expect(new Set(report.findings.map(({ operationId }) => operationId))).toEqual(new Set([operation]));
  });
});

test.each(["anyOf", "oneOf"])("one that fits no branch of %s is wrong once", async (keyword) => {
  const branches = ["a", "b", "c"].map((name) => ({ type: "object", required: [name] }));
  const api = smallContract({ "/x": { get: { responses: { 200: answerOf({ [keyword]: branches }) } } } });
  const { findings } = await runOnSmall(api, () => [200, { z: 1 }]);
  expect(findings.map(({ check }) => check)).toEqual([`answer/${keyword}`]);
});
