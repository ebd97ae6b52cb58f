/**
 * What the specification says of credentials and addresses.
 */
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../src/json.ts";
import { operationsOf } from "../../src/operation.ts";
import { securityOf } from "../../src/security.ts";
import { addressOf, serversOf } from "../../src/server.ts";
import { contractWith, operationWith } from "../document.ts";

const securitySchemes = {
  key: { type: "apiKey", in: "cookie", name: "session" },
  token: { type: "http", scheme: "Bearer" },
  flow: { type: "oauth2", flows: {} },
  open: { type: "openIdConnect", openIdConnectUrl: "https://example.com/o" },
  certificate: { type: "mutualTLS" },
  linked: { $ref: "#/components/securitySchemes/key" },
  broken: { type: "secret" },
};

interface SecurityCase {
  readonly name: string;
  readonly own?: unknown;
  readonly root?: unknown;
  readonly alternatives: readonly (readonly string[])[];
}

const SECURITY: readonly SecurityCase[] = [
  { name: "nothing said: nothing needed", alternatives: [[]] },
  { name: "of the document", root: [{ key: [] }], alternatives: [["key apiKey"]] },
  {
    name: "the operation goes first",
    root: [{ key: [] }],
    own: [{ token: [] }],
    alternatives: [["token http"]],
  },
  { name: "an empty list takes that of the document back", root: [{ key: [] }], own: [], alternatives: [[]] },
  { name: "an empty list of the document", root: [], alternatives: [[]] },
  { name: "an empty object makes it optional", own: [{ key: [] }, {}], alternatives: [["key apiKey"], []] },
  {
    name: "AND in an object, OR in a list",
    own: [{ key: [], token: [] }, { flow: ["read"] }],
    alternatives: [["key apiKey", "token http"], ["flow oauth2 read"]],
  },
  {
    name: "scopes of other kinds are roles",
    own: [{ token: ["admin"], open: ["a", "b"] }],
    alternatives: [["token http admin", "open openIdConnect a b"]],
  },
  { name: "a certificate", own: [{ certificate: [] }], alternatives: [["certificate mutualTLS"]] },
  { name: "a scheme by reference", own: [{ linked: [] }], alternatives: [["linked apiKey"]] },
  {
    name: "a scheme that is not there, and one of no known type",
    own: [{ nobody: [] }, { broken: [] }],
    alternatives: [["nobody malformed"], ["broken malformed"]],
  },
];

describe("security", () => {
  it.each(SECURITY)("$name", ({ own, root, alternatives }) => {
    const operation = operationWith(own === undefined ? {} : { security: own }, {
      components: { securitySchemes },
      ...(root === undefined ? {} : { security: root }),
    });
    const found = securityOf(operation).map(({ requirements }) =>
      requirements.map(({ scheme, scopes }) => [scheme.name, scheme.credential.kind, ...scopes].join(" ")),
    );
    expect(found).toEqual(alternatives);
  });

  it("knows the field of a key and the scheme of a header in lower case", () => {
    const [alternative] = securityOf(
      operationWith({ security: [{ key: [], token: [] }] }, { components: { securitySchemes } }),
    );
    expect(alternative?.requirements.map(({ scheme }) => scheme.credential)).toEqual([
      { kind: "apiKey", in: "cookie", field: "session" },
      { kind: "http", scheme: "bearer" },
    ]);
  });
});

interface ServerCase {
  readonly name: string;
  readonly root?: unknown;
  readonly item?: unknown;
  readonly own?: unknown;
  readonly urls: readonly string[];
}

const servers = (...urls: readonly string[]) => urls.map((url) => ({ url }));
const SERVERS: readonly ServerCase[] = [
  { name: "nothing said", urls: ["/"] },
  { name: "an empty list of the document", root: [], urls: ["/"] },
  {
    name: "of the document, all of them",
    root: servers("https://a.example", "/b"),
    urls: ["https://a.example", "/b"],
  },
  { name: "the path item before the document", root: servers("/a"), item: servers("/b"), urls: ["/b"] },
  {
    name: "the operation before both",
    root: servers("/a"),
    item: servers("/b"),
    own: servers("/c"),
    urls: ["/c"],
  },
];

describe("servers", () => {
  it.each(SERVERS)("$name", ({ root, item, own, urls }) => {
    const said = (value: unknown): JsonObject => (value === undefined ? {} : { servers: value });
    const operation = operationWith(said(own), said(root), said(item));
    expect(serversOf(operation).map(({ url }) => url)).toEqual(urls);
  });

  it("of a path item by reference", () => {
    const contract = contractWith({
      servers: servers("/a"),
      paths: { "/a": { $ref: "#/components/pathItems/A" } },
      components: { pathItems: { A: { servers: servers("/b"), get: {} } } },
    });
    expect(
      operationsOf(contract)
        .flatMap(serversOf)
        .map(({ url }) => url),
    ).toEqual(["/b"]);
  });
});

interface AddressCase {
  readonly name: string;
  readonly url: string;
  readonly variables?: JsonObject;
  readonly values?: Readonly<Record<string, string>>;
  readonly base?: string;
  readonly address: string | undefined;
}

const BASE = "https://example.com/docs/openapi.json";
const ADDRESSES: readonly AddressCase[] = [
  { name: "absolute", url: "https://api.example/v1", address: "https://api.example/v1" },
  {
    name: "defaults of variables",
    url: "https://{host}:{port}/{base}",
    variables: {
      host: { default: "a.example" },
      port: { default: "8443", enum: ["8443", "443"] },
      base: { default: "v2" },
    },
    address: "https://a.example:8443/v2",
  },
  {
    name: "values that the caller chooses",
    url: "https://{host}/{v}/{v}",
    variables: { host: { default: "a.example" }, v: { default: "v1" } },
    values: { v: "v3" },
    address: "https://a.example/v3/v3",
  },
  { name: "a variable without a value", url: "https://{host}/", address: undefined },
  {
    name: "relative to the root of the document's host",
    url: "/v1",
    base: BASE,
    address: "https://example.com/v1",
  },
  {
    name: "relative to the folder of the document",
    url: "v1",
    base: BASE,
    address: "https://example.com/docs/v1",
  },
  {
    name: "relative to the scheme of the document",
    url: "//other.example/v1",
    base: BASE,
    address: "https://other.example/v1",
  },
  { name: "relative without a base", url: "/v1", address: undefined },
];

describe("the address of a server", () => {
  it.each(ADDRESSES)("$name", ({ url, variables, values, base, address }) => {
    const [server] = serversOf(operationWith({ servers: [{ url, ...(variables && { variables }) }] }));
    if (server === undefined) throw new Error("no server");
    const found = addressOf(server, { ...(values && { values }), ...(base !== undefined && { base }) });
    expect(found?.href).toBe(address);
  });
});
