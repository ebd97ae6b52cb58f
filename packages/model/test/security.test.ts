/**
 * Which credentials an operation needs.
 */
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../src/json.ts";
import { securityOf } from "../src/security.ts";
import { operationWith } from "./document.ts";

const securitySchemes = {
  key: { type: "apiKey", in: "cookie", name: "session" },
  basic: { type: "http", scheme: "Basic" },
  token: { type: "oauth2", flows: {} },
  connect: { type: "openIdConnect", openIdConnectUrl: "https://a.example/c" },
  tls: { type: "mutualTLS" },
  same: { $ref: "#/components/securitySchemes/basic" },
  odd: { type: "basic" },
  keyless: { type: "apiKey", in: "header" },
  body: { type: "apiKey", in: "body", name: "a" },
  http: { type: "http" },
  unconnected: { type: "openIdConnect" },
};

function alternativesOf(operation: JsonObject, parts: JsonObject = {}) {
  return securityOf(operationWith(operation, { components: { securitySchemes }, ...parts }));
}

/** `key+basic[read]` for each alternative. */
function shown(operation: JsonObject, parts?: JsonObject): string[] {
  return alternativesOf(operation, parts).map(({ requirements }) =>
    requirements.map(({ scheme, scopes }) => `${scheme.name}[${scopes.join()}]`).join("+"),
  );
}

function credentialOf(name: string) {
  return alternativesOf({ security: [{ [name]: [] }] })[0]?.requirements[0]?.scheme.credential;
}

describe("alternatives", () => {
  it.each([
    [
      [{ key: [], token: ["read", "write"] }, { basic: [] }],
      ["key[]+token[read,write]", "basic[]"],
    ],
    [
      [{ key: [] }, {}],
      ["key[]", ""],
    ],
    [[], [""]],
  ])("of %j are %j", (security, expected) => {
    expect(shown({ security })).toEqual(expected);
  });

  it("are those of the document where the operation says nothing, else none", () => {
    const parts = { security: [{ basic: [] }] };
    expect(shown({}, parts)).toEqual(["basic[]"]);
    expect(shown({ security: [] }, parts)).toEqual([""]);
    expect(shown({})).toEqual([""]);
    expect(alternativesOf({}, parts)[0]?.place.pointer).toBe("#/security/0");
  });

  it.each([[{ key: [] }], ["key"], [null]])("are never none because %j cannot be read", (security) => {
    for (const written of [security, [security === null ? "key" : null]])
      expect(alternativesOf({ security: written })).toMatchObject([
        { requirements: [{ scheme: { credential: { kind: "malformed" } } }] },
      ]);
  });
});

describe("a scheme", () => {
  it.each([
    ["key", { kind: "apiKey", in: "cookie", field: "session" }],
    ["basic", { kind: "http", scheme: "basic" }],
    ["same", { kind: "http", scheme: "basic" }],
    ["token", { kind: "oauth2" }],
    ["connect", { kind: "openIdConnect", url: "https://a.example/c" }],
    ["tls", { kind: "mutualTLS" }],
    ["none", { kind: "malformed", cause: "it is not in the document" }],
    ["odd", { kind: "malformed", cause: 'its type is "basic", which OpenAPI does not know' }],
    ["keyless", { kind: "malformed", cause: "it has no name" }],
    ["body", { kind: "malformed", cause: "`in` is none of header, query and cookie" }],
    ["http", { kind: "malformed", cause: "it has no scheme" }],
    ["unconnected", { kind: "malformed", cause: "it has no openIdConnectUrl" }],
  ])("%s is %j", (name, credential) => {
    expect(credentialOf(name)).toEqual(credential);
  });
});
