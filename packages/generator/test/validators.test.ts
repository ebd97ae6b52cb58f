/**
 * What the validators of a client take, in calls and in answers.
 */
import { contractOf } from "@facility-contracts/model/contract";
import { expect, test } from "vitest";
import { bundledValidators } from "../src/validators.ts";

const USER = {
  type: "object",
  required: ["id", "name", "secret"],
  properties: {
    id: { type: "integer", readOnly: true },
    name: { type: "string" },
    secret: { type: "string", writeOnly: true },
  },
};
const CONTENT = { content: { "application/json": { schema: { $ref: "#/components/schemas/User" } } } };

function contractIn(openapi: string) {
  const responses = { 201: { description: "Made.", ...CONTENT } };
  const post = { operationId: "createUser", requestBody: { required: true, ...CONTENT }, responses };
  const info = { title: "Users", version: "1" };
  const components = { schemas: { User: USER } };
  return contractOf({ openapi, info, paths: { "/users": { post } }, components }, "users");
}

test.each([
  ["3.0.3", { call: true, answer: true }],
  // There `required` means what it says.
  ["3.1.0", { call: false, answer: false }],
])("in %s what is read-only is needed in an answer, what is write-only in a call", async (version, alone) => {
  const { code, unchecked } = await bundledValidators(contractIn(version));
  const { default: validators } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  expect(unchecked).toEqual([]);
  const { createUser: call, createUser_201: answer } = validators;
  expect(call({ body: { name: "a", secret: "b" } })).toBe(alone.call);
  expect(answer({ id: 1, name: "a" })).toBe(alone.answer);
  expect(call({ body: { id: 1, name: "a" } })).toBe(false);
  expect(answer({ name: "a", secret: "b" })).toBe(false);
});
