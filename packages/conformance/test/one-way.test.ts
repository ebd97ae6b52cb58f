/**
 * OpenAPI 3.0: what is read-only is required in an answer alone, what is write-only in a request alone.
 */
import { expect, test } from "vitest";
import type { Finding } from "../src/report.ts";
import { answerOf, answers, runOnSmall, type Said, type Seen, smallContract } from "./small-provider.ts";

const USER = {
  type: "object",
  required: ["id", "name", "secret"],
  properties: {
    id: { type: "integer", readOnly: true },
    name: { type: "string" },
    secret: { type: "string", writeOnly: true },
  },
};

const API = smallContract(
  {
    "/users": {
      post: {
        operationId: "createUser",
        requestBody: { required: true, content: { "application/json": { schema: USER } } },
        responses: { 201: answerOf(USER), ...answers(400) },
      },
    },
  },
  { openapi: "3.0.3" },
);

/** Takes a name and a secret, and refuses an identifier. */
const provider =
  (shown: object) =>
  ({ body }: Seen): Said => {
    try {
      const { id, name, secret } = JSON.parse(Buffer.from(body).toString());
      const isRight = id === undefined && typeof name === "string" && typeof secret === "string";
      return isRight ? [201, { name, ...shown }] : [400, { message: "no" }];
    } catch {
      return [400, { message: "no JSON" }];
    }
  };

const isError = ({ severity }: Finding) => severity === "error";

test("a provider that refuses identifiers and keeps secrets keeps the contract", async () => {
  const { findings, notChecked } = await runOnSmall(API, provider({ id: 1 }));
  expect(findings.filter(isError)).toEqual([]);
  expect(notChecked.filter(({ what }) => what.startsWith("createUser body/required"))).toEqual([]);
});

test("an answer without the identifier breaks it", async () => {
  const { findings } = await runOnSmall(API, provider({}));
  expect(new Set(findings.filter(isError).map(({ check }) => check))).toEqual(new Set(["answer/required"]));
});

test("an answer that shows what is only written is a warning, as OpenAPI advises against it", async () => {
  const { findings } = await runOnSmall(API, provider({ id: 1, secret: "s" }));
  expect(findings.filter(({ severity }) => severity !== "assumption")).toMatchObject([
    {
      severity: "warning",
      check: "answer/writeOnly",
      place: "answer /secret",
      pointer:
        "#/paths/~1users/post/responses/201/content/application~1json/schema/properties/secret/writeOnly",
    },
  ]);
});
