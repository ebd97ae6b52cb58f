/**
 * A run of a bounded number of requests: each operation first, then what tells most, and the rest is told.
 */
import { expect, test } from "vitest";
import type { ApiContract } from "../src/contract/contracts.ts";
import { planOf } from "../src/run/plan.ts";
import { answerOf, answers, runOnSmall, smallContract } from "./small-provider.ts";

const CONFIG = { credentials: { valid: {} } };

/** A contract of some operations that are alike. */
function contractOfMany(operations: number): ApiContract {
  const schema = {
    type: "object",
    required: ["name"],
    properties: { name: { type: "string", maxLength: 9 }, age: { type: "integer", minimum: 0 } },
  };
  const post = {
    requestBody: { required: true, content: { "application/json": { schema } } },
    responses: { 200: answerOf({}), ...answers(400, 415) },
  };
  return smallContract(
    Object.fromEntries(Array.from({ length: operations }, (_, index) => [`/things/${index}`, { post }])),
  );
}

const planned = (operations: number, budget: number) => {
  const plan = planOf(contractOfMany(operations), CONFIG, { budget });
  const names = Map.groupBy(plan.units, ({ operation }) => operation.operationId);
  return { ...plan, counts: [...names.values()].map((units) => units.length) };
};

test("less than a request for each operation goes to operations from all over the document", () => {
  const { counts, notChecked, units } = planned(40, 10);
  expect(counts).toEqual(Array.from({ length: 10 }, () => 1));
  const paths = units.map(({ operation }) => Number(operation.path.split("/")[2]));
  expect(Math.max(...paths) - Math.min(...paths)).toBeGreaterThan(30);
  const left = notChecked.filter(({ why }) => why === "the budget of 10 requests is spent");
  expect(left.map(({ what }) => what.endsWith("but for its base request"))).toEqual(
    expect.arrayContaining([true, false]),
  );
  expect(left).toHaveLength(40);
});

test("more goes to all of them", () => {
  const { counts, units } = planned(10, 400);
  expect(units.length).toBe(400);
  expect(Math.min(...counts)).toBeGreaterThan(30);
});

test("the first ones of an operation tell most: each keyword is broken once", () => {
  const { keywords, units, notChecked } = planned(1, 30);
  expect(units[0]?.kind).toBe("base");
  expect(keywords).toEqual([]);
  const refused = units.flatMap((unit) =>
    "tested" in unit && unit.tested.expect.kind === "refused" ? [unit.tested] : [],
  );
  for (const check of ["body/required", "body/maxLength", "body/minimum", "body/type", "header/media-type"])
    expect(refused.map((tested) => tested.check)).toContain(check);
  expect(notChecked.map(({ what }) => what).join()).toMatch(/POST \/things\/0: \d+ of \d+ requests/);
});

test("what it has room for is sent, and no more", async () => {
  let requests = 0;
  const report = await runOnSmall(
    contractOfMany(5),
    () => {
      requests++;
      return [200, {}];
    },
    CONFIG,
    { budget: 200 },
  );
  expect(requests).toBeLessThanOrEqual(200);
  expect(report.requests).toBe(requests);
  expect(report.findings.map(({ check }) => check)).toContain("body/minimum");
});
