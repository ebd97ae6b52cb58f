import { expect, onTestFinished, test } from "vitest";
import { mockOf } from "../src/documents/documents.ts";
import { documentsAt } from "../src/documents/found.ts";
import { folderOf } from "./folder-of.ts";
import { listeningMock } from "./mock-server.ts";

/*
 * A document with a pattern that takes longer than a life with some texts. The test itself would not end if one request
 * held the mock up.
 */

const PATTERN = "^(a|aa)+$";
const ENDLESS = `${"a".repeat(80)}!`;
const text = { type: "string", pattern: PATTERN };
const form = { type: "object", properties: { name: text } };
const done = (schema: object, rest: object = {}) => ({
  200: { description: "Done", content: { "application/json": { schema, ...rest } } },
  422: { description: "Invalid" },
});
const json = (schema: object) => ({ content: { "application/json": { schema } } });
const query = [{ name: "name", in: "query", schema: text }];
const PATHS = {
  "/body": {
    post: { requestBody: json({ type: "object", properties: { file: form } }), responses: done({}) },
  },
  "/names": {
    post: {
      requestBody: json({ type: "object", patternProperties: { [PATTERN]: true } }),
      responses: done({}),
    },
  },
  "/several": { post: { requestBody: json({ type: "array", items: text }), responses: done({}) } },
  "/query": { get: { parameters: query, responses: done({}) } },
  "/form": {
    post: {
      requestBody: { content: { "application/x-www-form-urlencoded": { schema: form } } },
      responses: done({}),
    },
  },
  "/answer": { get: { responses: done(text, { example: ENDLESS }) } },
};

async function mocked() {
  const document = { openapi: "3.1.1", info: { title: "Patterns", version: "1" }, paths: PATHS };
  const folder = await folderOf({ "a.json": document });
  const mock = await mockOf(await documentsAt([folder]), new Map(), undefined);
  const { server, origin } = await listeningMock({}, mock);
  onTestFinished(() => {
    server.close();
  });
  return (path: string, body?: object | string) =>
    fetch(origin + path, {
      ...(body !== undefined && {
        method: "POST",
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
      headers: {
        "content-type": typeof body === "string" ? "application/x-www-form-urlencoded" : "application/json",
      },
    });
}

test.each<[string, string, string, object | string | undefined]>([
  ["a property", "file.name in the body", "/body", { file: { name: ENDLESS } }],
  ["the name of a property", `${ENDLESS} in the body`, "/names", { [ENDLESS]: 1 }],
  ["one of several", "0 in the body", "/several", Array(50).fill(ENDLESS)],
  ["a parameter", "name in the query", `/query?name=${ENDLESS}`, undefined],
  ["a field of a form", "a text of 81 characters", "/form", `name=${ENDLESS}`],
])("%s that takes forever is told with its pattern, and others are served", async (_, where, path, body) => {
  const ask = await mocked();
  const [endless, healthy] = await Promise.all([ask(path, body), ask("/query?name=aaa")]);
  expect(healthy.status).toBe(200);
  expect([endless.status, await endless.json()]).toEqual([
    500,
    {
      type: "about:blank",
      status: 500,
      title: `Nobody can tell in time whether ${where} matches the pattern ${PATTERN} of the contract. Write it so that it does not take exponential time`,
    },
  ]);
});

test.each([
  ["a".repeat(80), 200],
  ["b".repeat(80), 422],
])("a text that takes no time is told, however long: %s", async (name, status) => {
  const ask = await mocked();
  expect((await ask("/body", { file: { name } })).status).toBe(status);
  expect((await ask(`/query?name=${name}`)).status).toBe(status);
});

test("an example that takes forever is answered, and a warning says so", async () => {
  const ask = await mocked();
  const answer = await ask("/answer");
  expect([answer.status, await answer.json()]).toEqual([200, ENDLESS]);
  expect(JSON.parse(answer.headers.get("sl-violations") ?? "[]")).toEqual([
    {
      location: ["response"],
      severity: "Warning",
      code: "pattern",
      message: `Nobody can tell in time whether the answer matches the pattern ${PATTERN} of the contract. Write it so that it does not take exponential time`,
    },
  ]);
});
