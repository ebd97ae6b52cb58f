/**
 * Requests over the wire: each style as OpenAPI shows it, credentials and bodies.
 */
import { expect, it, test } from "vitest";
import type { JsonObject } from "../src/json.ts";
import type { Operation } from "../src/operation.ts";
import { parametersOf } from "../src/parameter.ts";
import { baseRequestOf } from "../src/request.ts";
import { writtenRequest } from "../src/written.ts";
import { operationWith } from "./document.ts";

const LIST = ["blue", "black", "brown"];
const OBJECT = { R: 100, G: 200, B: 150 };

function written(operation: Operation, secret = "secret") {
  const request = baseRequestOf(operation);
  if (request.kind !== "request") throw new Error(JSON.stringify(request.flaws.map(({ cause }) => cause)));
  return writtenRequest(operation, request, (scheme) => `${secret} of ${scheme}`);
}

/** The target of a request with one parameter `color`, which the path names if it is one of the path. */
function targetWith(parameter: JsonObject, value: unknown): string | undefined {
  const [only] = parametersOf(operationWith({ parameters: [{ name: "color", schema: {}, ...parameter }] }));
  if (only === undefined) throw new Error("there is no parameter");
  const operation = { ...operationWith({}), path: only.in === "path" ? "/a/{color}/b" : "/a" };
  return writtenRequest(operation, { parameters: [{ parameter: only, value }], body: undefined }, () => "")
    ?.target;
}

it.each([
  ["path", "simple", false, "blue", "/a/blue/b"],
  ["path", "simple", false, LIST, "/a/blue,black,brown/b"],
  ["path", "simple", false, OBJECT, "/a/R,100,G,200,B,150/b"],
  ["path", "simple", true, OBJECT, "/a/R=100,G=200,B=150/b"],
  ["path", "label", false, "blue", "/a/.blue/b"],
  ["path", "label", false, LIST, "/a/.blue,black,brown/b"],
  ["path", "label", true, LIST, "/a/.blue.black.brown/b"],
  ["path", "label", true, OBJECT, "/a/.R=100.G=200.B=150/b"],
  ["path", "matrix", false, "blue", "/a/;color=blue/b"],
  ["path", "matrix", false, LIST, "/a/;color=blue,black,brown/b"],
  ["path", "matrix", true, LIST, "/a/;color=blue;color=black;color=brown/b"],
  ["path", "matrix", false, OBJECT, "/a/;color=R,100,G,200,B,150/b"],
  ["path", "matrix", true, OBJECT, "/a/;R=100;G=200;B=150/b"],
  ["query", "form", false, "blue", "/a?color=blue"],
  ["query", "form", false, LIST, "/a?color=blue,black,brown"],
  ["query", "form", true, LIST, "/a?color=blue&color=black&color=brown"],
  ["query", "form", false, OBJECT, "/a?color=R,100,G,200,B,150"],
  ["query", "form", true, OBJECT, "/a?R=100&G=200&B=150"],
  ["query", "spaceDelimited", false, LIST, "/a?color=blue%20black%20brown"],
  ["query", "pipeDelimited", false, OBJECT, "/a?color=R%7C100%7CG%7C200%7CB%7C150"],
  ["query", "deepObject", true, OBJECT, "/a?color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"],
  [
    "query",
    "deepObject",
    true,
    { R: { low: [1, 2], high: null }, G: "a&b" },
    "/a?color%5BR%5D%5Blow%5D%5B0%5D=1&color%5BR%5D%5Blow%5D%5B1%5D=2&color%5BG%5D=a%26b",
  ],
  ["query", "form", true, "a&b=c/é", "/a?color=a%26b%3Dc%2F%C3%A9"],
  ["query", "form", true, "half \ud83d", "/a?color=half%20%EF%BF%BD"],
  ["path", "simple", false, "../x", "/a/..%2Fx/b"],
])("in the %s, %s, explode %s: %j is %s", (where, style, explode, value, target) => {
  expect(targetWith({ in: where, style, explode, required: where === "path" }, value)).toBe(target);
});

it("writes a parameter with a media type as JSON", () => {
  expect(
    targetWith({ in: "query", schema: undefined, content: { "application/json": {} } }, { a: [1] }),
  ).toBe("/a?color=%7B%22a%22%3A%5B1%5D%7D");
});

it("writes a parameter with another media type as the text that it is", () => {
  const content = { "text/plain": {} };
  expect(targetWith({ in: "query", schema: undefined, content }, "a b")).toBe("/a?color=a%20b");
  expect(targetWith({ in: "path", required: true, schema: undefined, content }, "a b")).toBe("/a/a%20b/b");
});

it("leaves reserved characters where that is allowed, but for those that end a value", () => {
  expect(targetWith({ in: "query", allowReserved: true }, "a/b?c:@$,;= &#+[é]")).toBe(
    "/a?color=a/b?c:@$,;=%20%26%23%2B%5B%C3%A9%5D",
  );
});

const SCHEMES = {
  bearer: { type: "http", scheme: "bearer" },
  basic: { type: "http", scheme: "basic" },
  key: { type: "apiKey", in: "header", name: "X-Key" },
  queried: { type: "apiKey", in: "query", name: "key" },
  session: { type: "apiKey", in: "cookie", name: "sid" },
  oauth: { type: "oauth2", flows: {} },
};

it("carries all credentials of the first alternative, each where it belongs", () => {
  const operation = operationWith(
    { security: [{ bearer: [], key: [], queried: [], session: [] }, { basic: [] }] },
    { components: { securitySchemes: SCHEMES } },
  );
  expect(written(operation)).toEqual({
    method: "GET",
    target: "/a?key=secret%20of%20queried",
    headers: [
      { name: "Authorization", value: "Bearer secret of bearer" },
      { name: "X-Key", value: "secret of key" },
      { name: "Cookie", value: "sid=secret of session" },
    ],
    body: undefined,
  });
});

test.each([
  ["basic", `Basic ${Buffer.from("secret of basic:secret of basic").toString("base64")}`],
  ["oauth", "Bearer secret of oauth"],
])("the scheme %s", (scheme, value) => {
  const operation = operationWith(
    { security: [{ [scheme]: [] }] },
    { components: { securitySchemes: SCHEMES } },
  );
  expect(written(operation)?.headers).toEqual([{ name: "Authorization", value }]);
});

test.each([
  ["application/json", { a: 1 }, '{"a":1}'],
  ["application/problem+json; charset=utf-8", [1], "[1]"],
  ["application/x-www-form-urlencoded", { a: "b c", list: ["1", "2"] }, "a=b%20c&list=1&list=2"],
  ["text/plain", "as it is & more", "as it is & more"],
  ["image/png", "bytes", "bytes"],
])("a body of %s", (mediaType, example, text) => {
  const operation = operationWith({
    requestBody: { required: true, content: { [mediaType]: { schema: {}, example } } },
  });
  expect(written(operation)).toMatchObject({
    headers: [{ name: "Content-Type", value: mediaType }],
    body: text,
  });
});

it("does not write XML", () => {
  const content = { "application/problem+xml": { schema: {}, example: "x" } };
  expect(written(operationWith({ requestBody: { required: true, content } }))).toBeUndefined();
});

it("writes a form in parts: files, JSON, each item of a list", () => {
  const schema = {
    type: "object",
    properties: {
      file: { type: "string", format: "binary" },
      place: { type: "object" },
      tags: { type: "array" },
    },
  };
  const example = { file: "bytes", place: { x: 1 }, tags: ["a", "b"], note: "text", 'größe "1"': "5" };
  const encoding = { note: { contentType: "text/csv" } };
  const request = written(
    operationWith({
      requestBody: { required: true, content: { "multipart/form-data": { schema, example, encoding } } },
    }),
  );
  const [, boundary = ""] =
    /^multipart\/form-data; boundary=(\S+)$/.exec(request?.headers[0]?.value ?? "") ?? [];
  const parts = request?.body?.split(`--${boundary}`) ?? [];
  expect(parts.map((part) => part.replaceAll("\r\n", "|"))).toEqual([
    "",
    '|Content-Disposition: form-data; name="file"; filename="file"|Content-Type: application/octet-stream||bytes|',
    '|Content-Disposition: form-data; name="place"|Content-Type: application/json||{"x":1}|',
    '|Content-Disposition: form-data; name="tags"||a|',
    '|Content-Disposition: form-data; name="tags"||b|',
    '|Content-Disposition: form-data; name="note"|Content-Type: text/csv||text|',
    '|Content-Disposition: form-data; name="größe %221%22"||5|',
    "--|",
  ]);
});

test.each([
  ["*/*", "text", "application/octet-stream", "text"],
  ["*/*", { a: 1 }, "application/json", '{"a":1}'],
  ["text/*", "text", "text/plain", "text"],
  ["application/*+json", { a: 1 }, "application/json", '{"a":1}'],
])("a body of the range %s is sent in a type of it", (range, example, mediaType, text) => {
  const content = { [range]: { schema: {}, example } };
  expect(written(operationWith({ requestBody: { required: true, content } }))).toMatchObject({
    headers: [{ name: "Content-Type", value: mediaType }],
    body: text,
  });
});

test.each([
  ["header", true, "X-Color", { name: "X-Color", value: "R=100,G=200,B=150" }],
  ["cookie", false, "color", { name: "Cookie", value: "color=R,100,G,200,B,150" }],
  ["cookie", true, "color", { name: "Cookie", value: "R=100; G=200; B=150" }],
])("an object in a %s, explode %s", (where, explode, name, header) => {
  const parameter = { name, in: where, explode, required: true, schema: {}, example: OBJECT };
  expect(written(operationWith({ parameters: [parameter] }))?.headers).toEqual([header]);
});
