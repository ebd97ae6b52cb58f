/**
 * What the client cannot do is refused when it is generated, in one sentence.
 */
import { ContractError, contractOf } from "@facility-contracts/model/contract";
import { expect, test } from "vitest";
import { generatedFilesOf } from "../src/generated.ts";

const OK = { description: "Fine.", content: { "application/json": { schema: {} } } };
const FILE = {
  type: "object",
  required: ["ref", "name", "type"],
  properties: {
    ref: { type: "string" },
    name: { type: "string", "x-file": "name" },
    type: { type: "string", "x-file": "media-type" },
  },
};
const ANSWER = {
  type: "array",
  "x-item-per": "$request.body",
  items: {
    type: "object",
    properties: {
      ref: { type: "string", "x-copy-of": "$item#/ref" },
      url: { type: "string", "x-presigned-url": "put" },
    },
  },
};

function document(method: string, operation: object, securitySchemes: object = {}): object {
  const paths = { "/things": { [method]: { operationId: "doIt", responses: { 200: OK }, ...operation } } };
  return { openapi: "3.1.0", info: { title: "Things" }, paths, components: { securitySchemes } };
}

function withFiles(file: object, parameters: readonly object[] = [], answer: object = ANSWER): object {
  return document("post", {
    parameters,
    requestBody: { content: { "application/json": { schema: { type: "array", items: file } } } },
    responses: { 200: { description: "Fine.", content: { "application/json": { schema: answer } } } },
  });
}

async function filesOf(given: object): Promise<ReadonlyMap<string, string>> {
  return generatedFilesOf([contractOf(given, "things")]);
}

const text = { "text/plain": { schema: { type: "string" } } };

test.each([
  ["TRACE", document("trace", {}), "things at #/paths/~1things/trace: the client cannot take TRACE"],
  [
    "GET with a body",
    document("get", { requestBody: OK }),
    "things at #/paths/~1things/get/requestBody: the client cannot take a body, which no `fetch` sends with GET",
  ],
  [
    "a body that is not JSON",
    document("put", { requestBody: { content: text } }),
    "things at #/paths/~1things/put/requestBody: the client cannot take a body that is not JSON",
  ],
  [
    "an answer that is not JSON",
    document("get", { responses: { 200: { description: "", content: text } } }),
    "things at #/paths/~1things/get/responses/200: the client cannot take an answer 200 that is not JSON",
  ],
  [
    "two secrets in one header",
    document(
      "get",
      {},
      {
        one: { type: "apiKey", in: "header", name: "X-Key" },
        two: { type: "apiKey", in: "header", name: "x-key" },
      },
    ),
    "things at #/components/securitySchemes/two: the security scheme two (option two) is sent in the header x-key, as one is",
  ],
  [
    "a field of a file of which nothing is known",
    withFiles({ ...FILE, required: ["ref", "name", "type", "owner"] }),
    "things at #/paths/~1things/post/requestBody/content/application~1json/schema/items: nothing says what the field owner of a file is that doIt uploads",
  ],
  [
    "a parameter that an upload has for itself",
    withFiles(FILE, [{ name: "files", in: "query", schema: {} }]),
    "things at #/paths/~1things/post/parameters/0: the parameter files of doIt cannot be told from the option of an upload",
  ],
])("%s", async (_, given, says) => {
  const error: unknown = await filesOf(given).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(ContractError);
  const { message } = error instanceof ContractError ? error : new Error();
  expect(message).toContain(says);
  expect(message).toMatch(/\. (Teach|Take|Mark|Rename)[^\n]+\.$/);
});

test("what is told of files is uploaded", async () => {
  const files = await filesOf(withFiles(FILE));
  expect(files.get("packages/client/generated/uploads.ts")).toContain("export async function uploadIt(");
});

test.each([
  ["without x-item-per", { ...ANSWER, "x-item-per": undefined }],
  ["with URLs to read from", { ...ANSWER, items: { properties: { url: { "x-presigned-url": "get" } } } }],
  ["for a part of the body", { ...ANSWER, "x-item-per": "$request.body#/files" }],
])("an answer %s uploads nothing", async (_, answer) => {
  const files = await filesOf(withFiles(FILE, [], answer));
  expect([...files.keys()]).not.toContain("packages/client/generated/uploads.ts");
  expect(files.get("packages/client/generated/index.ts")).not.toContain("uploads");
});
