import { expect, test } from "vitest";
import { prepareAll } from "../src/prepare/prepare.ts";
import { listeningMock } from "./mock-server.ts";

const json = (schema: object) => ({ content: { "application/json": { schema } } });

/** Prepares a document with one operation, `GET /`, that answers 200 so. */
function prepared(response: object) {
  const info = { title: "Faulty", version: "1" };
  const paths = { "/": { get: { responses: { 200: response } } } };
  return prepareAll([{ name: "faulty", document: { openapi: "3.1.1", info, paths } }]);
}

const text = { headers: { "X-Name": { schema: { type: "string" }, example: "漢字" } } };
const example = (type: string, value: unknown) => ({ content: { [type]: { example: value } } });

// What Prism's server answers to each of them.
test.each([
  ["a header that no header may hold", text, "TypeError", 'Invalid character in header content ["X-Name"]'],
  [
    "an object as a text",
    example("text/csv", { a: 1 }),
    "https://stoplight.io/prism/errors#NO_COMPLEX_OBJECT_TEXT",
    "Cannot serialise complex objects as text",
  ],
  [
    "an object of another media type",
    example("image/png", { a: 1 }),
    "https://stoplight.io/prism/errors#UNKNOWN",
    "Cannot find serializer for image/png",
  ],
])("an example that cannot be sent, %s, is a 500 that says so", async (_, response, type, title) => {
  const mock = await listeningMock({}, await prepared(response));
  const answer = await fetch(mock.origin);
  mock.server.close();
  expect([answer.status, answer.headers.get("content-type")]).toEqual([500, "application/problem+json"]);
  expect(await answer.json()).toMatchObject({ type, title, status: 500 });
});

test.each([
  ["application/xml", { a: { b: 1 } }, "<xml><a><b>1</b></a></xml>"],
  ["application/atom+xml", "<a/>", "<a/>"],
  ["text/csv", "a,b", "a,b"],
  ["image/png", "bytes", "bytes"],
])("an example of %s is sent: %j", async (type, value, body) => {
  const mock = await listeningMock({}, await prepared(example(type, value)));
  const answer = await fetch(mock.origin);
  mock.server.close();
  expect([answer.status, answer.headers.get("content-type"), await answer.text()]).toEqual([200, type, body]);
});

test("a schema that no value can be made up from is answered with a 500 without a stack trace", async () => {
  // The generator takes a string that fits the pattern for a date and throws, with its stack in the message.
  const at = { type: "string", format: "date-time", pattern: "Z$" };
  const mock = await listeningMock({}, await prepared(json({ type: "object", properties: { at } })));
  const response = await fetch(mock.origin, { headers: { Prefer: "dynamic=true" } });
  expect(response.status).toBe(500);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const problem = await response.text();
  expect(JSON.parse(problem)).toMatchObject({ status: 500, title: expect.stringMatching(/^[^\n]+$/) });
  expect(problem).not.toMatch(/node_modules|\bat /);
  expect((await fetch(mock.origin)).status).toBe(200);
  mock.server.close();
});
