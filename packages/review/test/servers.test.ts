/**
 * A part of the address that moves between several servers and several paths: each operation is compared with all that are
 * reached where it was.
 */
import type { JsonObject } from "@facility-contracts/model/json";
import { expect, test } from "vitest";
import { compareDocuments } from "../src/compare/compare.ts";

const CALLBACK = { "{$request.query.url}": { post: { responses: { "204": { description: "Taken." } } } } };

function listing(operationId: string, type = "object") {
  const content = { "application/json": { schema: { type } } };
  return {
    get: {
      operationId,
      callbacks: { onChange: CALLBACK },
      responses: { "200": { description: "A list.", content } },
    },
  };
}

function documentOf(paths: JsonObject, ...urls: string[]) {
  const servers = urls.map((url) => ({ url: `https://example.com${url}` }));
  return { openapi: "3.1.1", info: { title: "Lists", version: "1.0.0" }, servers, paths };
}

const ONE = documentOf({ "/lists": listing("getLists") }, "/v1", "/v2");
const twoOf = (type?: string) =>
  documentOf({ "/v1/lists": listing("getLists", type), "/v2/lists": listing("getNewLists") }, "");

function toldOf(before: JsonObject, after: JsonObject) {
  return compareDocuments("lists", before, after)
    .filter(({ tier }) => tier === "wire")
    .map(({ operations, title }) => `${operations.map(({ path }) => path)}: ${title}`);
}

test("two servers that become two paths, and the way back, leave the messages as they are", () => {
  expect(toldOf(ONE, twoOf())).toEqual([]);
  expect(toldOf(twoOf(), ONE)).toEqual([]);
});

test("each of two paths that were two servers is compared", () => {
  const split = toldOf(ONE, twoOf("array"));
  expect(split).toEqual(['/v1/lists: `type` of the body of the 200 answer went from "object" to "array"']);
  const put = toldOf(twoOf("array"), ONE);
  expect(put).toEqual(['/lists: `type` of the body of the 200 answer went from "array" to "object"']);
});

test("a server that becomes no path is told", () => {
  const one = documentOf({ "/v1/lists": listing("getLists") }, "");
  expect(toldOf(ONE, one)).toEqual(["/v1/lists: the server https://example.com/v2 was removed"]);
});
