/**
 * What counts for a media type that only one version names: a range of the other one, or JSON in another character set.
 */
import type { JsonObject } from "@facility-contracts/model/json";
import { expect, test } from "vitest";
import { compareDocuments } from "../src/compare/compare.ts";

const OBJECT = { type: "object" };
const LIST = { type: "array" };
const BOTH = ["clients", "providers"];
const JSON_TEXT = "application/json";

/** Schemas by media type. */
type Schemas = Readonly<Record<string, unknown>>;

function documentOf(schemas: Schemas, isAsked: boolean): JsonObject {
  const content = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, { schema }]));
  const operation = isAsked
    ? { requestBody: { content }, responses: { "204": { description: "Done." } } }
    : { responses: { "200": { description: "A.", content } } };
  return {
    openapi: "3.1.1",
    info: { title: "Media types", version: "1.0.0" },
    paths: { "/a": { put: { operationId: "putA", ...operation } } },
  };
}

function changesOf(before: Schemas, after: Schemas, isAsked: boolean) {
  return compareDocuments("media", documentOf(before, isAsked), documentOf(after, isAsked));
}

test.each<[name: string, before: Schemas, after: Schemas]>([
  ["goes, and the range says another", { [JSON_TEXT]: OBJECT, "*/*": LIST }, { "*/*": LIST }],
  ["comes, and the range said another", { "*/*": LIST }, { "*/*": LIST, [JSON_TEXT]: OBJECT }],
  ["becomes a range of another", { [JSON_TEXT]: OBJECT }, { "*/*": LIST }],
  ["the narrowest range counts", { "*/*": OBJECT, "application/*": LIST }, { [JSON_TEXT]: OBJECT }],
  ["another character set of JSON", { [JSON_TEXT]: OBJECT }, { "application/json; charset=utf-8": LIST }],
])("a media type is compared with what counts for it: %s", (_, before, after) => {
  for (const isAsked of [true, false]) {
    const types = changesOf(before, after, isAsked).filter(({ kind }) => kind === "type");
    expect(types.map(({ breaks }) => breaks)).toEqual([BOTH]);
  }
});

test.each<[name: string, before: Schemas, after: Schemas]>([
  ["a range of the same", { [JSON_TEXT]: OBJECT, "*/*": OBJECT }, { "*/*": OBJECT }],
  ["JSON is in one character set", { [JSON_TEXT]: LIST }, { "Application/JSON; charset=UTF-8": LIST }],
  ["so is what is built on JSON", { "a/b+json;charset=ascii": LIST }, { "a/b+json": LIST }],
  [
    "one of two that mean the same",
    { [JSON_TEXT]: LIST, "application/json;charset=utf-8": LIST },
    { [JSON_TEXT]: LIST },
  ],
])("a media type is covered by what means the same: %s", (_, before, after) => {
  for (const isAsked of [true, false]) expect(changesOf(before, after, isAsked)).toEqual([]);
});

test("the character set of other texts tells them apart", () => {
  const [before, after] = [{ "text/csv": LIST }, { "text/csv; charset=utf-8": LIST }];
  const kinds = changesOf(before, after, false).map(({ kind }) => kind);
  expect(kinds).toEqual(["media-type-removed", "media-type-added"]);
});

test("how the fields of a range are written is nothing to a media type without fields", () => {
  const schema = { type: "object", properties: { a: {} } };
  const [before, after] = [{}, { [JSON_TEXT]: { schema } }].map((more): JsonObject => {
    const content = { "*/*": { schema, encoding: { a: { contentType: "image/png" } } }, ...more };
    const put = { requestBody: { content }, responses: { "204": { description: "Done." } } };
    return { openapi: "3.1.1", info: { title: "Media types", version: "1.0.0" }, paths: { "/a": { put } } };
  });
  expect(compareDocuments("media", before ?? {}, after ?? {})).toEqual([]);
});
