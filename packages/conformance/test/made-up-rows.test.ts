/**
 * Identifiers that are only made up: that there is no such row is no fault.
 */
import { expect, test } from "vitest";
import {
  answerOf,
  answers,
  idParameter,
  integerIn,
  refuse,
  runOnSmall,
  type Said,
  type Seen,
  smallContract,
  summed,
} from "./small-provider.ts";

const api = (...statuses: readonly number[]) =>
  smallContract({
    "/pets/{id}": {
      get: {
        operationId: "getPet",
        parameters: [idParameter("id", { "x-row": "pet" })],
        responses: { 200: answerOf({}), ...answers(...statuses) },
      },
    },
  });
const provider = ({ path }: Seen): Said => (integerIn(path[1]) === 7 ? [200, {}] : refuse(404));
const GIVEN = (existing: number) => ({ credentials: { valid: {} }, rows: { pet: { existing: [existing] } } });

test("where no row is given, 404 to one that is made up is not checked", async () => {
  const report = await runOnSmall(api(400, 404), provider);
  const { findings, notChecked } = summed(report);
  expect(findings).toEqual([]);
  expect(notChecked).toContain("getPet base: rows.pet.existing is not given");
  expect(notChecked).toContain("getPet header/accept: rows.pet.existing is not given");
  expect(report.coverage.operations.missing).toEqual(["getPet"]);
});

test("where one is given, or 404 is not documented, it is a fault", async () => {
  expect((await runOnSmall(api(400, 404), provider, GIVEN(7))).findings).toEqual([]);
  for (const report of [
    await runOnSmall(api(400, 404), provider, GIVEN(8)),
    await runOnSmall(api(400), provider),
  ])
    expect(report.findings.map(({ check }) => check)).toContain("base");
});

test("what is wrong with the answer itself is found", async () => {
  const report = await runOnSmall(api(400, 404), () => [404, { message: 5 }]);
  const checks = report.findings.map(({ check }) => check);
  expect(checks).toContain("answer/type");
  expect(checks).not.toContain("base");
});
