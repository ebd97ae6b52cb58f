/**
 * What an API does not use is not in the bundle of its client: documents that use one thing each. `npm test` takes one of each kind.
 */
import { sampled } from "@facility-contracts/command/proof-mode";
import { facadeModule } from "@facility-contracts/generator/facade";
import { RUNTIME_VALUES } from "@facility-contracts/generator/facade-runtime";
import { contractOf } from "@facility-contracts/model/contract";
import { expect, test } from "vitest";
import { bundleOf } from "../bench/size.ts";

const TEXT = { type: "string" };
const LIST = { type: "array", items: TEXT };
const OBJECT = { type: "object", properties: { name: TEXT } };
const FINE = { description: "Fine.", content: { "application/json": { schema: OBJECT } } };

/** A document, and what of the client is only for such documents. */
interface Use {
  readonly kind: string;
  readonly name: string;
  readonly keeps: readonly string[];
  readonly operation: object;
  readonly path?: string;
  readonly schemes?: object;
  readonly servers?: readonly object[];
}

function parameter(name: string, keeps: readonly string[], given: object): Use {
  const operation = { parameters: [{ name: "p", schema: TEXT, ...given }] };
  return { kind: "parameter", name, keeps, operation };
}

function inPath(name: string, keeps: readonly string[], given: object): Use {
  return { ...parameter(name, keeps, { in: "path", required: true, ...given }), path: "/things/{p}" };
}

function body(mediaType: string, keeps: readonly string[]): Use {
  const operation = { requestBody: { content: { [mediaType]: { schema: OBJECT } } } };
  return { kind: "body", name: mediaType, keeps, operation };
}

function answers(name: string, keeps: readonly string[], responses: object): Use {
  return { kind: "answer", name, keeps, operation: { responses } };
}

function answer(mediaType: string, keeps: readonly string[]): Use {
  return answers(mediaType, keeps, { 200: { description: "Fine.", content: { [mediaType]: {} } } });
}

function credential(name: string, keeps: readonly string[], scheme: object): Use {
  return {
    kind: "credential",
    name,
    keeps,
    operation: { security: [{ key: [] }] },
    schemes: { key: scheme },
  };
}

const SERVERS = [{ url: "https://things.test" }];
const BEARER = { type: "http", scheme: "bearer" };
const FORM = "application/x-www-form-urlencoded";

const USES: readonly Use[] = [
  {
    kind: "server",
    name: "a server with a variable",
    keeps: ["chosenServer"],
    operation: {},
    servers: [{ url: "https://{region}.things.test", variables: { region: { default: "eu" } } }],
  },
  inPath("a path", [], {}),
  inPath("a list in a path", ["inPath", "simple"], { schema: LIST }),
  inPath("label", ["inPath", "label"], { style: "label" }),
  inPath("matrix", ["form", "inPath", "matrix"], { style: "matrix" }),
  parameter("a query", ["inQuery"], { in: "query" }),
  parameter("a list in a query", ["inQuery"], { in: "query", schema: LIST }),
  parameter("an object in a query", ["form", "inQuery"], { in: "query", schema: OBJECT }),
  parameter("allowReserved", ["inQuery", "reserved"], { in: "query", allowReserved: true }),
  parameter("deepObject", ["deepObject", "inQuery"], {
    in: "query",
    style: "deepObject",
    schema: OBJECT,
  }),
  parameter("spaceDelimited", ["inQuery", "spaceDelimited"], {
    in: "query",
    style: "spaceDelimited",
    explode: false,
    schema: LIST,
  }),
  parameter("pipeDelimited", ["inQuery", "pipeDelimited"], {
    in: "query",
    style: "pipeDelimited",
    explode: false,
    schema: LIST,
  }),
  parameter("a header", ["inHeader"], { in: "header" }),
  parameter("a cookie", ["inCookie"], { in: "cookie" }),
  parameter("JSON in a query", ["inQuery", "jsonIn"], {
    in: "query",
    schema: undefined,
    content: { "application/json": { schema: OBJECT } },
  }),
  body("application/json", []),
  body("application/merge-patch+json", ["asJson"]),
  body(FORM, ["asForm", "form"]),
  body("multipart/form-data", ["asMultipart"]),
  body("text/plain", ["asIs"]),
  body("application/octet-stream", ["asIs"]),
  answer("text/plain", ["textBody"]),
  answer("text/event-stream", ["streamBody"]),
  answer("image/png", ["bytesBody"]),
  answer("image/*", ["bytesBody", "mediaRange"]),
  answers("a range", ["inRanges"], { "2XX": FINE }),
  answers("a default", ["inRanges"], { default: FINE }),
  credential("a token", ["withHeader"], BEARER),
  credential("a key in a header", ["withHeader"], { type: "apiKey", in: "header", name: "X-Key" }),
  credential("a key in a query", ["withQuery"], { type: "apiKey", in: "query", name: "key" }),
  credential("a key in a cookie", ["withCookie", "withHeader"], {
    type: "apiKey",
    in: "cookie",
    name: "key",
  }),
  credential("user and password", ["basic", "withHeader"], { type: "http", scheme: "basic" }),
  {
    kind: "credential",
    name: "one or another",
    keeps: ["firstGiven", "withHeader", "withQuery"],
    operation: { security: [{ key: [] }, { other: [] }] },
    schemes: { key: BEARER, other: { type: "apiKey", in: "query", name: "other" } },
  },
];

test.each(sampled(USES, ({ kind }) => kind))("$kind: $name", async ({ keeps, ...use }) => {
  const { exports } = await bundleOf(await programOf(use));
  expect(exports).toContain("createClient");
  const kept = exports.filter((name) => name !== "createClient" && RUNTIME_VALUES.includes(name));
  expect(kept.toSorted()).toEqual(keeps);
});

test("every value that a facade can import is tried", () => {
  const kept = new Set(USES.flatMap(({ keeps }) => keeps));
  expect([...kept, "createClient"].toSorted()).toEqual(RUNTIME_VALUES.toSorted());
});

/** The facade of a document with one operation. */
function programOf({ operation, path = "/things", schemes = {}, servers = SERVERS }: Omit<Use, "keeps">) {
  const document = {
    openapi: "3.1.0",
    info: { title: "Things" },
    servers,
    paths: { [path]: { post: { operationId: "doIt", responses: { 200: FINE }, ...operation } } },
    components: { securitySchemes: schemes },
  };
  return facadeModule(contractOf(document, "things"), {
    runtime: "@facility-contracts/client/facade",
    types: "./things.types.js",
  });
}
