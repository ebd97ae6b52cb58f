/**
 * Values of an enum that are objects and lists: the order of their members says nothing.
 */
import { expect, test } from "vitest";
import { compareDocuments } from "../src/compare/compare.ts";
import { requestOf } from "./request-document.ts";

const OBJECT = { a: 1, b: 2 };
const SAME_OBJECT = { b: 2, a: 1 };
const LIST = [1, { c: 1, d: [2] }];
const SAME_LIST = [1, { d: [2], c: 1 }];

const orNull = (schema: unknown) => ({ anyOf: [schema, { type: "null" }] });

const documentWith = (name: unknown) => requestOf({ type: "object", properties: { name } });

const told = (before: unknown, after: unknown) =>
  compareDocuments("odd", documentWith(before), documentWith(after))
    .filter(({ kind }) => kind === "enum" || kind === "rewritten")
    .map(({ breaks, sentence, title }) => `${breaks}: ${title}. ${sentence}`);

const NULL_REWRITTEN =
  ": `name` is written in another way (type): each version is proven to allow all that the other one does. `name` is described in another way and means the same.";

test.each<[name: string, before: unknown, after: unknown, there: string[], back: string[]]>([
  [
    "another one goes",
    { enum: [OBJECT, LIST, 1] },
    { enum: [SAME_LIST, SAME_OBJECT] },
    ["clients: `enum` of `name` lost `1`. `name` can no longer be `1`."],
    ["providers: `enum` of `name` gained `1`. `name` can be `1`."],
  ],
  [
    "one of them goes",
    { enum: [OBJECT, LIST] },
    { enum: [SAME_LIST] },
    ['clients: `enum` of `name` lost `{"a":1,"b":2}`. `name` can no longer be `{"a":1,"b":2}`.'],
    ['providers: `enum` of `name` gained `{"a":1,"b":2}`. `name` can be `{"a":1,"b":2}`.'],
  ],
  ["null beside them goes", orNull({ enum: [OBJECT, LIST] }), { enum: [SAME_LIST, SAME_OBJECT] }, [], []],
  [
    "null is one of them",
    orNull({ enum: [OBJECT, LIST] }),
    { enum: [null, SAME_LIST, SAME_OBJECT] },
    [NULL_REWRITTEN],
    [NULL_REWRITTEN],
  ],
])("%s", (_, before, after, there, back) => {
  expect(told(before, after)).toEqual(there);
  expect(told(after, before)).toEqual(back);
});
