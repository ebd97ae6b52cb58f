/**
 * Bodies and answers, with their media types, headers and encodings.
 */
import { describe, expect, it } from "vitest";
import { answerFor, answersOf, malformedAnswersOf } from "../src/answer.ts";
import { bodyOf } from "../src/body.ts";
import { contentFor, contentsOf, jsonContentIn } from "../src/content.ts";
import { headersOf } from "../src/header.ts";
import type { JsonObject } from "../src/json.ts";
import { mediaTypeOf } from "../src/media-type.ts";
import { memberOf } from "../src/place.ts";
import { checkOf } from "../src/schema/check.ts";
import { operationWith } from "./document.ts";

describe("a body", () => {
  it("is none, optional or required", () => {
    expect(bodyOf(operationWith({}))).toBeUndefined();
    expect(bodyOf(operationWith({ requestBody: "text" }))).toBeUndefined();
    expect(bodyOf(operationWith({ requestBody: {} }))).toMatchObject({ required: false, contents: [] });
    expect(bodyOf(operationWith({ requestBody: { required: true } }))).toMatchObject({ required: true });
  });

  it("is found behind a reference", () => {
    const components = { requestBodies: { B: { content: { "text/plain": {} } } } };
    const operation = operationWith(
      { requestBody: { $ref: "#/components/requestBodies/B" } },
      { components },
    );
    expect(bodyOf(operation)).toMatchObject({
      place: { pointer: "#/components/requestBodies/B" },
      contents: [{ name: "text/plain", schema: undefined, encodings: [] }],
    });
  });
});

function contentsWith(content: JsonObject) {
  return contentsOf(memberOf(operationWith({ requestBody: { content } }).place, "requestBody"));
}

describe("contents", () => {
  it("keep a name that is no media type", () => {
    expect(contentsWith({ json: { schema: true } })).toMatchObject([
      { name: "json", mediaType: undefined, schema: { value: true } },
    ]);
  });

  it("are asked for the first one that is JSON", () => {
    const contents = contentsWith({
      json: {},
      "text/plain": {},
      "application/problem+json": {},
      "text/json": {},
    });
    expect(jsonContentIn(contents)?.name).toBe("application/problem+json");
    expect(jsonContentIn(contentsWith({ "text/plain": {} }))).toBeUndefined();
  });

  it("tell a schema that leads nowhere from none", () => {
    const [none, lost] = contentsWith({
      "text/plain": {},
      "application/json": { schema: { $ref: "#/components/schemas/Lost" } },
    });
    expect(none?.schema).toBeUndefined();
    expect(lost?.schema).toMatchObject({ pointer: "#/components/schemas/Lost", value: undefined });
    expect(lost?.schema && checkOf(lost.schema).kind).toBe("uncompilable");
  });

  it.each([
    ["application/json", "application/json"],
    ["application/json; charset=utf-8", "application/json; charset=UTF-8"],
    ["application/xml", "application/*"],
    ["text/plain", "*/*"],
  ])("%j is written as %j says: the narrowest counts", (sent, name) => {
    const contents = contentsWith({
      json: {},
      "*/*": {},
      "application/*": {},
      "application/json": {},
      "application/json; charset=UTF-8": {},
    });
    const mediaType = mediaTypeOf(sent);
    expect(mediaType && contentFor(contents, mediaType)?.name).toBe(name);
    expect(mediaType && contentFor(contentsWith({ "image/png": {} }), mediaType)).toBeUndefined();
  });

  it("say how the fields of a form are written", () => {
    const [form] = contentsWith({
      "multipart/form-data": {
        encoding: {
          file: { contentType: "image/png, image/*, x", headers: { "X-Size": { required: true } } },
          list: { style: "pipeDelimited" },
          plain: { allowReserved: true },
          wrong: { style: "wavy" },
        },
      },
    });
    expect(form?.encodings).toMatchObject([
      {
        name: "file",
        mediaTypes: [{ essence: "image/png" }, { essence: "image/*" }],
        serialization: undefined,
      },
      { name: "list", mediaTypes: [], serialization: { style: "pipeDelimited", explode: false } },
      { name: "plain", serialization: { style: "form", explode: true, allowReserved: true } },
      { name: "wrong", serialization: undefined },
    ]);
    expect(form?.encodings.slice(0, 1).flatMap(({ place }) => headersOf(place))).toMatchObject([
      { name: "X-Size", required: true },
    ]);
  });
});

describe("answers", () => {
  const operation = operationWith(
    {
      responses: {
        200: { $ref: "#/components/responses/Ok", description: "ignored" },
        "4xx": {},
        404: {},
        default: {},
        ok: {},
        "2X": {},
        600: {},
        "x-note": {},
      },
    },
    {
      components: {
        responses: {
          Ok: {
            content: { "application/json": { schema: {} } },
            headers: { ETag: { $ref: "#/components/headers/E" } },
          },
        },
        headers: { E: { required: true, schema: { type: "string" } } },
      },
    },
  );

  it("are those of statuses, ranges and the default", () => {
    expect(answersOf(operation).map(({ kind, status }) => `${kind} ${status}`)).toEqual([
      "status 200",
      "status 404",
      "range 4XX",
      "default default",
    ]);
  });

  it("whose name is no status cannot be read", () => {
    expect(malformedAnswersOf(operation).map(({ cause }) => cause.split(" ")[0])).toEqual([
      '"600"',
      '"ok"',
      '"2X"',
    ]);
  });

  it.each([
    [200, "200"],
    [404, "404"],
    [400, "4XX"],
    [500, "default"],
  ])("%d is answered as %s", (status, name) => {
    expect(answerFor(operation, status)?.status).toBe(name);
  });

  it("are none where nothing stands for a status", () => {
    expect(answerFor(operationWith({ responses: { 200: {} } }), 404)).toBeUndefined();
    expect(answersOf(operationWith({}))).toEqual([]);
  });

  it("have contents and headers, found behind references", () => {
    expect(answerFor(operation, 200)).toMatchObject({
      place: { pointer: "#/components/responses/Ok" },
      contents: [{ name: "application/json" }],
      headers: [{ name: "ETag", required: true, explode: false, schema: { value: { type: "string" } } }],
    });
  });

  it("have no header Content-Type, and headers may have a media type", () => {
    const [answer] = answersOf(
      operationWith({
        responses: {
          200: {
            headers: { "content-type": {}, "X-A": { explode: true, content: { "application/json": {} } } },
          },
        },
      }),
    );
    expect(answer?.headers).toMatchObject([
      {
        name: "X-A",
        required: false,
        explode: true,
        schema: undefined,
        content: { name: "application/json" },
      },
    ]);
  });
});
