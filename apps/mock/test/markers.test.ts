import { describe, expect, onTestFinished, test } from "vitest";
import { prepareAll } from "../src/prepare/prepare.ts";
import { listeningMock } from "./mock-server.ts";

// What the markers of a contract make of the mock's answers, on small documents.

const text = { type: "string" };
const json = (schema: object, rest: object = {}) => ({
  content: { "application/json": { schema, ...rest } },
});

/** Mocks one operation, and returns what asks it. */
async function mockOf(operation: object, components: object = {}) {
  const document = {
    openapi: "3.1.1",
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    info: { title: "Marked", version: "1" },
    paths: { "/items": operation },
    components,
  };
  const { server, origin } = await listeningMock({}, await prepareAll([{ name: "marked", document }]));
  onTestFinished(() => {
    server.close();
  });
  return async (query = "", body?: unknown, headers: Record<string, string> = {}) => {
    const type = { "Content-Type": "application/json", ...headers };
    const sent =
      body === undefined ? { headers } : { method: "POST", headers: type, body: JSON.stringify(body) };
    const response = await fetch(`${origin}/items${query}`, sent);
    return { status: response.status, body: JSON.parse(await response.text()) };
  };
}

describe("x-extend", () => {
  const parameter = {
    name: "with",
    in: "query",
    schema: { type: "array", items: text },
    "x-extends-answer": true,
  };
  const schemas = { Author: { type: "object", properties: { name: text } } };
  const item = {
    type: "object",
    properties: {
      id: text,
      author: { $ref: "#/components/schemas/Author", "x-extend": "author" },
      tags: { type: "array", items: text, "x-extend": "tags" },
    },
  };
  const list = { type: "object", properties: { items: { type: "array", items: { allOf: [item] } } } };
  const whole = { id: "1", author: { name: "A" }, tags: ["a"] };
  const answers = (examples: object) => ({ 200: { description: "Items", ...json(list, { examples }) } });
  const examples = { none: { value: { items: [{ id: "0" }] } }, all: { value: { items: [whole, whole] } } };

  test("in the items of a list, each item has what was asked for", async () => {
    const ask = await mockOf({ get: { parameters: [parameter], responses: answers(examples) } }, { schemas });
    expect((await ask()).body).toEqual({ items: [{ id: "0" }] });
    expect((await ask("?with=tags")).body).toEqual({ items: Array(2).fill({ id: "1", tags: ["a"] }) });
    expect((await ask("?with=tags&with=author")).body).toEqual({ items: [whole, whole] });
    expect((await ask("?extend=tags")).body).toEqual({ items: [{ id: "0" }] });
  });

  test("the only example has everything: without the parameter nothing of it comes", async () => {
    const responses = answers({ all: examples.all });
    const ask = await mockOf({ get: { parameters: [parameter], responses } }, { schemas });
    expect((await ask()).body).toEqual({ items: [{ id: "1" }, { id: "1" }] });
    expect((await ask("", undefined, { Prefer: "example=all" })).body).toEqual(examples.all.value);
  });

  test.each([
    [{ explode: false }, "tags,author"],
    [{ style: "pipeDelimited", explode: false }, "tags%7Cauthor"],
    [{ style: "spaceDelimited", explode: false }, "tags%20author"],
  ])("with %j the values come as %s", async (style, value) => {
    const parameters = [{ ...parameter, ...style }];
    const ask = await mockOf({ get: { parameters, responses: answers(examples) } }, { schemas });
    expect((await ask(`?with=${value}`)).body).toEqual({ items: [whole, whole] });
  });

  test("means nothing without a parameter that is marked", async () => {
    const parameters = [{ ...parameter, "x-extends-answer": false }];
    const ask = await mockOf({ get: { parameters, responses: answers({ all: examples.all }) } }, { schemas });
    expect((await ask()).body).toEqual(examples.all.value);
  });
});

describe("an answer that follows what was sent", () => {
  const request = json({
    type: "object",
    properties: {
      owner: text,
      files: { type: "array", items: { type: "object", properties: { key: text } } },
    },
  });
  const file = {
    type: "object",
    properties: {
      key: { ...text, "x-copy-of": "$item#/key" },
      owner: { ...text, "x-copy-of": "$request.body#/owner" },
      id: { ...text, "x-unique": true },
      address: { ...text, "x-presigned-url": "put" },
      kind: text,
    },
  };
  const answer = {
    type: "object",
    properties: {
      count: { type: "integer", "x-count-of": "$request.body#/files" },
      result: {
        type: "object",
        properties: { files: { type: "array", items: file, "x-item-per": "$request.body#/files" } },
      },
    },
  };
  const example = {
    count: 1,
    result: {
      files: [
        {
          key: "k",
          owner: "o",
          id: "550e8400-e29b-41d4-a716-446655440000",
          address: "https://files/a/b",
          kind: "x",
        },
      ],
    },
  };
  const responses = { 201: { description: "Done", ...json(answer, { example }) } };

  test("counts, copies and numbers by pointers into the body, at any depth", async () => {
    const ask = await mockOf({ post: { requestBody: request, responses } });
    const { body } = await ask("", { owner: "me", files: [{ key: "a" }, {}] });
    expect(body).toEqual({
      count: 2,
      result: {
        files: [
          {
            key: "a",
            owner: "me",
            id: "550e8400-e29b-41d4-a716-000000000001",
            address: "https://files/a/1",
            kind: "x",
          },
          {
            key: "k",
            owner: "me",
            id: "550e8400-e29b-41d4-a716-000000000002",
            address: "https://files/a/2",
            kind: "x",
          },
        ],
      },
    });
  });

  test("is the example where there is no list in the request", async () => {
    const ask = await mockOf({ post: { requestBody: request, responses } });
    expect((await ask("", { owner: "me" })).body).toEqual(example);
    expect((await ask("", { files: [] })).body).toEqual({ count: 0, result: { files: [] } });
  });

  test("in another media type it is the example of that", async () => {
    const xml = { schema: text, example: "<done/>" };
    const both = {
      201: { description: "Done", content: { ...responses[201].content, "application/xml": xml } },
    };
    const ask = await mockOf({ post: { requestBody: request, responses: both } });
    const sent = ask("", { files: [] }, { Accept: "application/xml" });
    await expect(sent).rejects.toThrow("<done/>");
  });
});

describe("x-problem", () => {
  const required = { required: true, ...json({ type: "object", properties: { name: { type: "integer" } } }) };
  const wrong = { name: "text" };
  const reason = "must be integer";
  const envelope = (name: object, fields: object = {}) =>
    json(
      { type: "object", properties: { faults: { type: "object", properties: { reason: name, fields } } } },
      { example: { faults: { reason: "Wrong", fields: { old: "x" } } } },
    );
  const operation = (error: object, status = 400) => ({
    post: { requestBody: required, responses: { [status]: { description: "Wrong", ...error } } },
  });

  test("a message says what was wrong, wherever it stands and whatever it is called", async () => {
    const ask = await mockOf(operation(envelope({ ...text, "x-problem": "message" })));
    expect(await ask("", wrong)).toEqual({
      status: 400,
      body: { faults: { reason: `body property name ${reason}`, fields: { old: "x" } } },
    });
  });

  test("details say it by the name of the field, also in a 422", async () => {
    const error = envelope({ ...text, "x-problem": "message" }, { type: "object", "x-problem": "details" });
    const ask = await mockOf(operation(error, 422));
    expect(await ask("", wrong)).toEqual({
      status: 422,
      body: { faults: { reason: "Wrong", fields: { name: reason } } },
    });
    expect((await ask("", [])).body).toEqual({ faults: { reason: "Wrong: body must be object" } });
  });

  test("without it the answer is the example", async () => {
    const ask = await mockOf(operation(envelope(text)));
    expect((await ask("", wrong)).body).toEqual({ faults: { reason: "Wrong", fields: { old: "x" } } });
  });

  test("x-fault-in picks the example, whatever its place in the list", async () => {
    const examples = {
      query: { "x-fault-in": "query", value: { error: "the query" } },
      body: { $ref: "#/components/examples/Body" },
      header: { "x-fault-in": "header", value: { error: "a header" } },
    };
    const components = { examples: { Body: { "x-fault-in": "body", value: { error: "the body" } } } };
    const parameters = [
      { name: "page", in: "query", schema: { type: "integer" } },
      { name: "X-Page", in: "header", schema: { type: "integer" } },
    ];
    const error = json({ type: "object", properties: { error: text } }, { examples });
    const { post } = operation(error);
    const ask = await mockOf({ post: { ...post, parameters } }, components);
    const errors = [
      await ask("?page=a", {}),
      await ask("", wrong),
      await ask("", {}, { "X-Page": "a" }),
      await ask("?page=a", wrong),
    ];
    expect(errors.map(({ body }) => body.error)).toEqual(["the query", "the body", "a header", "the query"]);
  });
});
