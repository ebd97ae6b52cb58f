/**
 * Examples that are not what their schema allows, or that stand elsewhere: nothing is expected of them, which is told.
 */
import { expect, test } from "vitest";
import {
  answerOf,
  answers,
  jsonIn,
  NO_CREDENTIALS,
  refuse,
  runOnSmall,
  smallContract,
} from "./small-provider.ts";

const LIST = { type: "array", items: { type: "integer" } };
const COUNT = { type: "object", required: ["n"], properties: { n: { type: "integer" } } };
const API = smallContract({
  "/things": {
    post: {
      operationId: "add",
      parameters: [
        { name: "ids", in: "query", schema: LIST, example: "1,2,3" },
        {
          name: "name",
          in: "query",
          schema: { type: "string", maxLength: 2 },
          examples: { fits: { value: "ab" }, long: { value: "abc" } },
        },
        {
          name: "where",
          in: "query",
          content: { "application/json": { schema: COUNT, example: '{"n":1}' } },
        },
      ],
      requestBody: {
        required: true,
        content: {
          "application/json": {
            schema: COUNT,
            examples: {
              fits: { value: { n: 4 } },
              wrong: { value: { n: "four" } },
              written: { value: '{"n":4}' },
              missing: { externalValue: "./missing.json" },
              far: { externalValue: "https://a.example/far.json" },
            },
          },
        },
      },
      responses: { 200: answerOf({}), ...answers(400, 415) },
    },
  },
});

test("each is told, and none is a case", async () => {
  const { cases, findings, notChecked } = await runOnSmall(
    API,
    (request) => {
      const n = Object(jsonIn(request)).n;
      return Number.isInteger(n) ? [200, {}] : refuse(400);
    },
    { ...NO_CREDENTIALS, rules: false },
  );
  const told = notChecked.filter(({ what }) => what.endsWith("example"));
  const at = (pointer: string) => `#/paths/~1things/post/${pointer}`;
  const body = at("requestBody/content/application~1json/examples");
  expect(told).toEqual([
    {
      what: "add query ids example",
      why: `${at("parameters/0/example")}: its schema does not allow it: must be array`,
    },
    {
      what: "add query name example",
      why: `${at("parameters/1/examples/long/value")}: its schema does not allow it: must NOT have more than 2 characters`,
    },
    {
      what: "add query where example",
      why: `${at("parameters/2/content/application~1json/example")}: its schema does not allow it: must be object`,
    },
    { what: "add body example", why: `${body}/missing: "./missing.json" was not read` },
    { what: "add body example", why: `${body}/far: "https://a.example/far.json" was not read` },
    {
      what: "add body example",
      why: `${body}/wrong/value: its schema does not allow it: /n must be integer`,
    },
    { what: "add body example", why: `${body}/written/value: its schema does not allow it: must be object` },
  ]);
  expect(cases.map(({ id }) => id).filter((id) => id.includes("the example"))).toEqual([
    "add body/type body /: the example fits",
  ]);
  expect(findings.filter(({ check }) => check.startsWith("body/"))).toEqual([]);
});
