/**
 * Each request has an idempotency key of its own.
 */
import { expect, test } from "vitest";
import {
  answerOf,
  answers,
  jsonIn,
  NAMED,
  NAMED_ROW,
  refuse,
  runOnSmall,
  type Said,
  type Seen,
  smallContract,
} from "./small-provider.ts";

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

const api = smallContract({
  "/pets": {
    post: {
      operationId: "addPet",
      parameters: [
        { name: "Idempotency-Key", in: "header", required: true, schema: { type: "string", format: "uuid" } },
      ],
      requestBody: { required: true, content: { "application/json": { schema: NAMED } } },
      responses: { 201: answerOf(NAMED_ROW), ...answers(400, 409, 415) },
    },
  },
});

test("a provider that refuses a known one, whatever the body, keeps its contract", async () => {
  const known = new Set<string>();
  const add = (request: Seen): Said => {
    const key = String(request.headers["idempotency-key"]);
    if (!UUID.test(key)) refuse(400);
    const body = jsonIn(request);
    const isPet =
      typeof body === "object" && body !== null && "name" in body && typeof body.name === "string";
    if (!isPet || Object.keys(body).length > 1) return refuse(400);
    if (known.has(key)) refuse(409);
    known.add(key);
    return [201, { id: known.size, name: body.name }];
  };
  expect((await runOnSmall(api, add)).findings).toEqual([]);
  expect(known.size).toBeGreaterThan(10);
});
