/**
 * Fields that point to rows of the provider, which looks them up.
 */
import { expect, test } from "vitest";
import { readConfig } from "../src/config-file.ts";
import { folderWith } from "./command-run.ts";
import {
  answerOf,
  answers,
  jsonIn,
  NAMED_ROW,
  refuse,
  runOnSmall,
  smallContract,
  summed,
} from "./small-provider.ts";

const CUSTOMER = "550e8400-e29b-41d4-a716-446655440000";
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

const contractFor = (customer: object) =>
  smallContract({
    "/orders": {
      post: {
        operationId: "addOrder",
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: {
                type: "object",
                required: ["customer"],
                additionalProperties: false,
                properties: { customer, note: { type: ["integer", "null"] } },
              },
            },
          },
        },
        responses: { 200: answerOf(NAMED_ROW), ...answers(400, 404, 413, 415) },
      },
    },
  });

test.each([
  ["a UUID", { type: "string", format: "uuid" }, UUID],
  ["any text", { type: "string" }, /^/],
  ["a short text", { type: "string", maxLength: 40 }, /^[\s\S]{0,40}$/u],
])("that are %s may be given, and no other row is demanded to be taken", async (_, schema, form) => {
  await using folder = await folderWith({
    "c.config.mjs": `export default { small: { credentials: { valid: {} }, references: { customer: ["${CUSTOMER}"] } } };`,
  });
  const api = contractFor(schema);
  const config = await readConfig(api, `${folder.path}/c.config.mjs`);
  const report = await runOnSmall(
    api,
    (request) => {
      const body = jsonIn(request);
      if (typeof body !== "object" || body === null || Array.isArray(body)) refuse(400);
      const {
        customer,
        note = null,
        ...others
      } = { customer: undefined, ...body } as Record<string, unknown>;
      if (typeof customer !== "string" || !form.test(customer) || Object.keys(others).length > 0) refuse(400);
      if (note !== null && !Number.isInteger(note)) refuse(400);
      if (customer !== CUSTOMER) refuse(404);
      return [200, { id: 1, name: "" }];
    },
    config,
  );
  expect(summed(report).findings).toEqual([]);
  expect(report.cases.filter(({ outcome }) => outcome === "passed").length).toBeGreaterThan(20);
});
