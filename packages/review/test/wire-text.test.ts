/**
 * What an address says: its server, and parameters, which are texts there whatever their schemas call them.
 */
import { contractOf } from "@facility-contracts/model/contract";
import type { JsonObject } from "@facility-contracts/model/json";
import { operationsOf } from "@facility-contracts/model/operation";
import { expect, test } from "vitest";
import { compareDocuments } from "../src/compare/compare.ts";
import { nameOf } from "../src/compare/operation.ts";

const NUMBER = { type: "integer" };
const TEXT = { type: "string" };

function called(servers: readonly unknown[], schema: unknown = TEXT): JsonObject {
  const parameters = [{ name: "q", in: "query", required: true, schema }];
  return {
    openapi: "3.1.1",
    info: { title: "Called", version: "1.0.0" },
    servers,
    paths: {
      "/a": { get: { operationId: "getA", parameters, responses: { "204": { description: "A." } } } },
    },
  };
}

function hurt(before: JsonObject, after: JsonObject): string[] {
  return [...new Set(compareDocuments("called", before, after).flatMap(({ breaks }) => breaks))].sort();
}

test.each([
  ["a number, any text", NUMBER, TEXT, ["providers"]],
  ["any text, a number", TEXT, NUMBER, ["clients"]],
  ["numbers, texts", { type: "array", items: NUMBER }, { type: "array", items: TEXT }, ["providers"]],
  ["a number, a text of letters", NUMBER, { type: "string", pattern: "^[a-z]+$" }, ["clients", "providers"]],
  ["true and false as values and as texts", { type: "boolean" }, { enum: ["true", "false"] }, []],
  ["few numbers, and more of them as texts", { enum: [1, 2] }, { enum: ["1", "2", "3"] }, ["providers"]],
  ["two texts without and with their type", { enum: ["a", "b"] }, { ...TEXT, enum: ["a", "b"] }, []],
  ["a default as value and as text", { ...TEXT, default: 5 }, { ...TEXT, default: "5" }, []],
  ["a number, a list of texts", NUMBER, { type: "array", items: TEXT }, ["clients", "providers"]],
])("%s", (_, before, after, breaks) => {
  expect(hurt(called([{ url: "/" }], before), called([{ url: "/" }], after))).toEqual(breaks);
});

test("another default that is an object is told", () => {
  const [before, after] = [1, 2].map((size) => ({ type: "object", default: { size } }));
  const changes = compareDocuments("called", called([{ url: "/" }], before), called([{ url: "/" }], after));
  expect(changes.map(({ kind }) => kind)).toEqual(["default"]);
});

function withPort(usual: string): JsonObject {
  return called([{ url: "https://a.example.com:{port}", variables: { port: { default: usual } } }]);
}

function withPath(usual: string): JsonObject {
  return called([{ url: "https://a.example.com/{path}", variables: { path: { default: usual } } }]);
}

test.each([
  ["of a port that need not be said", withPort("443"), withPort("8443")],
  ["with a slash", withPath("test/v1"), withPath("live/v1")],
])("another default of a variable that takes any value, %s, is told", (_, before, after) => {
  expect(hurt(before, after)).toEqual(["clients"]);
});

test("a callback is named with its own method and address first, then with what it comes from", () => {
  const document = called([{ url: "/" }]);
  const told = { post: { responses: { "204": { description: "Told." } } } };
  const operation = { responses: {}, callbacks: { onData: { "{$request.query.q}": told } } };
  const contract = contractOf({ ...document, paths: { "/a": { put: operation } } }, "called");
  expect(operationsOf(contract).map(nameOf)).toEqual([
    "PUT /a",
    "webhook POST {$request.query.q} (onData of PUT /a)",
  ]);
});
