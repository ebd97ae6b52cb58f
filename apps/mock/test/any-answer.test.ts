import { expect, onTestFinished, test } from "vitest";
import { prepareAll } from "../src/prepare/prepare.ts";
import { listeningMock } from "./mock-server.ts";

// Answers that documents of others describe, and of which Prism makes none, or one that is not theirs.

const NOT_MADE_UP = {
  location: ["response"],
  severity: "Warning",
  code: "dynamic",
  message: expect.stringContaining("it has no schema"),
};

/** Asks for the answer of an operation that documents these. */
async function answerOf(
  responses: object,
  headers: Record<string, string> = {},
  openapi = "3.1.0",
  taking: object = {},
) {
  const info = { title: "Notes", version: "1" };
  const document = { openapi, info, paths: { "/notes": { post: { responses, ...taking } } } };
  const { server, origin } = await listeningMock({}, await prepareAll([{ name: "notes", document }]));
  onTestFinished(() => {
    server.close();
  });
  const answer = await fetch(`${origin}/notes`, {
    method: "POST",
    headers: "requestBody" in taking ? { ...headers, "Content-Type": "application/json" } : headers,
    body: "requestBody" in taking ? "{}" : null,
    signal: AbortSignal.timeout(20_000),
  });
  const violations: unknown = JSON.parse(answer.headers.get("sl-violations") ?? "[]");
  return { status: answer.status, headers: answer.headers, body: await answer.text(), violations };
}

test.each([
  ["a list", { type: "array", items: { type: "string", enum: ["p"] }, minItems: 2 }, "p,p"],
  [
    "an object",
    { type: "object", required: ["a"], properties: { a: { type: "integer", enum: [5] } } },
    "a,5",
  ],
  ["true or false", { const: true, type: "boolean" }, "true"],
])("a header that is %s is written, and checked", async (_, schema, text) => {
  const responses = { 204: { description: "Done", headers: { "X-Made": { required: true, schema } } } };
  const { status, headers, violations } = await answerOf(responses);
  expect([status, headers.get("X-Made"), violations]).toEqual([204, text, []]);
});

test("a header with a media type is written as that, and one of which nothing is said is left out", async () => {
  const content = { "application/json": { schema: { type: "object" }, example: { a: [1] } } };
  const { status, headers } = await answerOf({
    204: { description: "Done", headers: { "X-Made": { content }, "X-None": { description: "Nothing" } } },
  });
  expect([status, headers.get("X-Made"), headers.has("X-None")]).toEqual([204, '{"a":[1]}', false]);
});

test.each(["application/octet-stream", "image/png", "application/pdf"])(
  "%s without a schema, as 3.1 describes bytes, is answered without a body",
  async (type) => {
    const { status, body } = await answerOf({ 200: { description: "Done", content: { [type]: {} } } });
    expect([status, body]).toEqual([200, ""]);
  },
);

test("what has no schema is not made up but answered as usual, which is told", async () => {
  const responses = {
    200: { description: "Done", content: { "application/json": { example: { text: "a" } } } },
  };
  const { status, body, violations } = await answerOf(responses, { Prefer: "dynamic=true" });
  expect([status, body, violations]).toEqual([200, '{"text":"a"}', [NOT_MADE_UP]]);
});

test("what is no last answer is never the only one", async () => {
  expect((await answerOf({ 102: { description: "Wait" } })).status).toBe(200);
  const both = { 103: { description: "Early" }, 404: { description: "None" } };
  expect((await answerOf(both)).status).toBe(404);
});
