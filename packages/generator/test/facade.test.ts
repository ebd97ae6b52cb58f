/**
 * What the client cannot do is refused when it is generated, in one sentence.
 */
import { ContractError, contractOf } from "@facility-contracts/model/contract";
import { expect, test } from "vitest";
import { clientFilesOf } from "../src/client-files.ts";
import { unfitForApi } from "../src/facade-names-check.ts";
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

const A = { name: "a", in: "path", required: true, schema: {} };

function withParts(part: object, contentType: string): object {
  const schema = { type: "object", properties: { part } };
  const content = { "multipart/form-data": { schema, encoding: { part: { contentType } } } };
  return document("post", { requestBody: { content } });
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

test.each([
  [
    "TRACE",
    document("trace", {}),
    "things at #/paths/~1things/trace: the client cannot take doIt, as no `fetch` sends TRACE",
  ],
  [
    "GET with a body",
    document("get", { requestBody: OK }),
    "things at #/paths/~1things/get/requestBody: the client cannot take the body of doIt, as no `fetch` sends one with GET and HEAD",
  ],
  [
    "an answer of no media type",
    document("get", { responses: { 200: { description: "", content: { json: {} } } } }),
    'things at #/paths/~1things/get/responses/200/content/json: "json" is no media type',
  ],
  [
    "a part of the path that is no parameter",
    {
      ...document("get", {}),
      paths: { "/{a}/{b}": { get: { operationId: "doIt", responses: { 200: OK }, parameters: [A] } } },
    },
    "things at #/paths/~1{a}~1{b}/get: the path of doIt has {b}, but there is no parameter b in path",
  ],
  [
    "a part that is an object and no JSON",
    withParts({ type: "object" }, "application/xml"),
    "things at #/paths/~1things/post/requestBody/content/multipart~1form-data/encoding/part/contentType: the client cannot send the part part of doIt so, as it writes objects as JSON alone",
  ],
  [
    "a list of such parts",
    withParts({ type: "array", items: { type: "object" } }, "text/csv, application/xml"),
    "the client cannot send the part part of doIt so",
  ],
  [
    "a security scheme that is not in the document",
    document("get", { security: [{ key: [] }] }),
    "things at #/paths/~1things/get/security/0: the client cannot send the security scheme key: it is not in the document",
  ],
  [
    "two secrets in one header",
    document(
      "get",
      { security: [{ one: [], two: [] }] },
      {
        one: { type: "apiKey", in: "header", name: "X-Key" },
        two: { type: "apiKey", in: "header", name: "x-key" },
      },
    ),
    "things at #/paths/~1things/get/security/0: the security scheme two is sent in the header x-key, as one is that is needed with it",
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
  expect(message).toMatch(/\. (Teach|Take|Mark|Rename|Write|Mend)[^\n]+\.$/);
});

test.each<[part: object, contentType: string]>([
  [{ type: "object" }, "application/xml, application/problem+json"],
  [{ type: "object" }, "application/*"],
  [{ type: ["object", "string"] }, "application/xml"],
  [{ type: "array", items: { type: "string" } }, "text/csv"],
])("the part %j can be sent as %s", async (part, contentType) => {
  const facade = (await filesOf(withParts(part, contentType))).get("packages/client/generated/things.ts");
  expect(facade).toContain("write: asMultipart");
});

test("what is told of files is uploaded", async () => {
  const files = await filesOf(withFiles(FILE));
  expect(files.get("packages/client/generated/uploads.ts")).toContain("export async function uploadIt(");
});

test("parameters of an upload are called as in a call", async () => {
  const parameters = ["query", "header"].map((where) => ({
    name: "site",
    in: where,
    schema: {},
    required: true,
  }));
  const files = await filesOf(withFiles(FILE, parameters));
  const source = files.get("packages/client/generated/uploads.ts");
  expect(source).toContain("parameters: { site: 0, headerSite: 0 }");
  expect(source).toContain("site: options.site,");
  expect(source).toContain("headerSite: options.headerSite,");
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

test.each([
  "https://a.test/v1?",
  "https://a.test/#",
  "https://a.test/@me",
  "https://a.test/v1?key=1",
  "https://a.test/#v1",
  "https://u:p@a.test",
  "ftp://a.test",
])("no path can stand behind the server %s: the caller says where the API is", async (url) => {
  const files = await filesOf({ ...document("get", {}), servers: [{ url }] });
  const facade = [...files.values()].join("\n");
  expect(facade).toContain("readonly baseUrl: string;");
  expect(facade).toContain('baseUrl: ""');
});

test("media types of answers that are called as something else in the module get other names", async () => {
  const content = {
    "text/body": {},
    "in/ranges": {},
    "create/client": { schema: {} },
    "things/api": {},
    "create/things-client": {},
    "do-it/limits": {},
  };
  const list = { type: "array", maxItems: 2, items: { type: "object" } };
  const given = document("post", {
    requestBody: { content: { "application/json": { schema: list } } },
    responses: { "2XX": { description: "Fine.", content } },
  });
  const facade = (await filesOf(given)).get("packages/client/generated/things.ts") ?? "";
  const constants = [...facade.matchAll(/^const (\w+): AnswerContent/gm)].map(([, name]) => name);
  expect(constants.toSorted()).toEqual([
    "createClient2",
    "createThingsClient2",
    "doItLimits2",
    "inRanges2",
    "textBody2",
    "thingsApi2",
  ]);
  for (const name of constants) expect(facade).toMatch(new RegExp(`answers: .*\\b${name}\\b`));
});

test.each<[what: string, path: string, url: string, variables?: object]>([
  ["in a path", "/**", "https://a.test"],
  ["in the address of a server", "/things", "https://{region}.a.test/**", { region: { default: "eu" } }],
  ["a quote in the address", "/things", 'https://{region}.a.test/"', { region: { default: "eu" } }],
  ["quotes in a variable", "/things", "https://{a`b}.a.test", { "a`b": { default: '"`' } }],
])(
  "what looks like a text or a comment takes nothing from the imports: %s",
  async (_, path, url, variables = {}) => {
    const operation = {
      operationId: "doIt",
      summary: 'Says `/**` and "',
      parameters: [{ name: "x", in: "query", schema: { type: "string" } }],
      responses: { default: { description: "Any.", content: { "text/plain": {} } } },
    };
    const paths = { [path]: { get: operation } };
    const given = { ...document("get", {}), servers: [{ url, variables }], paths };
    const facade = (await filesOf(given)).get("packages/client/generated/things.ts") ?? "";
    const [, imported = ""] = /import \{([^}]*)\}/.exec(facade) ?? [];
    for (const name of ["inQuery", "inRanges", "textBody", "type ClientOptions"])
      expect(imported).toContain(name);
  },
);

test("an operation goes to its own server, also where that differs from the usual one in a default alone", async () => {
  const serverIn = (region: string) => ({
    url: "https://{region}.a.test",
    variables: { region: { default: region } },
  });
  const operationAt = (operationId: string, region: string) => ({
    servers: [serverIn(region)],
    get: { operationId, responses: { 200: OK } },
  });
  const given = {
    ...document("get", {}),
    servers: [serverIn("us")],
    paths: { "/a": operationAt("same", "us"), "/b": operationAt("other", "eu") },
  };
  const facade = (await filesOf(given)).get("packages/client/generated/things.ts") ?? "";
  const addresses = Array.from(facade.matchAll(/baseUrl: (.*),$/gm), ([, address]) => address);
  expect(addresses).toEqual(
    ["us", "eu"].map((usual) => `\`https://\${server.region ?? "${usual}"}.a.test\``),
  );
});

test.each([
  ["Gets a.", "Things for all.", "Gets a.", "Things: things for all."],
  ["Is it there?", "API of things.", "Is it there?", "Things: API of things."],
  ["Gets a\n", "A thing", "Gets a.", "Things: a thing"],
  [undefined, undefined, "doIt.", "Things"],
])("of the summaries %j and %j sentences are made", async (of, ofAll, ofMethod, ofClient) => {
  const given = { ...document("get", { summary: of }), info: { title: "Things", summary: ofAll } };
  const facade = (await filesOf(given)).get("packages/client/generated/things.ts") ?? "";
  expect(facade).toContain(`\n   * ${ofMethod}\n`);
  expect(facade).toContain(`\n * ${ofClient}\n`);
});

test("no API is called as a file that is generated beside those of the APIs", async () => {
  const files = [...(await filesOf(withFiles(FILE))).keys()].map(
    (path) => /([^/.]+)\.[^/]*$/.exec(path)?.[1] ?? "",
  );
  const others = files.filter((name) => name !== "things");
  expect(others).toContain("apis");
  expect(others.filter((name) => unfitForApi(name) === undefined)).toEqual([]);
});

test("a document without operations is told", async () => {
  const info = { title: "Hooks", version: "1" };
  const { narrowed } = await clientFilesOf(contractOf({ openapi: "3.1.0", info, webhooks: {} }, "hooks"));
  expect(narrowed).toEqual(["The document has no operation in paths: the client has no method."]);
});
