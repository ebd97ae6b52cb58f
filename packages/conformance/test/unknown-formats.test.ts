/**
 * Formats that the suite does not know: any value of an answer is taken for one, which is told.
 */
import { expect, test } from "vitest";
import { planOf } from "../src/run/plan.ts";
import { NO_CREDENTIALS, smallContract } from "./small-provider.ts";

/** What is told of the formats of an operation with an answer of a schema and a header of another one. */
function untold(schema: object, header: object): string[] {
  const account = { type: "object", properties: { number: { type: "string", format: "iban" } } };
  const api = smallContract(
    {
      "/accounts": {
        get: {
          operationId: "list",
          responses: {
            200: {
              description: "yes",
              headers: { "X-At": { schema: header } },
              content: { "application/json": { schema } },
            },
          },
        },
      },
    },
    { components: { schemas: { account } } },
  );
  const { notChecked } = planOf(api, NO_CREDENTIALS);
  return notChecked.map(({ what, why }) => `${what}: ${why}`).filter((line) => line.includes(" format: "));
}

test("are told of a body and of a header, each once, wherever they stand", () => {
  const items = {
    allOf: [{ $ref: "#/components/schemas/account" }, { properties: { a: { format: "iban" } } }],
  };
  const list = { type: "array", items, contains: { properties: { at: { format: "datetime" } } } };
  expect(untold(list, { type: "string", format: "day" })).toEqual([
    "list answer 200 format: the suite does not know iban, datetime, and takes any value",
    "list answer 200 header X-At format: the suite does not know day, and takes any value",
  ]);
});

test("and those that it knows are not", () => {
  const fields = ["date-time", "int64", "byte", "password", "uuid"].map((format) => [format, { format }]);
  const schema = {
    type: "object",
    properties: { ...Object.fromEntries(fields), format: { type: "string" } },
  };
  expect(untold(schema, { type: "integer", format: "int32" })).toEqual([]);
});
