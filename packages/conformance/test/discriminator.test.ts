/**
 * A discriminator whose branches do not say their values has no cases, which is told.
 */
import { expect, test } from "vitest";
import { planOf } from "../src/run/plan.ts";
import { smallContract } from "./small-provider.ts";

/** What is told of the discriminators of an operation whose body and answer have a schema. */
function untold(schema: object): string[] {
  const content = { "application/json": { schema } };
  const api = smallContract({
    "/pets": {
      post: {
        operationId: "add",
        requestBody: { content },
        responses: { 200: { description: "yes", content } },
      },
    },
  });
  const { notChecked } = planOf(api, { credentials: { valid: {} } });
  return notChecked.map(({ what }) => what).filter((what) => what.endsWith("discriminator"));
}

const branch = (kind: object) => ({ type: "object", required: ["kind"], properties: { kind } });
const TOLD = [branch({ const: "cat" }), branch({ enum: ["dog"] })];
const discriminator = { propertyName: "kind" };

test("where a branch has neither const nor enum", () => {
  expect(untold({ oneOf: [...TOLD, branch({ type: "string" })], discriminator })).toEqual([
    "add body discriminator",
    "add answer 200 discriminator",
  ]);
});

test("and nowhere else", () => {
  expect(untold({ oneOf: TOLD, discriminator })).toEqual([]);
  expect(untold({ oneOf: [branch({ type: "string" }), branch({ type: "integer" })] })).toEqual([]);
});
