/**
 * Pointers (RFC 6901) and references, in documents of 3.0 and 3.1.
 */
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../../src/json.ts";
import { below, dereferenced, followed, type Place, placeAt, rootOf } from "../../src/place.ts";
import { enclosing, keysOf, pointerBelow, valueAt } from "../../src/pointer.ts";
import { targetOf } from "../../src/reference.ts";
import { contractWith } from "../document.ts";

const value = { "": 0, "a/b": 1, "c~d": 2, "~1": 3, "e%f": 4, list: [10, 11], m: { n: null } };
const VALUES: readonly { readonly pointer: string; readonly value: unknown }[] = [
  { pointer: "#", value },
  { pointer: "#/", value: 0 },
  { pointer: "#/a~1b", value: 1 },
  { pointer: "#/c~0d", value: 2 },
  { pointer: "#/~01", value: 3 },
  { pointer: "#/e%f", value: 4 },
  { pointer: "#/list/1", value: 11 },
  { pointer: "#/list/01", value: undefined },
  { pointer: "#/list/-", value: undefined },
  { pointer: "#/list/2", value: undefined },
  { pointer: "#/list/length", value: undefined },
  { pointer: "#/m/n", value: null },
  { pointer: "#/m/n/o", value: undefined },
  { pointer: "#/toString", value: undefined },
  { pointer: "#/__proto__", value: undefined },
];

describe("a pointer", () => {
  it.each(VALUES)("$pointer names a value", (row) => {
    expect(valueAt(value, row.pointer)).toEqual(row.value);
  });

  it("is escaped as it grows, and read back", () => {
    const pointer = pointerBelow("#/paths", "/a~/{id}", 0, "~1", "");
    expect(pointer).toBe("#/paths/~1a~0~1{id}/0/~01/");
    expect(keysOf(pointer)).toEqual(["paths", "/a~/{id}", "0", "~1", ""]);
    expect(keysOf("#")).toEqual([]);
  });

  it("is in others", () => {
    expect([...enclosing("#/a/b~1c")]).toEqual(["#/a/b~1c", "#/a", "#"]);
  });
});

interface TargetCase {
  readonly name: string;
  readonly schemas: JsonObject;
  /** The pointer below the schemas to what refers. */
  readonly from?: string;
  readonly target: string | undefined;
}

const S = "#/components/schemas";
const ref = ($ref: unknown) => ({ Subject: { $ref } });
const TARGETS: readonly TargetCase[] = [
  { name: "a pointer", schemas: ref(`${S}/A`), target: `${S}/A` },
  { name: "the whole document", schemas: ref("#"), target: "#" },
  { name: "escaped", schemas: ref("#/paths/~1a~1{id}/get"), target: "#/paths/~1a~1{id}/get" },
  { name: "percent-encoded", schemas: ref("#/paths/~1a~1%7Bid%7D/get"), target: "#/paths/~1a~1{id}/get" },
  { name: "percent-encoded in UTF-8", schemas: ref(`${S}/%C3%84%20b`), target: `${S}/Ä b` },
  { name: "an encoded escape", schemas: ref(`${S}/a%7E1b`), target: `${S}/a~1b` },
  {
    name: "an encoded slash parts, as it is decoded first",
    schemas: ref("#%2Fcomponents%2Fschemas/A"),
    target: `${S}/A`,
  },
  { name: "an encoded percent sign", schemas: ref(`${S}/a%25b`), target: `${S}/a%b` },
  { name: "no text, no reference", schemas: ref(5), target: undefined },
  { name: "another file", schemas: ref("other.yaml#/A"), target: undefined },
  { name: "another address", schemas: ref("https://example.com/a#/A"), target: undefined },
  {
    name: "$anchor",
    schemas: { ...ref("#here"), A: { properties: { x: { $anchor: "here" } } } },
    target: `${S}/A/properties/x`,
  },
  {
    name: "$id",
    schemas: { ...ref("https://example.com/a"), A: { $id: "https://example.com/a" } },
    target: `${S}/A`,
  },
  {
    name: "$id and pointer",
    schemas: {
      ...ref("https://example.com/a#/$defs/x"),
      A: { $id: "https://example.com/a", $defs: { x: {} } },
    },
    target: `${S}/A/$defs/x`,
  },
  {
    name: "$id and $anchor",
    schemas: {
      ...ref("https://example.com/a#x"),
      A: { $id: "https://example.com/a", $defs: { x: { $anchor: "x" } } },
    },
    target: `${S}/A/$defs/x`,
  },
  {
    name: "$id relative to that of the schema around it",
    schemas: { Subject: { $id: "https://example.com/dir/a", $ref: "b", $defs: { b: { $id: "b" } } } },
    target: `${S}/Subject/$defs/b`,
  },
  {
    name: "a fragment is that of the schema with the $id",
    schemas: {
      Subject: { $id: "https://example.com/a", properties: { p: { $ref: "#/$defs/x" } }, $defs: { x: {} } },
    },
    from: "Subject/properties/p",
    target: `${S}/Subject/$defs/x`,
  },
  {
    name: "an $anchor belongs to its $id",
    schemas: {
      Subject: { $ref: "#x" },
      A: { $id: "https://example.com/a", $anchor: "x" },
      B: { $anchor: "x" },
    },
    target: `${S}/B`,
  },
  {
    name: "an $id in an example is none",
    schemas: {
      ...ref("https://example.com/a"),
      A: {
        examples: [{ $id: "https://example.com/a" }],
        default: { $id: "https://example.com/a" },
        enum: [{ $id: "https://example.com/a" }],
      },
      B: { $id: "https://example.com/a" },
    },
    target: `${S}/B`,
  },
  {
    name: "a property called $id is none",
    schemas: {
      ...ref("https://example.com/a"),
      A: { properties: { $id: { const: "https://example.com/a" } } },
      B: { $id: "https://example.com/a" },
    },
    target: `${S}/B`,
  },
];

describe("a reference leads to", () => {
  it.each(TARGETS)("$name", ({ schemas, from = "Subject", target }) => {
    expect(targetOf(placeAt(contractWith({ components: { schemas } }), `${S}/${from}`))).toBe(target);
  });
});

interface FollowedCase {
  readonly name: string;
  readonly openapi: string;
  readonly schemas: JsonObject;
  readonly pointer: string;
  readonly via: readonly string[];
}

const chain = { Subject: { $ref: `${S}/A` }, A: { $ref: `${S}/B` }, B: { type: "string" } };
const FOLLOWED: readonly FollowedCase[] = [
  { name: "no reference", openapi: "3.1.1", schemas: { Subject: {} }, pointer: `${S}/Subject`, via: [] },
  { name: "a chain", openapi: "3.1.1", schemas: chain, pointer: `${S}/B`, via: [`${S}/Subject`, `${S}/A`] },
  {
    name: "siblings stay in 3.1",
    openapi: "3.1.1",
    schemas: { ...chain, A: { $ref: `${S}/B`, maxLength: 1 } },
    pointer: `${S}/A`,
    via: [`${S}/Subject`],
  },
  {
    name: "siblings are ignored in 3.0",
    openapi: "3.0.3",
    schemas: { ...chain, A: { $ref: `${S}/B`, maxLength: 1 } },
    pointer: `${S}/B`,
    via: [`${S}/Subject`, `${S}/A`],
  },
  {
    name: "nowhere",
    openapi: "3.1.1",
    schemas: { Subject: { $ref: `${S}/Nothing` } },
    pointer: `${S}/Nothing`,
    via: [`${S}/Subject`],
  },
  {
    name: "a circle",
    openapi: "3.1.1",
    schemas: { Subject: { $ref: `${S}/A` }, A: { $ref: `${S}/Subject` } },
    pointer: `${S}/Subject`,
    via: [`${S}/Subject`, `${S}/A`],
  },
];

describe("a schema is followed", () => {
  it.each(FOLLOWED)("$name", ({ openapi, schemas, pointer, via }) => {
    const found = followed(placeAt(contractWith({ openapi, components: { schemas } }), `${S}/Subject`));
    expect({ pointer: found.pointer, via: found.via }).toEqual({ pointer, via });
  });
});

describe("a place", () => {
  const contract = contractWith({
    paths: { "/a": { get: { responses: { 200: { $ref: "#/components/responses/R", description: "d" } } } } },
    components: {
      responses: { R: { content: { "application/json": { schema: { $ref: `${S}/B` } } } } },
      schemas: { B: { properties: { x: { type: "string" } } } },
    },
  });
  const places: readonly {
    readonly name: string;
    readonly place: Place;
    readonly pointer: string;
    readonly via: readonly string[];
  }[] = [
    {
      name: "behind the reference of an answer",
      place: dereferenced(placeAt(contract, "#/paths/~1a/get/responses/200")),
      pointer: "#/components/responses/R",
      via: ["#/paths/~1a/get/responses/200"],
    },
    {
      name: "below references on the way and at the end",
      place: below(placeAt(contract, "#/components/responses/R"), "content", "application/json", "schema"),
      pointer: `${S}/B`,
      via: ["#/components/responses/R/content/application~1json/schema"],
    },
    {
      name: "below a reference in the middle",
      place: below(
        placeAt(contract, "#/components/responses/R"),
        "content",
        "application/json",
        "schema",
        "properties",
        "x",
      ),
      pointer: `${S}/B/properties/x`,
      via: ["#/components/responses/R/content/application~1json/schema"],
    },
    {
      name: "below the document",
      place: below(rootOf(contract), "info", "title"),
      pointer: "#/info/title",
      via: [],
    },
  ];
  it.each(places)("$name", ({ place, pointer, via }) => {
    expect({ pointer: place.pointer, via: place.via }).toEqual({ pointer, via });
    expect(place.value).toBe(placeAt(contract, pointer).value);
  });
});
