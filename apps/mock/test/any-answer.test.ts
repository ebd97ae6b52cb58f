import { join } from "node:path";
import { openContract } from "@facility-contracts/model/open";
import { expect, onTestFinished, test } from "vitest";
import { prepareAll } from "../src/prepare/prepare.ts";
import { faultsOfPrepared } from "../src/start-message.ts";
import { folderOf } from "./folder-of.ts";
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
  const prepared = await prepareAll([{ name: "notes", document }]);
  // What nobody checks is no error.
  const { server, origin } = await listeningMock({ errors: true }, prepared);
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
  return {
    status: answer.status,
    headers: answer.headers,
    body: await answer.text(),
    violations,
    faults: faultsOfPrepared(prepared),
  };
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

test("a header of the default answer is written as that of a status is", async () => {
  const schema = { type: "array", items: { type: "string", enum: ["p"] }, minItems: 2 };
  const { status, headers } = await answerOf({
    default: { description: "Any", headers: { "X-Made": { required: true, schema } } },
  });
  expect([status, headers.get("X-Made")]).toEqual([200, "p,p"]);
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

test("a body of one character is not sent as a half", async () => {
  const document = {
    openapi: "3.1.0",
    info: { title: "Notes", version: "1" },
    paths: {
      "/count": {
        get: {
          responses: { 200: { description: "So many", content: { "application/json": { example: 5 } } } },
        },
      },
    },
  };
  const { server, origin } = await listeningMock({}, await prepareAll([{ name: "notes", document }]));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { status, headers, body } = await fetch(`${origin}/count`, {
    headers: { Prefer: "connection=stall" },
  });
  expect([status, headers.get("content-length")]).toEqual([200, "1"]);
  const rest = body?.getReader().read();
  // Whoever asks later has the whole answer before.
  const other = fetch(`${origin}/count`).then((answer) => answer.text());
  expect(await Promise.race([rest, other])).toBe("5");
});

/** What is said of a schema that cannot be used, in which this is wrong. */
const unchecked = (what: string, where: string) => ({
  location: [/request/.test(what) ? "request" : "response"],
  severity: "Warning",
  code: "schema",
  message: `Nobody checks ${what}, and anything is taken for valid: the schema ${where}`,
});

test.each([
  [{ type: "any" }, "3.1.0"],
  [{ type: "string", pattern: "(" }, "3.1.0"],
  [{ type: "string", pattern: "(?i)a" }, "3.0.3"],
  [{ nullable: true, oneOf: [{ type: "string" }] }, "3.0.3"],
  [{ enum: "a" }, "3.1.0"],
])("a schema with %j, which Prism cannot use, is told of a request and of an answer", async (of, openapi) => {
  const schema = {
    type: "object",
    properties: { id: { type: "integer" }, list: { items: { anyOf: [of] } } },
  };
  const content = { "application/json": { schema, example: { id: "none" } } };
  const { status, violations, faults } = await answerOf(
    { 200: { description: "Done", content } },
    {},
    openapi,
    {
      requestBody: { content },
    },
  );
  const where = expect.stringContaining("cannot be used at /properties/list/items/anyOf/0: {");
  const told = [
    { ...unchecked("the body of the response", ""), message: where },
    { ...unchecked("a body of application/json of the request", ""), message: where },
  ];
  expect([status, violations]).toEqual([200, told]);
  expect(faults).toEqual([
    expect.stringMatching(/^POST \/notes: Nobody checks a body of application\/json of the request, and/),
    expect.stringMatching(/^POST \/notes: Nobody checks the body of the response, and/),
  ]);
});

test("of a schema that leads to itself it is told where it cannot be used", async () => {
  const child = { $ref: "#/paths/~1notes/post/requestBody/content/application~1json/schema" };
  const schema = { type: "object", properties: { child, bad: { type: "any" } } };
  const { violations } = await answerOf({ 200: { description: "Done" } }, {}, "3.1.0", {
    requestBody: { content: { "application/json": { schema } } },
  });
  const where = 'cannot be used at /properties/bad: {"type":"any"}';
  expect(violations).toEqual([unchecked("a body of application/json of the request", where)]);
});

test("one schema that cannot be used leaves all parameters of its kind unchecked, and the others are checked", async () => {
  const parameters = [
    { name: "of", in: "query", schema: { type: "any" } },
    { name: "id", in: "query", required: true, schema: { type: "integer" } },
    { name: "X-Id", in: "header", required: true, schema: { type: "integer" } },
  ];
  const query = unchecked("the query of the request", 'of \'of\' cannot be used: {"type":"any"}');
  const done = { 200: { description: "Done" }, 400: { description: "Wrong" } };
  const refused = await answerOf(done, {}, "3.1.0", { parameters });
  expect(refused).toMatchObject({ status: 400, violations: [{ location: ["request", "header"] }, query] });
  const taken = await answerOf(done, { "X-Id": "1" }, "3.1.0", { parameters });
  expect(taken).toMatchObject({ status: 200, violations: [query] });
});

const R = { properties: { q: { type: "integer" } } };

test("a schema with a name of its own is checked wherever it is used, and nothing else is said", async () => {
  const $ref = "#/components/schemas/Note";
  const note = {
    $id: "https://notes.example/note",
    properties: { $id: { type: "integer" }, child: { $ref } },
  };
  const operation = {
    requestBody: { content: { "application/json": { schema: { $ref } } } },
    responses: {
      200: {
        description: "Done",
        content: { "application/json": { schema: { $ref }, example: { $id: "kept" } } },
      },
      400: { description: "Wrong" },
    },
  };
  const document = {
    openapi: "3.1.0",
    info: { title: "Notes", version: "1" },
    paths: { "/notes": { post: operation }, "/others": { post: operation } },
    components: { schemas: { Note: note } },
  };
  const { server, origin } = await listeningMock({}, await prepareAll([{ name: "notes", document }]));
  onTestFinished(() => {
    server.close();
  });
  for (const path of ["notes", "others"]) {
    const send = async (body: object) => {
      const headers = { "Content-Type": "application/json" };
      const answer = await fetch(`${origin}/${path}`, {
        method: "POST",
        headers,
        body: JSON.stringify(body),
      });
      const violations = JSON.parse(answer.headers.get("sl-violations") ?? "[]");
      return [answer.status, ...violations.map(({ location }: { location: string[] }) => location.join("."))];
    };
    expect(await send({ $id: 1, child: { $id: "x" } })).toEqual([400, "request.body.child.$id"]);
    expect(await send({ $id: 1, child: {} })).toEqual([200, "response.body.$id"]);
  }
});

test.each([
  [
    "of the schema around it",
    { $id: "https://n.example/a", properties: { p: { $ref: "#" }, q: { type: "integer" } } },
  ],
  [
    "in the schema around it",
    { $id: "https://n.example/b", $defs: { R }, properties: { p: { $ref: "#/$defs/R" } } },
  ],
  ["of a name", { $id: "https://n.example/c", properties: { p: { $ref: "r" } } }],
  ["of an address", { properties: { p: { $ref: "https://n.example/r" } } }],
  ["of an anchor", { properties: { p: { $ref: "https://n.example/r#there" } } }],
  ["of an anchor here", { properties: { p: { $ref: "#here" }, o: { $anchor: "here", ...R } } }],
  ["of the document", { $id: "https://n.example/d", properties: { p: { $ref: "#/components/schemas/R" } } }],
])("a reference %s leads to where it does in JSON Schema", async (_, schema) => {
  const content = { "application/json": { schema } };
  const responses = { 204: { description: "Done" }, 400: { description: "Wrong" } };
  const named = { $id: "https://n.example/r", $anchor: "there", ...R };
  const written = {
    openapi: "3.1.0",
    info: { title: "Names", version: "1" },
    paths: { "/": { post: { requestBody: { content }, responses } } },
    components: { schemas: { R: named } },
  };
  const { document } = await openContract(join(await folderOf({ "names.json": written }), "names.json"));
  const { server, origin } = await listeningMock({}, await prepareAll([{ name: "names", document }]));
  onTestFinished(() => {
    server.close();
  });
  const headers = { "Content-Type": "application/json" };
  const statusOf = async (q: unknown) =>
    (await fetch(origin, { method: "POST", headers, body: JSON.stringify({ p: { q } }) })).status;
  expect([await statusOf(1), await statusOf("x")]).toEqual([204, 400]);
});

test("of a schema with a name of its own that Prism cannot use it is told", async () => {
  const schema = { $id: "https://notes.example/bad", properties: { id: { type: "any" } } };
  const content = { "application/json": { schema, example: {} } };
  const { violations } = await answerOf({ 200: { description: "Done", content } }, {}, "3.1.0", {
    requestBody: { content },
  });
  const where = 'cannot be used at /properties/id: {"type":"any"}';
  expect(violations).toEqual([
    unchecked("the body of the response", where),
    unchecked("a body of application/json of the request", where),
  ]);
});

test("of a form whose schema leads to itself it is told that nobody checks it", async () => {
  const tree = {
    type: "object",
    properties: { n: { type: "integer" }, tree: { $ref: "#/components/schemas/Tree" } },
  };
  const schema = { $ref: "#/components/schemas/Tree" };
  const content = { "application/x-www-form-urlencoded": { schema }, "application/json": { schema } };
  const document = {
    openapi: "3.1.0",
    info: { title: "Trees", version: "1" },
    paths: { "/": { post: { requestBody: { content }, responses: { 204: { description: "Done" } } } } },
    components: { schemas: { Tree: tree } },
  };
  const { server, origin } = await listeningMock({}, await prepareAll([{ name: "trees", document }]));
  onTestFinished(() => {
    server.close();
  });
  const sent = await fetch(origin, { method: "POST", body: new URLSearchParams({ n: "five" }) });
  expect(JSON.parse(sent.headers.get("sl-violations") ?? "[]")).toEqual([
    {
      location: ["request"],
      severity: "Warning",
      code: "schema",
      message: expect.stringMatching(
        /^Nobody checks a body of application\/x-www-form-urlencoded of the request, .*__bundled__/,
      ),
    },
  ]);
});

test("of an answer that is made up it is told too", async () => {
  const content = { "application/json": { schema: { required: ["a", "a"], type: "object" }, example: {} } };
  const responses = { 200: { description: "Done", content } };
  const { violations } = await answerOf(responses, { Prefer: "dynamic=true" });
  expect(violations).toEqual([expect.objectContaining({ location: ["response"], code: "schema" })]);
});
