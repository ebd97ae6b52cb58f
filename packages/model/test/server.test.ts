/**
 * Where an operation is reached.
 */
import { describe, expect, it } from "vitest";
import { operationsOf } from "../src/operation.ts";
import { addressOf, serversOf } from "../src/server.ts";
import { contractWith, operationWith } from "./document.ts";

const [own, item, shared] = ["own", "item", "shared"].map((name) => [{ url: `https://${name}.example` }]);

describe("servers", () => {
  it.each([
    [{ servers: own }, { servers: item }, { servers: shared }, "https://own.example"],
    [{ servers: [] }, { servers: item }, { servers: shared }, "https://item.example"],
    [{}, {}, { servers: shared }, "https://shared.example"],
    [{}, {}, { servers: "none" }, "/"],
    [{}, {}, {}, "/"],
  ])("of %j in %j in %j: %s", (operation, pathItem, document, url) => {
    expect(serversOf(operationWith(operation, document, pathItem)).map((server) => server.url)).toEqual([
      url,
    ]);
  });

  it("of the document are not those of webhooks and callbacks", () => {
    const callbacks = { done: { "{$url}": { post: { operationId: "done" } } } };
    const contract = contractWith({
      servers: shared,
      paths: { "/a": { get: { callbacks } } },
      webhooks: { created: { servers: item, post: {} }, gone: { post: {} } },
    });
    expect(
      operationsOf(contract).map((operation) =>
        serversOf(operation)
          .map(({ url }) => url)
          .join(),
      ),
    ).toEqual(["https://shared.example", "", "https://item.example", ""]);
  });
});

describe("the address of a server", () => {
  function addressWith(server: object, options?: Parameters<typeof addressOf>[1]): string | undefined {
    const [first] = serversOf(operationWith({ servers: [server] }));
    return first && addressOf(first, options)?.href;
  }

  const variables = { region: { default: "eu", enum: ["eu", "us"] }, port: {} };

  it("has the defaults of its variables, or what the caller chooses", () => {
    const server = { url: "https://{region}.example/{region}", variables };
    expect(addressWith(server)).toBe("https://eu.example/eu");
    expect(addressWith(server, { values: { region: "$&" } })).toBe("https://$&.example/$&");
    expect(addressWith(server, { values: { region: "us" } })).toBe("https://us.example/us");
    expect(serversOf(operationWith({ servers: [server] }))[0]?.variables).toMatchObject([
      { name: "region", default: "eu", values: ["eu", "us"] },
      { name: "port", default: undefined, values: [] },
    ]);
  });

  it("is none without a value for each variable", () => {
    const server = { url: "https://a.example:{port}/", variables };
    expect(addressWith(server)).toBeUndefined();
    expect(addressWith(server, { values: { port: "8080" } })).toBe("https://a.example:8080/");
    expect(addressWith({ url: "https://{unknown}.example" })).toBeUndefined();
  });

  it("may be relative to that of the document", () => {
    expect(addressWith({ url: "../v2" })).toBeUndefined();
    expect(addressWith({ url: "../v2" }, { base: "https://a.example/x/y/openapi.yaml" })).toBe(
      "https://a.example/x/v2",
    );
  });
});
