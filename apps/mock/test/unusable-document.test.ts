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

test.each([
  [
    "a header example that no header may hold",
    { headers: { "X-Name": { schema: { type: "string" }, example: "漢字" } } },
    'Invalid character in header content ["x-name"]',
  ],
  [
    "an example that is no text, of a media type that is not JSON",
    { content: { "text/csv": { example: { a: 1 } } } },
    "cannot write an example as text/csv",
  ],
])("%s ends the preparation with one line that names the operation", async (_, response, reason) => {
  await expect(prepared(response)).rejects.toMatchObject({
    exitCode: 1,
    message: expect.stringMatching(/^GET \/: [^\n]+$/),
  });
  await expect(prepared(response)).rejects.toThrow(reason);
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
