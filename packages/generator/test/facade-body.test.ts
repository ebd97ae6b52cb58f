/**
 * What bodies are taken for where a document says little of them.
 */
import { contractOf } from "@facility-contracts/model/contract";
import { expect, test } from "vitest";
import { clientFilesOf } from "../src/client-files.ts";
import { facadeModule } from "../src/facade.ts";
import { answerTypes } from "../src/facade-answers.ts";
import { callBodyOf } from "../src/facade-body.ts";
import { type NamedOperation, namedOperationsOf } from "../src/operations.ts";

/** A document with an operation that takes and answers these contents. */
function contractWith(content: object, openapi = "3.1.0") {
  const responses = { 200: { description: "Fine.", content } };
  const paths = { "/files": { post: { operationId: "send", requestBody: { content }, responses } } };
  return contractOf({ openapi, info: { title: "Files", version: "1" }, paths }, "files");
}

function operationWith(content: object, openapi?: string): NamedOperation {
  const [operation] = namedOperationsOf(contractWith(content, openapi));
  if (operation === undefined) throw new Error("no operation");
  return operation;
}

test.each<[schema: unknown, openapi?: string]>([
  [{}],
  [true],
  [false],
  [{ description: "A file." }],
  [{ nullable: true }, "3.0.3"],
  [{ enum: ["low", "high"] }],
  [{ const: "a" }],
  [{ type: ["object", "string"] }],
  [{ anyOf: [{ type: "object" }, {}] }],
])(
  "a body of any media type is bytes where its schema leaves open whether it is a text: %j",
  (schema, openapi) => {
    const operation = operationWith({ "*/*": { schema } }, openapi);
    expect(callBodyOf(operation)?.form).toBe("bytes");
    expect(answerTypes(operation).successes).toEqual([{ status: "200", body: "Blob" }]);
  },
);

test.each([{ type: "object" }, { required: ["a"] }, { type: "integer", enum: [1, 2] }])(
  "it is JSON where the schema says what it is, and that this is no text: %j",
  (schema) => {
    const operation = operationWith({ "*/*": { schema } });
    expect(callBodyOf(operation)?.form).toBe("json");
    expect(answerTypes(operation).successes[0]?.body).toContain('["*/*"]');
  },
);

const OBJECT = { schema: { type: "object" } };

test.each<[content: Readonly<Record<string, object>>, narrowed: readonly string[]]>([
  [{ "*/*": OBJECT, "text/csv": {} }, ["The body of send is sent as */*, never as text/csv."]],
  [{ "*/*": OBJECT, "image/png": {} }, ["The body of send is sent as */*, never as image/png."]],
  [{ "image/*": {}, "image/png": {} }, []],
])("what a range is never sent as is told: %j", async (content, narrowed) => {
  expect((await clientFilesOf(contractWith(content))).narrowed).toEqual(narrowed);
});

test.each<[one: object, other: object]>([
  [{ 200: { "*/*": OBJECT } }, { 200: { "*/*": {} } }],
  [{ 200: { "application/a-b": {} } }, { 200: { "application/a.b": {} } }],
  [{ 200: { "text/event-stream": {} } }, { 400: { "text/event-stream": {} } }],
])("answers that differ are read each in its way: %j and %j", async (...given) => {
  const paths = given.map((answers, at) => {
    const responses = Object.entries(answers).map(([status, content]) => [
      status,
      { description: "Fine.", content },
    ]);
    return [`/${at}`, { get: { operationId: `get${at}`, responses: Object.fromEntries(responses) } }];
  });
  const info = { title: "Answers", version: "1" };
  const contract = contractOf({ openapi: "3.1.0", info, paths: Object.fromEntries(paths) }, "answers");
  const facade = await facadeModule(contract, { runtime: "client", types: "./types.ts" });
  const constants = Array.from(facade.matchAll(/answers: \{ \d+: \[(\w+)\]/g), ([, name]) => name);
  const definitions = constants.map((name) => new RegExp(`^const ${name}: .*`, "m").exec(facade)?.[0]);
  expect(definitions).toEqual([expect.any(String), expect.any(String)]);
  expect(definitions[0]).not.toBe(definitions[1]);
});

/** The facade of a document with an operation that answers so. */
function facadeWith(responses: object): Promise<string> {
  return facadeModule(contractAnswering(responses), { runtime: "client", types: "./types.ts" });
}

function contractAnswering(responses: object) {
  const paths = { "/": { get: { operationId: "look", responses } } };
  return contractOf({ openapi: "3.1.0", info: { title: "Answers", version: "1" }, paths }, "answers");
}

test("a redirect is no answer of a call, which is told", async () => {
  const [moved, fine] = [{ description: "Moved." }, { description: "Fine." }];
  const responses = { 200: fine, 302: moved, 304: moved, 308: moved };
  const facade = await facadeWith(responses);
  expect(facade).toContain("answers: { 200: [], 304: [] }");
  expect(facade).toContain("readonly errors: { readonly 304: undefined };");
  expect((await clientFilesOf(contractAnswering(responses))).narrowed).toEqual(
    [302, 308].map((status) => expect.stringContaining(`The answer ${status} of look is a redirect, which`)),
  );
  expect(await facadeWith({ 302: moved })).toContain("answers: {}");
});

const NOTED = {
  type: "object",
  required: ["id", "note"],
  properties: { id: { type: "integer" }, note: { type: "string" } },
};

test("default without a documented success is read as one, and beside one as an error", async () => {
  const content = { "application/json": { schema: NOTED }, "text/event-stream": {} };
  const rest = { description: "Any.", content };
  const alone = await facadeWith({ default: rest });
  expect(alone).toContain('"text/event-stream", read: streamBody');
  expect(alone).not.toContain("fields:");
  const beside = await facadeWith({ 204: { description: "Fine." }, default: rest });
  expect(beside).toContain('"text/event-stream", read: textBody');
  expect(beside).toContain('fields: ["id", "note"]');
});

test.each<[schema: object]>([
  [{ ...NOTED, properties: { ...NOTED.properties, note: { type: "string", writeOnly: true } } }],
  [{ allOf: [NOTED, { properties: { note: { writeOnly: true } } }] }],
  [{ ...NOTED, properties: { ...NOTED.properties, note: { $ref: "#/info", writeOnly: true } } }],
])("an error need not have what is only written: %j", async (schema) => {
  const content = { "application/json": { schema } };
  expect(await facadeWith({ 409: { description: "Not now.", content } })).toContain('fields: ["id"]');
});
