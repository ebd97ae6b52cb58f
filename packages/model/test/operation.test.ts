/**
 * Which operations a contract has.
 */
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../src/json.ts";
import { METHODS, type Operation, operationsOf } from "../src/operation.ts";
import { contractWith } from "./document.ts";

function listed(parts: JsonObject): Operation[] {
  return [...operationsOf(contractWith(parts))];
}

function namesOf(parts: JsonObject): string[] {
  return listed(parts).map(({ kind, name }) => `${kind} ${name}`);
}

describe("operations", () => {
  it("have every method, in the order of the document, and nothing else is one", () => {
    const methods = METHODS.toReversed();
    const item = { summary: {}, parameters: [], servers: [], query: {}, "x-get": {} };
    const paths = {
      "/a": { ...item, ...Object.fromEntries(methods.map((method) => [method, {}])) },
      "/b": { GET: {}, get: "none" },
      "x-paths": { get: {} },
    };
    expect(namesOf({ paths })).toEqual(methods.map((method) => `path ${method.toUpperCase()} /a`));
  });

  it("are named by their operationId, and know where they stand", () => {
    const [operation] = listed({ paths: { "/a/{b}": { put: { operationId: "putB" } } } });
    expect(operation).toMatchObject({
      kind: "path",
      method: "put",
      path: "/a/{b}",
      operationId: "putB",
      name: "putB",
      place: { pointer: "#/paths/~1a~1{b}/put" },
      item: { pointer: "#/paths/~1a~1{b}" },
    });
  });

  it("are those of webhooks in 3.1 alone", () => {
    const parts = { webhooks: { "x-created": { post: {} } } };
    expect(namesOf(parts)).toEqual(["webhook POST x-created"]);
    expect(namesOf({ openapi: "3.0.3", ...parts })).toEqual([]);
  });

  it("are those of a path item that a reference leads to, with those beside it going before", () => {
    const components = { pathItems: { Item: { get: { operationId: "far" }, put: { operationId: "put" } } } };
    const $ref = "#/components/pathItems/Item";
    expect(namesOf({ components, paths: { "/a": { $ref } } })).toEqual(["path far", "path put"]);
    const beside = listed({ components, paths: { "/a": { $ref, get: { operationId: "near" } } } });
    expect(beside.map(({ item, name }) => `${name} ${item.pointer}`)).toEqual([
      "near #/paths/~1a",
      `put ${$ref}`,
    ]);
  });

  it("are no operations where a reference leads nowhere or in a circle", () => {
    const paths = { "/a": { $ref: "#/paths/~1b" }, "/b": { $ref: "#/paths/~1a" }, "/c": { $ref: "#/none" } };
    expect(namesOf({ paths })).toEqual([]);
    expect(namesOf({ paths: ["get"], webhooks: { created: 1 } })).toEqual([]);
  });

  it("are the same values each time", () => {
    const contract = contractWith({ paths: { "/a": { get: {} } } });
    expect(operationsOf(contract)).toBe(operationsOf(contract));
  });
});

describe("callbacks", () => {
  it("follow the operation after which they are sent", () => {
    const done = { "{$request.body#/url}": { post: { operationId: "done" } }, "x-note": { post: {} } };
    const [caller, callback, ...others] = listed({
      paths: { "/a": { post: { operationId: "begin", callbacks: { onDone: done } } } },
    });
    expect(others).toEqual([]);
    expect(callback).toMatchObject({
      kind: "callback",
      name: "done",
      path: "{$request.body#/url}",
      callback: { name: "onDone" },
    });
    expect(callback?.callback?.of).toBe(caller);
  });

  it("of callbacks end where one comes again", () => {
    const again = {
      "{$url}": {
        post: { operationId: "again", callbacks: { more: { $ref: "#/components/callbacks/Again" } } },
      },
    };
    const names = namesOf({
      components: { callbacks: { Again: again } },
      paths: {
        "/a": {
          post: { operationId: "begin", callbacks: { first: { $ref: "#/components/callbacks/Again" } } },
        },
      },
    });
    expect(names).toEqual(["path begin", "callback again", "callback again"]);
  });

  it("of webhooks that all call each other back come once each", () => {
    const names = Array.from({ length: 9 }, (_, index) => `w${index}`);
    const callbacks = Object.fromEntries(
      names.map((name) => [name, { "{$url}": { $ref: `#/webhooks/${name}` } }]),
    );
    const webhooks = Object.fromEntries(
      names.map((name) => [name, { post: { operationId: name, callbacks } }]),
    );
    const listed = namesOf({ webhooks });
    // Of each webhook, every one of the nine calls this one once.
    expect(listed.filter((name) => name === "webhook w0")).toHaveLength(1);
    expect(listed.filter((name) => name === "callback w0")).toHaveLength(81);
  });

  it("that two operations share come for both, and one that calls itself back comes once", () => {
    const again = { "{$url}": { $ref: "#/webhooks/w" } };
    const post = { operationId: "w", callbacks: { again } };
    const webhooks = { w: { post }, v: { post: { operationId: "v", callbacks: { again } } } };
    expect(namesOf({ webhooks })).toEqual([
      "webhook w",
      "callback w",
      "webhook v",
      "callback w",
      "callback w",
    ]);
  });
});
