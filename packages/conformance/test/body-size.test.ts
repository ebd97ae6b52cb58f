/**
 * The case of a large body.
 */
import { expect, test } from "vitest";
import { requestOf } from "../src/cases/request.ts";
import { planOf } from "../src/run/plan.ts";
import { answerOf, NAMED, NAMED_ROW, NO_CREDENTIALS, smallContract } from "./small-provider.ts";

const OPERATIONS = 20;
const LARGE = 2_000_000;

test("a large body is made when it is sent: the plan of many operations holds none", () => {
  const operation = {
    requestBody: { required: true, content: { "application/json": { schema: NAMED } } },
    responses: { 200: answerOf(NAMED_ROW) },
  };
  const paths = Array.from({ length: OPERATIONS }, (_, index) => [`/rows${index}`, { post: operation }]);
  const api = smallContract(Object.fromEntries(paths));
  const before = process.memoryUsage().arrayBuffers;
  const { units } = planOf(api, NO_CREDENTIALS);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan((LARGE * OPERATIONS) / 2);
  const bodies = units.flatMap((unit) =>
    unit.kind === "case" && unit.tested.check === "body/size"
      ? [requestOf(unit.base, unit.tested.edits).body]
      : [],
  );
  expect(bodies).toHaveLength(OPERATIONS);
  const { name } = JSON.parse(Buffer.from(bodies[0] ?? []).toString());
  expect(name).toHaveLength(LARGE);
});
