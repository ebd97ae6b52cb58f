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

test("a body of an answer is of the schema of its media type", async () => {
  const json = (type: string) => ({ schema: { type } });
  const content = {
    "application/json": json("object"),
    "application/vnd.pets+json": json("array"),
    "application/vnd.owners+json;v=1": json("array"),
    "application/vnd.owners+json;v=2": json("integer"),
    "application/one+json, application/two+json": json("boolean"),
    "text/plain": json("string"),
  };
  const responses = {
    200: { description: "Pets.", content },
    201: { description: "Whatever is accepted.", content: { "*/*": json("object") } },
    202: { description: "A text, perhaps.", content: { "*/*": json("string") } },
  };
  const info = { title: "Pets", version: "1" };
  const paths = { "/pets": { get: { operationId: "list", responses } } };
  const { code } = await bundledValidators(contractOf({ openapi: "3.1.0", info, paths }, "pets"));
  const { default: validators } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  const allowed = (name: string) => [{}, [], 1, true].map((value) => validators[`list_${name}`](value));
  expect(allowed("200_application/json")).toEqual([true, false, false, false]);
  expect(allowed("200_application/vnd.pets+json")).toEqual([false, true, false, false]);
  expect(allowed("200_application/vnd.owners+json")).toEqual([false, true, true, false]);
  expect(allowed("200_application/two+json")).toEqual([false, false, false, true]);
  expect(allowed("201_*/*")).toEqual([true, false, false, false]);
  expect(Object.keys(validators).filter((name) => /text|202/.test(name))).toEqual([]);
});

test.each([
  ["3.0.3", { call: true, answer: true }],
  // There `required` means what it says.
  ["3.1.0", { call: false, answer: false }],
])("in %s what is read-only is needed in an answer, what is write-only in a call", async (version, alone) => {
  const { code, unchecked } = await bundledValidators(contractIn(version));
  const { default: validators } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  expect(unchecked).toEqual([]);
  const { createUser: call, "createUser_201_application/json": answer } = validators;
  expect(call({ body: { name: "a", secret: "b" } })).toBe(alone.call);
  expect(answer({ id: 1, name: "a" })).toBe(alone.answer);
  expect(call({ body: { id: 1, name: "a" } })).toBe(false);
  expect(answer({ name: "a", secret: "b" })).toBe(false);
});
