import { describe, expect, test } from "vitest";
import { targetOf, targetsOf } from "../src/reference.ts";
import { contractWith } from "./document.ts";

const S = "#/components/schemas";

function inContract(schemas: object, openapi = "3.1.0", rest: object = {}) {
  const contract = contractWith({ openapi, components: { schemas }, ...rest });
  return (value: object, pointer = "#/components/schemas/Elsewhere") => ({ contract, pointer, value });
}

describe("a reference", () => {
  test("leads to what it names", () => {
    const at = inContract({
      Tree: { $id: "https://example.com/tree", $anchor: "whole", properties: { a: { $anchor: "node" } } },
      Plain: { $dynamicAnchor: "plain" },
    });
    expect(targetOf(at({ $ref: `${S}/Tree/properties/a` }))).toBe(`${S}/Tree/properties/a`);
    expect(targetOf(at({ $ref: "#/paths/~1a~1%7Bid%7D" }))).toBe("#/paths/~1a~1{id}");
    expect(targetOf(at({ $ref: "https://example.com/tree" }))).toBe(`${S}/Tree`);
    expect(targetOf(at({ $ref: "https://example.com/tree#whole" }))).toBe(`${S}/Tree`);
    expect(targetOf(at({ $ref: "https://example.com/tree#node" }))).toBe(`${S}/Tree/properties/a`);
    expect(targetOf(at({ $ref: "https://example.com/tree#/properties/a" }))).toBe(`${S}/Tree/properties/a`);
    expect(targetOf(at({ $dynamicRef: "#plain" }))).toBe(`${S}/Plain`);
  });

  test("counts from the schema with an id that it stands in", () => {
    const at = inContract({
      Tree: {
        $id: "https://example.com/schemas/tree",
        properties: { a: { $anchor: "node" } },
        $defs: { leaf: { $id: "leaf", $anchor: "node" } },
      },
      Plain: { $anchor: "node" },
    });
    const tree = `${S}/Tree/properties/b`;
    expect(targetOf(at({ $ref: "#node" }))).toBe(`${S}/Plain`);
    expect(targetOf(at({ $ref: "#node" }, tree))).toBe(`${S}/Tree/properties/a`);
    expect(targetOf(at({ $ref: "#node" }, `${S}/Tree/$defs/leaf/items`))).toBe(`${S}/Tree/$defs/leaf`);
    expect(targetOf(at({ $ref: "#" }, tree))).toBe(`${S}/Tree`);
    expect(targetOf(at({ $ref: "#/properties/a" }, tree))).toBe(`${S}/Tree/properties/a`);
    expect(targetOf(at({ $ref: "leaf" }, tree))).toBe(`${S}/Tree/$defs/leaf`);
    expect(targetOf(at({ $ref: "leaf#node" }, tree))).toBe(`${S}/Tree/$defs/leaf`);
    expect(targetOf(at({ $ref: "/schemas/leaf" }, tree))).toBe(`${S}/Tree/$defs/leaf`);
    expect(targetOf(at({ $ref: "leaf" }))).toBeUndefined();
  });

  test("counts from the top of the document where that leads somewhere and the other way does not", () => {
    const at = inContract({ Tree: { $id: "https://example.com/tree" } });
    expect(targetOf(at({ $ref: `${S}/Tree` }, `${S}/Tree/items`))).toBe(`${S}/Tree`);
  });

  test("leads nowhere in this document", () => {
    const at = inContract({ A: { $id: "a", $anchor: "x" } });
    for (const $ref of ["other.yaml", "#x", "a#y", "b#x"]) expect(targetOf(at({ $ref }))).toBeUndefined();
    expect(targetOf(at({ type: "object" }))).toBeUndefined();
  });

  test("may lead to two places, of which the first counts", () => {
    const at = inContract({ A: { $anchor: "x" }, B: { $anchor: "x" } });
    expect(targetsOf(at({ $ref: "#x" }))).toEqual([`${S}/A`, `${S}/B`]);
    expect(targetOf(at({ $ref: "#x" }))).toBe(`${S}/A`);
  });

  test("knows no anchors in 3.0", () => {
    expect(targetOf(inContract({ A: { $anchor: "x" } }, "3.0.3")({ $ref: "#x" }))).toBeUndefined();
  });
});

describe("an anchor", () => {
  test.each(["examples", "example", "default", "const", "enum"])(
    "is found in a property called %s",
    (name) => {
      const at = inContract({ A: { properties: { [name]: { $anchor: "x" } } } });
      expect(targetOf(at({ $ref: "#x" }))).toBe(`${S}/A/properties/${name}`);
    },
  );

  test("is found in a schema, a header and a default answer with names of data", () => {
    const at = inContract({ default: { $anchor: "x" } }, "3.1.0", {
      paths: {
        "/a": {
          get: {
            responses: {
              default: {
                headers: { example: { schema: { $anchor: "h" } } },
                content: { "text/plain": { schema: { $anchor: "y" } } },
              },
            },
          },
        },
      },
    });
    const answer = "#/paths/~1a/get/responses/default";
    expect(targetOf(at({ $ref: "#x" }))).toBe(`${S}/default`);
    expect(targetOf(at({ $ref: "#h" }))).toBe(`${answer}/headers/example/schema`);
    expect(targetOf(at({ $ref: "#y" }))).toBe(`${answer}/content/text~1plain/schema`);
  });

  test.each(["examples", "example", "default", "const", "enum"])("is none in the data of %s", (keyword) => {
    const at = inContract({ A: { properties: { properties: { [keyword]: [{ $anchor: "x", $id: "y" }] } } } });
    expect(targetOf(at({ $ref: "#x" }))).toBeUndefined();
    expect(targetOf(at({ $ref: "y" }))).toBeUndefined();
  });

  test("is none where it is the name of a property", () => {
    const at = inContract({ A: { properties: { $anchor: "x", $id: "y" } } });
    expect(targetOf(at({ $ref: "#x" }))).toBeUndefined();
    expect(targetOf(at({ $ref: "y" }))).toBeUndefined();
  });
});
