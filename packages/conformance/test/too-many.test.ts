/**
 * 429 tells nothing of what a request holds: it is neither taken nor refused.
 */
import { expect, test } from "vitest";
import {
  answers,
  jsonIn,
  NAMED,
  refuse,
  runOnSmall,
  type Said,
  type Seen,
  smallContract,
} from "./small-provider.ts";

const add = (...statuses: readonly number[]) =>
  smallContract({
    "/pets": {
      post: {
        operationId: "addPet",
        requestBody: { required: true, content: { "application/json": { schema: NAMED } } },
        responses: { 201: { description: "yes" }, ...answers(...statuses) },
      },
    },
  });

/** What takes everything but is too busy behind its first request. */
function busy(): (request: Seen) => Said {
  let requests = 0;
  return () => (requests++ === 0 ? [201] : [429, { message: "later" }]);
}

test("where it is documented it is no fault, and what was asked is not checked", async () => {
  const report = await runOnSmall(add(400, 429), busy());
  expect(report.findings).toEqual([]);
  const [base, ...others] = report.cases;
  expect(base?.outcome).toBe("passed");
  expect(new Set(others.map(({ outcome }) => outcome))).toEqual(new Set(["not-checked"]));
  expect(report.notChecked.map(({ why }) => why)).toEqual(
    expect.arrayContaining([
      "it is answered 429: too many requests",
      "left out, after 3 requests were answered 429 (--rate sends fewer in a second)",
    ]),
  );
});

test("where it is not documented it refuses nothing", async () => {
  const report = await runOnSmall(add(400), busy());
  expect(report.findings.map(({ check }) => check)).toContain("body/json");
  expect(report.cases.filter(({ outcome }) => outcome === "passed")).toHaveLength(1);
});

test("a provider that is busy now and then, and says no time, is waited for", async () => {
  let requests = 0;
  const api = add(400, 429);
  const only = ["addPet body/required body /: without name", "addPet body/type body /name: null"];
  const report = await runOnSmall(
    api,
    (request): Said => {
      if (++requests === 2) refuse(429);
      const body = jsonIn(request);
      return typeof body === "object" && body !== null && "name" in body && body.name !== null
        ? [201]
        : refuse(400);
    },
    undefined,
    { cases: only },
  );
  expect(report.cases.map(({ outcome }) => outcome)).toEqual(["passed", "passed", "passed"]);
});
