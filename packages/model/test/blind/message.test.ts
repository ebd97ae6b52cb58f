/**
 * What the specification says of operations and their messages.
 */
import { describe, expect, it } from "vitest";
import { answerFor, answersOf, malformedAnswersOf } from "../../src/answer.ts";
import { bodyOf } from "../../src/body.ts";
import { contentFor, contentsOf } from "../../src/content.ts";
import { examplesOf } from "../../src/example.ts";
import type { JsonObject } from "../../src/json.ts";
import { isJson, matches, mediaTypeOf } from "../../src/media-type.ts";
import { operationsOf } from "../../src/operation.ts";
import { malformedParametersOf, parametersOf } from "../../src/parameter.ts";
import { placeAt } from "../../src/place.ts";
import { contractWith, operationWith } from "../document.ts";

interface OperationsCase {
  readonly name: string;
  readonly document: JsonObject;
  /** Kind, name and the place of each operation, in any order. */
  readonly operations: readonly string[];
}

const answer = { responses: { 200: { description: "" } } };
const each = Object.fromEntries(
  ["get", "put", "post", "delete", "options", "head", "patch", "trace"].map((method) => [method, answer]),
);

const OPERATIONS: readonly OperationsCase[] = [
  {
    name: "all methods",
    document: { paths: { "/a": each } },
    operations: Object.keys(each).map((method) => `path ${method.toUpperCase()} /a #/paths/~1a/${method}`),
  },
  {
    name: "what is no method is no operation",
    document: {
      paths: {
        "/a": {
          GET: answer,
          query: answer,
          "x-get": answer,
          parameters: [],
          servers: [],
          summary: "s",
          get: answer,
        },
      },
    },
    operations: ["path GET /a #/paths/~1a/get"],
  },
  {
    name: "an extension among the paths is no path",
    document: { paths: { "x-a": { get: answer } } },
    operations: [],
  },
  {
    name: "operationId is the name",
    document: { paths: { "/a": { get: { ...answer, operationId: "readA" } } } },
    operations: ["path readA #/paths/~1a/get"],
  },
  {
    name: "a path item by reference",
    document: {
      paths: { "/a": { $ref: "#/components/pathItems/A" } },
      components: { pathItems: { A: { get: answer } } },
    },
    operations: ["path GET /a #/components/pathItems/A/get"],
  },
  {
    name: "a path item by reference to another path",
    document: { paths: { "/a": { get: answer }, "/b": { $ref: "#/paths/~1a" } } },
    operations: ["path GET /a #/paths/~1a/get", "path GET /b #/paths/~1a/get"],
  },
  {
    name: "what stands beside the reference of a path item counts too",
    document: {
      paths: { "/a": { $ref: "#/components/pathItems/A", post: answer } },
      components: { pathItems: { A: { get: answer } } },
    },
    operations: ["path GET /a #/components/pathItems/A/get", "path POST /a #/paths/~1a/post"],
  },
  {
    name: "components alone are no operations",
    document: { components: { pathItems: { A: { get: answer } } } },
    operations: [],
  },
  {
    name: "webhooks",
    document: { webhooks: { made: { post: answer } } },
    operations: ["webhook POST made #/webhooks/made/post"],
  },
  {
    name: "a webhook by reference",
    document: {
      webhooks: { made: { $ref: "#/components/pathItems/A" } },
      components: { pathItems: { A: { post: answer } } },
    },
    operations: ["webhook POST made #/components/pathItems/A/post"],
  },
  {
    name: "3.0 has no webhooks",
    document: { openapi: "3.0.3", webhooks: { made: { post: answer } } },
    operations: [],
  },
  {
    name: "callbacks",
    document: {
      paths: {
        "/a": {
          post: {
            ...answer,
            callbacks: { done: { "{$request.body#/url}": { post: answer }, "x-note": { post: answer } } },
          },
        },
      },
    },
    operations: [
      "path POST /a #/paths/~1a/post",
      "callback POST {$request.body#/url} #/paths/~1a/post/callbacks/done/{$request.body#~1url}/post",
    ],
  },
  {
    name: "a callback by reference",
    document: {
      paths: { "/a": { post: { ...answer, callbacks: { done: { $ref: "#/components/callbacks/Done" } } } } },
      components: { callbacks: { Done: { "{$url}": { put: answer } } } },
    },
    operations: [
      "path POST /a #/paths/~1a/post",
      "callback PUT {$url} #/components/callbacks/Done/{$url}/put",
    ],
  },
  { name: "a document without paths", document: { paths: undefined, components: {} }, operations: [] },
];

describe("operations", () => {
  it.each(OPERATIONS)("$name", ({ document, operations }) => {
    const found = operationsOf(contractWith(document));
    expect(found.map(({ kind, name, place }) => `${kind} ${name} ${place.pointer}`).sort()).toEqual(
      [...operations].sort(),
    );
  });
});

interface ParametersCase {
  readonly name: string;
  readonly item?: readonly unknown[];
  readonly own?: readonly unknown[];
  readonly parts?: JsonObject;
  /** Where, name, style and what is true of it. */
  readonly parameters: readonly string[];
  readonly malformed?: number;
}

const text = { schema: { type: "string" } };
const PARAMETERS: readonly ParametersCase[] = [
  {
    name: "path: simple, not exploded, always required",
    own: [{ name: "p", in: "path", required: true, ...text }],
    parameters: ["path p simple required"],
  },
  {
    name: "query: form, exploded",
    own: [{ name: "p", in: "query", ...text }],
    parameters: ["query p form explode"],
  },
  {
    name: "header: simple, not exploded",
    own: [{ name: "p", in: "header", ...text }],
    parameters: ["header p simple"],
  },
  {
    name: "cookie: form, exploded",
    own: [{ name: "p", in: "cookie", ...text }],
    parameters: ["cookie p form explode"],
  },
  {
    name: "only form is exploded unless told",
    own: ["spaceDelimited", "pipeDelimited", "deepObject"].map((style) => ({
      name: style,
      in: "query",
      style,
      ...text,
    })),
    parameters: [
      "query deepObject deepObject",
      "query pipeDelimited pipeDelimited",
      "query spaceDelimited spaceDelimited",
    ],
  },
  {
    name: "matrix and label",
    own: [
      { name: "m", in: "path", required: true, style: "matrix", explode: true, ...text },
      { name: "l", in: "path", required: true, style: "label", ...text },
    ],
    parameters: ["path l label required", "path m matrix required explode"],
  },
  {
    name: "explode false and allowReserved as written",
    own: [{ name: "p", in: "query", explode: false, allowReserved: true, required: true, ...text }],
    parameters: ["query p form required allowReserved"],
  },
  {
    name: "those of the path item",
    item: [{ name: "p", in: "query", ...text }],
    parameters: ["query p form explode"],
  },
  {
    name: "the operation goes before the path item",
    item: [{ name: "p", in: "query", required: true, ...text }],
    own: [{ name: "p", in: "query", explode: false, ...text }],
    parameters: ["query p form"],
  },
  {
    name: "one name in two locations are two",
    item: [{ name: "p", in: "query", ...text }],
    own: [{ name: "p", in: "header", ...text }],
    parameters: ["header p simple", "query p form explode"],
  },
  {
    name: "names are told apart by upper and lower case",
    item: [{ name: "p", in: "query", ...text }],
    own: [{ name: "P", in: "query", ...text }],
    parameters: ["query P form explode", "query p form explode"],
  },
  {
    name: "the headers that OpenAPI leaves to others",
    own: ["Accept", "content-type", "AUTHORIZATION", "X-A"].map((name) => ({ name, in: "header", ...text })),
    parameters: ["header X-A simple"],
  },
  {
    name: "the same names elsewhere count",
    own: [
      { name: "Accept", in: "query", ...text },
      { name: "Authorization", in: "cookie", ...text },
    ],
    parameters: ["cookie Authorization form explode", "query Accept form explode"],
  },
  {
    name: "by reference, and the operation still goes first",
    item: [{ $ref: "#/components/parameters/P" }],
    own: [{ $ref: "#/components/parameters/Q" }],
    parts: {
      components: {
        parameters: {
          P: { name: "p", in: "query", ...text },
          Q: { name: "p", in: "query", required: true, ...text },
        },
      },
    },
    parameters: ["query p form required explode"],
  },
  {
    name: "what stands beside a reference is ignored",
    own: [{ $ref: "#/components/parameters/P", required: true, description: "d" }],
    parts: { components: { parameters: { P: { name: "p", in: "query", ...text } } } },
    parameters: ["query p form explode"],
  },
  {
    name: "a location that does not exist",
    own: [{ name: "p", in: "body", ...text }],
    parameters: [],
    malformed: 1,
  },
  { name: "no name", own: [{ in: "query", ...text }], parameters: [], malformed: 1 },
  {
    name: "a reference to nothing",
    own: [{ $ref: "#/components/parameters/P" }],
    parameters: [],
    malformed: 1,
  },
];

describe("parameters", () => {
  it.each(PARAMETERS)("$name", ({ item = [], own = [], parts, parameters, malformed = 0 }) => {
    const operation = operationWith({ ...answer, parameters: own }, parts, { parameters: item });
    const found = parametersOf(operation).map((parameter) =>
      [
        parameter.in,
        parameter.name,
        parameter.style,
        ...(["required", "explode", "allowReserved"] as const).filter((flag) => parameter[flag]),
      ].join(" "),
    );
    expect(found.sort()).toEqual(parameters);
    expect(malformedParametersOf(operation)).toHaveLength(malformed);
  });

  it("with a media type have its schema, and none of their own", () => {
    const content = { "application/json": { schema: { type: "object" } } };
    const [parameter] = parametersOf(operationWith({ parameters: [{ name: "p", in: "query", content }] }));
    expect(parameter?.schema).toBeUndefined();
    expect(parameter?.content?.name).toBe("application/json");
    expect(parameter?.content?.schema?.pointer).toBe(
      "#/paths/~1a/get/parameters/0/content/application~1json/schema",
    );
  });
});

interface BodyCase {
  readonly name: string;
  readonly openapi: string;
  readonly method: string;
  readonly requestBody?: unknown;
  readonly body: string | undefined;
}

const content = { "application/json": {} };
const BODIES: readonly BodyCase[] = [
  { name: "none", openapi: "3.1.1", method: "post", body: undefined },
  {
    name: "may be left out unless told",
    openapi: "3.1.1",
    method: "post",
    requestBody: { content },
    body: "application/json",
  },
  {
    name: "required",
    openapi: "3.0.4",
    method: "put",
    requestBody: { content, required: true },
    body: "required application/json",
  },
  {
    name: "by reference",
    openapi: "3.0.4",
    method: "put",
    requestBody: { $ref: "#/components/requestBodies/B", required: false },
    body: "required text/plain",
  },
  {
    name: "of GET counts in 3.1",
    openapi: "3.1.1",
    method: "get",
    requestBody: { content },
    body: "application/json",
  },
  {
    name: "of GET counts in 3.0 too, on purpose",
    openapi: "3.0.3",
    method: "get",
    requestBody: { content },
    body: "application/json",
  },
];

describe("a body", () => {
  it.each(BODIES)("$name", ({ openapi, method, requestBody, body }) => {
    const [operation] = operationsOf(
      contractWith({
        openapi,
        paths: { "/a": { [method]: { ...answer, ...(requestBody === undefined ? {} : { requestBody }) } } },
        components: { requestBodies: { B: { required: true, content: { "text/plain": {} } } } },
      }),
    );
    const found = operation && bodyOf(operation);
    expect(
      found && [...(found.required ? ["required"] : []), ...found.contents.map(({ name }) => name)].join(" "),
    ).toBe(body);
  });
});

const responses = {
  200: {},
  404: { $ref: "#/components/responses/Missing" },
  "4XX": {},
  default: {},
  "x-note": {},
};
const ANSWERS: readonly {
  readonly status: number;
  readonly responses: JsonObject;
  readonly answer: string | undefined;
}[] = [
  { status: 200, responses, answer: "status 200" },
  { status: 404, responses, answer: "status 404" },
  { status: 400, responses, answer: "range 4XX" },
  { status: 499, responses, answer: "range 4XX" },
  { status: 500, responses, answer: "default default" },
  { status: 201, responses: { 200: {}, "4XX": {} }, answer: undefined },
  // In lower case it can mean nothing else.
  { status: 404, responses: { "4xx": {} }, answer: "range 4XX" },
  { status: 404, responses: { "40X": {} }, answer: undefined },
];

describe("an answer", () => {
  it.each(ANSWERS)("of $status is $answer", (row) => {
    const operation = operationWith(
      { responses: row.responses },
      { components: { responses: { Missing: {} } } },
    );
    const found = answerFor(operation, row.status);
    expect(found && `${found.kind} ${found.status}`).toBe(row.answer);
  });

  it("is in the list with each name but extensions", () => {
    const operation = operationWith({ responses }, { components: { responses: { Missing: {} } } });
    expect(
      answersOf(operation)
        .map(({ status }) => status)
        .sort(),
    ).toEqual(["200", "404", "4XX", "default"]);
    expect(malformedAnswersOf(operation)).toEqual([]);
  });

  it("with a name that is no status is told", () => {
    const operation = operationWith({ responses: { "4xx": {}, ok: {}, "40X": {}, "2XX": {} } });
    expect(
      malformedAnswersOf(operation)
        .map(({ place }) => place.pointer)
        .sort(),
    ).toEqual(["40X", "ok"].map((name) => `#/paths/~1a/get/responses/${name}`));
  });

  it("has headers, without Content-Type", () => {
    const headers = { "content-type": text, "X-A": { $ref: "#/components/headers/A" }, "X-B": text };
    const operation = operationWith(
      { responses: { 200: { headers } } },
      { components: { headers: { A: { required: true, explode: true, ...text } } } },
    );
    const found = answersOf(operation)[0]?.headers.map(({ name, required, explode }) => ({
      name,
      required,
      explode,
    }));
    expect(found).toEqual([
      { name: "X-A", required: true, explode: true },
      { name: "X-B", required: false, explode: false },
    ]);
  });
});

const MEDIA_TYPES: readonly {
  readonly text: string;
  readonly essence: string | undefined;
  readonly suffix?: string;
  readonly charset?: string;
  readonly json?: boolean;
}[] = [
  { text: "application/json", essence: "application/json", json: true },
  { text: "Application/JSON; Charset=UTF-8", essence: "application/json", charset: "UTF-8", json: true },
  { text: 'text/plain;charset="u\\tf-8"', essence: "text/plain", charset: "utf-8" },
  { text: "text/json", essence: "text/json", json: true },
  { text: "application/problem+json", essence: "application/problem+json", suffix: "json", json: true },
  { text: "application/vnd.a.b+c+xml", essence: "application/vnd.a.b+c+xml", suffix: "xml" },
  { text: "application/json-seq", essence: "application/json-seq" },
  { text: "text/*", essence: "text/*" },
  { text: "*/*", essence: "*/*" },
  { text: "text/html;", essence: "text/html" },
  { text: "*/json", essence: undefined },
  { text: "json", essence: undefined },
  { text: "", essence: undefined },
  { text: "text/", essence: undefined },
  { text: "text/html; charset", essence: undefined },
  { text: "text/html; charset = utf-8", essence: undefined },
  { text: "text/html, text/plain", essence: undefined },
];

describe("a media type", () => {
  it.each(MEDIA_TYPES)("$text", ({ text: written, essence, suffix, charset, json = false }) => {
    const found = mediaTypeOf(written);
    expect(found?.essence).toBe(essence);
    expect(found?.suffix).toBe(suffix);
    expect(found?.parameters.get("charset")).toBe(charset);
    expect(found !== undefined && isJson(found)).toBe(json);
  });
});

const MATCHES: readonly { readonly range: string; readonly type: string; readonly is: boolean }[] = [
  { range: "*/*", type: "text/html", is: true },
  { range: "text/*", type: "text/html", is: true },
  { range: "text/*", type: "application/json", is: false },
  { range: "application/json", type: "application/json;charset=utf-8", is: true },
  { range: "application/json;v=2", type: "application/json", is: false },
  { range: "application/json", type: "application/problem+json", is: false },
  { range: "application/json;v=2", type: "application/json;a=1;V=2", is: true },
];

describe("a media type range", () => {
  it.each(MATCHES)("$range and $type: $is", ({ range, type, is }) => {
    const [one, other] = [mediaTypeOf(range), mediaTypeOf(type)];
    if (one === undefined || other === undefined) throw new Error("no media type");
    expect(matches(one, other)).toBe(is);
  });
});

const names = ["*/*", "application/*", "application/json", "application/json;v=2", "text/plain"];
const CONTENTS: readonly {
  readonly type: string;
  readonly content: string | undefined;
  readonly of?: readonly string[];
}[] = [
  { type: "application/json", content: "application/json" },
  { type: "application/json; v=2", content: "application/json;v=2" },
  { type: "application/xml", content: "application/*" },
  { type: "TEXT/plain; charset=utf-8", content: "text/plain" },
  { type: "image/png", content: "*/*" },
  { type: "image/png", of: ["text/*"], content: undefined },
];

describe("the content for a media type", () => {
  it.each(CONTENTS)("$type", (row) => {
    const media = Object.fromEntries((row.of ?? names).map((name) => [name, {}]));
    const contract = contractWith({ components: { requestBodies: { B: { content: media } } } });
    const mediaType = mediaTypeOf(row.type);
    if (mediaType === undefined) throw new Error("no media type");
    const found = contentFor(contentsOf(placeAt(contract, "#/components/requestBodies/B")), mediaType);
    expect(found?.name).toBe(row.content);
  });
});

const EXAMPLES: readonly {
  readonly name: string;
  readonly media: JsonObject;
  readonly values: readonly unknown[];
}[] = [
  { name: "example", media: { example: { a: 1 } }, values: [{ a: 1 }] },
  { name: "an example that is null", media: { example: null }, values: [null] },
  {
    name: "examples, also by reference",
    media: { examples: { one: { value: 1 }, two: { $ref: "#/components/examples/Two" } } },
    values: [1, 2],
  },
  {
    name: "an address is no value",
    media: { examples: { one: { externalValue: "https://example.com" } } },
    values: [],
  },
  {
    name: "a value that looks like a reference is data",
    media: { examples: { one: { value: { $ref: "#/components/examples/Two" } } } },
    values: [{ $ref: "#/components/examples/Two" }],
  },
  {
    name: "those of the schema",
    media: { schema: { examples: [1, 2], example: 3, default: 4, const: 5 } },
    values: [3, 1, 2],
  },
  {
    name: "those of a schema by reference",
    media: { schema: { $ref: "#/components/schemas/S" } },
    values: [7],
  },
];

describe("examples", () => {
  it.each(EXAMPLES)("$name", ({ media, values }) => {
    const contract = contractWith({
      components: {
        mediaTypes: { M: media },
        examples: { Two: { value: 2 } },
        schemas: { S: { example: 7 } },
      },
    });
    expect(examplesOf(placeAt(contract, "#/components/mediaTypes/M")).map(({ value }) => value)).toEqual(
      values,
    );
  });
});
