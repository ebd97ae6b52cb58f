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
