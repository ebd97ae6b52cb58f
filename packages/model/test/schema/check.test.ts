import { isProof } from "@facility-contracts/command/proof-mode";
import { describe, expect, test } from "vitest";
import { placeAt } from "../../src/place.ts";
import {
  type Check,
  type CheckOptions,
  checkOf,
  neededCheckOf,
  type Uncompilable,
} from "../../src/schema/check.ts";
import { contractWith } from "../document.ts";

const S = "#/components/schemas";

interface Document {
  readonly openapi?: string;
  readonly schemas: object;
  readonly options?: CheckOptions;
  readonly at?: string;
}

function resultOf({ openapi = "3.1.0", schemas, options, at = `${S}/It` }: Document): Check | Uncompilable {
  const contract = contractWith({ openapi, components: { schemas } });
  return checkOf(placeAt(contract, at), options);
}

function checkIn(document: Document): Check {
  const result = resultOf(document);
  if (result.kind === "uncompilable") throw new Error(`${result.place.pointer}: ${result.cause}`);
  return result;
}

function flawIn(document: Document): string {
  const result = resultOf(document);
  return result.kind === "check" ? "none" : `${result.place.pointer}: ${result.cause}`;
}

/** What is said of a value, a line each. */
function said(document: Document, value: unknown): string[] {
  return checkIn(document)
    .violationsOf(value)
    .map(({ at, place, message }) => `${at} ${place.pointer.replace(S, "")} ${message}`);
}

describe("a check", () => {
  const schemas = {
    It: {
      type: "object",
      required: ["name"],
      properties: {
        name: { $ref: `${S}/Name` },
        "a/b": { items: { anyOf: [{ type: "integer" }, { $ref: `${S}/Name`, maxLength: 3 }] } },
        gone: false,
        self: { $ref: `${S}/It` },
        kind: { enum: ["a", 1, null] },
      },
      additionalProperties: false,
    },
    Name: { type: "string", minLength: 2 },
  };

  test("allows what the schema allows", () => {
    const check = checkIn({ schemas });
    const value = { name: "Jo", "a/b": [1, "abc"], self: { name: "Al" } };
    expect(check.allows(value)).toBe(true);
    expect(check.violationsOf(value)).toEqual([]);
  });

  test("says what is wrong, where in the value, and where in the contract", () => {
    const value = { "a/b": [1, "abcd"], gone: 1, self: { name: "J" }, kind: 2, more: 1 };
    expect(said({ schemas }, value)).toEqual([
      " /It/required must have required property 'name'",
      ' /It/additionalProperties must not have the field "more"',
      "/a~1b/1 /It/properties/a~1b/items/anyOf/0/type must be integer",
      "/a~1b/1 /It/properties/a~1b/items/anyOf/1/maxLength must NOT have more than 3 characters",
      "/a~1b/1 /It/properties/a~1b/items/anyOf must match a schema in anyOf",
      "/gone /It/properties/gone must not be there",
      "/self/name /Name/minLength must NOT have fewer than 2 characters",
      "/kind /It/properties/kind/enum must be one of a, 1, null",
    ]);
  });

  test("tells the parts of a violation", () => {
    const [missing, type] = checkIn({ schemas }).violationsOf({ self: { name: 5 } });
    expect(missing).toMatchObject({ at: "", keyword: "required", field: "name", allowed: undefined });
    expect(type).toMatchObject({
      at: "/self/name",
      keyword: "type",
      field: undefined,
      allowed: "string",
      data: 5,
    });
    expect(type?.place.value).toBe("string");
  });

  test("stops at the first violation when it is asked to", () => {
    const value = { name: "J", more: 1 };
    expect(said({ schemas, options: { find: "first" } }, value)).toHaveLength(1);
    expect(said({ schemas }, value)).toHaveLength(2);
  });

  test("is made once", () => {
    const contract = contractWith({ components: { schemas } });
    const place = placeAt(contract, `${S}/It`);
    expect(checkOf(place)).toBe(checkOf(place));
    expect(checkOf(place)).not.toBe(checkOf(place, { find: "first" }));
    expect(checkOf(place)).not.toBe(checkOf(place, { form: "text" }));
  });

  test("of a schema inside another one, and of the other one after it", () => {
    const contract = contractWith({ components: { schemas } });
    const [inside, outside] = [`${S}/It/properties/self`, `${S}/It`].map((at) =>
      checkOf(placeAt(contract, at)),
    );
    for (const check of [inside, outside]) {
      if (check?.kind !== "check") throw new Error("no check");
      expect(check.allows({ name: "Jo" })).toBe(true);
      expect(check.allows({ name: "J" })).toBe(false);
    }
  });
});

test.each(["3.0.3", "3.1.0"])("true and false are schemas, in %s", (openapi) => {
  expect(checkIn({ openapi, schemas: { It: true } }).allows(1)).toBe(true);
  expect(checkIn({ openapi, schemas: { It: false } }).allows(1)).toBe(false);
  expect(said({ openapi, schemas: { It: { $ref: `${S}/No` }, No: false } }, 1)).toEqual([
    " /No must not be there",
  ]);
});

describe("a contract of 3.0", () => {
  const openapi = "3.0.3";

  test.each<[string, object, unknown[], unknown[]]>([
    ["nullable", { type: "string", nullable: true }, [null, "a"], [1]],
    ["nullable beside an enum", { type: "string", nullable: true, enum: ["a"] }, ["a"], [null]],
    ["exclusive limits", { minimum: 1, exclusiveMinimum: true, maximum: 3 }, [2, 3], [1, 4]],
    ["what is beside a reference", { $ref: `${S}/Text`, maxLength: 1 }, ["abc"], [1]],
    ["a reference inside", { items: { $ref: `${S}/Text` } }, [["a"]], [[1]]],
    ["null inside", { properties: { a: { type: "integer", nullable: true } } }, [{ a: null }], [{ a: "" }]],
    ["keywords of later drafts", { const: 1, id: 5, $id: 5, if: false, minContains: "a" }, [2], []],
  ])("%s", (_name, It, good, bad) => {
    const check = checkIn({ openapi, schemas: { It, Text: { type: "string" } } });
    for (const value of good) expect(check.allows(value)).toBe(true);
    for (const value of bad) expect(check.allows(value)).toBe(false);
  });

  test("says its own places", () => {
    const schemas = { It: { minimum: 1, exclusiveMinimum: true, type: "integer", nullable: true } };
    expect(said({ openapi, schemas }, 1)).toEqual([" /It/exclusiveMinimum must be > 1"]);
    expect(said({ openapi, schemas }, "a")).toEqual([" /It/type must be integer or null"]);
  });
});

describe("a contract of 3.1", () => {
  test("has no keywords that only ajv knows", () => {
    const It = { nullable: true, id: 5, dependencies: { a: ["b"] }, discriminator: 5, type: "object" };
    expect(checkIn({ schemas: { It } }).allows({ a: 1 })).toBe(true);
    expect(checkIn({ schemas: { It } }).allows(null)).toBe(false);
  });

  test("has schemas by anchor and by id", () => {
    const schemas = {
      It: { properties: { a: { $ref: "#leaf" }, b: { $ref: "https://example.com/leaf" } } },
      Leaf: { $anchor: "leaf", $id: "leaf", type: "string" },
      Other: { $defs: { any: { $id: "https://example.com/leaf", type: "integer" } } },
      Anchored: { $anchor: "leaf", type: "string" },
    };
    expect(checkIn({ schemas }).allows({ a: "a", b: 1 })).toBe(true);
    expect(checkIn({ schemas }).allows({ a: 1 })).toBe(false);
    expect(checkIn({ schemas }).allows({ b: "a" })).toBe(false);
  });

  test("finds no schema in data", () => {
    const data = { $id: "same", $anchor: "same", $ref: "#/nowhere" };
    const schemas = {
      It: { const: data, examples: [data], default: data, "x-data": data },
      B: { example: data },
    };
    expect(checkIn({ schemas }).allows(data)).toBe(true);
    expect(checkIn({ schemas }).allows({})).toBe(false);
  });

  test("leads dynamic references to the only schema of that name", () => {
    const schemas = {
      It: { properties: { a: { $dynamicRef: "#leaf" } } },
      Leaf: { $defs: { a: { $dynamicAnchor: "leaf", type: "string" } } },
    };
    expect(checkIn({ schemas }).allows({ a: "a" })).toBe(true);
    expect(checkIn({ schemas }).allows({ a: {} })).toBe(false);
  });

  test("leads dynamic references to the outermost schema of that name", () => {
    const schemas = {
      Tree: {
        $id: "https://example.com/tree",
        $dynamicAnchor: "node",
        properties: { children: { items: { $dynamicRef: "#node" } } },
      },
      It: {
        $id: "https://example.com/strict",
        $dynamicAnchor: "node",
        $ref: "https://example.com/tree",
        required: ["name"],
      },
    };
    const good = { name: "a", children: [{ name: "b" }] };
    const bad = { name: "a", children: [{ children: [] }] };
    expect(checkIn({ schemas }).allows(good)).toBe(true);
    expect(checkIn({ schemas }).allows(bad)).toBe(false);
    expect(checkIn({ schemas, at: `${S}/Tree` }).allows(bad)).toBe(true);
  });
});

describe("text", () => {
  const options = { form: "text" } as const;
  const ofType = (It: object) => checkIn({ schemas: { It }, options });

  test("is what its schema takes it for", () => {
    expect(ofType({ type: "integer", maximum: 5 }).allows("5")).toBe(true);
    expect(ofType({ type: "integer", maximum: 5 }).allows("6")).toBe(false);
    expect(ofType({ type: "integer" }).allows("a")).toBe(false);
    expect(ofType({ type: "boolean" }).allows("true")).toBe(true);
    expect(ofType({ type: "string" }).allows(5)).toBe(true);
    expect(ofType({ items: { type: "integer" } }).allows(["1", 2])).toBe(true);
  });

  test("has its violations where they are", () => {
    const schemas = { It: { items: { type: "integer" } } };
    expect(said({ schemas, options }, ["1", "a"])).toEqual(["/1 /It/items/type must be integer"]);
  });

  test("leaves the value as it was", () => {
    const value = ["1"];
    expect(ofType({ items: { type: "integer" } }).allows(value)).toBe(true);
    expect(value).toEqual(["1"]);
  });
});

describe("a pattern", () => {
  const patterned = (pattern: string) => ({ schemas: { It: { pattern } } });

  test("may escape more than it has to", () => {
    expect(checkIn(patterned("^[\\_a]+$")).allows("_a")).toBe(true);
    expect(checkIn(patterned("^[\\_a]+$")).allows("b")).toBe(false);
  });

  test("reads one character where there are two units", () => {
    expect(checkIn(patterned("^.$")).allows("😀")).toBe(true);
  });

  test("that may take forever allows a long text that matches", () => {
    const path = patterned("^\\/projects\\/([a-z]+(-[a-z]+)*)\\/keys$");
    expect(checkIn(path).allows("/projects/not-so-short/keys")).toBe(true);
    expect(said(path, "/projects/not-so-short-/keys")).toEqual([
      ' /It/pattern must match pattern "^\\/projects\\/([a-z]+(-[a-z]+)*)\\/keys$"',
    ]);
  });

  test("that takes forever with a text refuses it, and says so", () => {
    const evil = patterned("^(a|aa)+$");
    expect(checkIn(evil).allows("a".repeat(5000))).toBe(true);
    expect(said(evil, `${"a".repeat(5000)}b`)).toEqual([
      " /It/pattern takes too long to be matched against the pattern ^(a|aa)+$",
    ]);
    expect(said(evil, "b")).toEqual([' /It/pattern must match pattern "^(a|aa)+$"']);
  });

  test("is not taken for another one that may take as long", () => {
    const both = { properties: { a: { pattern: "^(a+)+$" }, b: { pattern: "^(b+)+$" } } };
    expect(checkIn({ schemas: { It: both } }).allows({ a: "aa", b: "bb" })).toBe(true);
  });
});

describe("a schema that cannot be compiled is told with place and cause:", () => {
  const own = { type: "string" };

  test.each<[string, object, string]>([
    ["nothing", {}, "/It: is not there"],
    ["no schema", { It: 5 }, "/It: must be a schema: an object or a boolean"],
    ["no schema inside", { It: { items: [own] } }, "/It/items: must be a schema: an object or a boolean"],
    [
      "no schema in a list",
      { It: { allOf: [own, null] } },
      "/It/allOf/1: must be a schema: an object or a boolean",
    ],
    [
      "a reference to nothing",
      { It: { $ref: `${S}/No` } },
      `/It/$ref: leads nowhere in this document: ${S}/No`,
    ],
    ["a reference to a file", { It: { $ref: "a.yaml" } }, "/It/$ref: leads nowhere in this document: a.yaml"],
    [
      "a reference to a value",
      { It: { $ref: `${S}/A/type` }, A: own },
      `/It/$ref: leads to what is no schema: ${S}/A/type`,
    ],
    [
      "a reference to another part",
      { It: { $ref: "#/info" } },
      "/It/$ref: leads to what is no schema: #/info",
    ],
    ["a reference to all", { It: { $ref: "#" } }, "/It/$ref: leads to what is no schema: #"],
    ["a reference of a wrong type", { It: { items: { $ref: 5 } } }, "/It/items/$ref: must be string"],
    [
      "a flaw behind a reference",
      { It: { items: { $ref: `${S}/A` } }, A: { properties: { a: { minLength: "5" } } } },
      "/A/properties/a/minLength: must be integer",
    ],
    [
      "a pattern",
      { It: { pattern: "(" } },
      "/It/pattern: SyntaxError: Invalid regular expression: /(/: Unterminated group",
    ],
    [
      "a type",
      { It: { type: "file" } },
      "/It/type: must be one of array, boolean, integer, null, number, object, string",
    ],
    ["a list of what is none", { It: { required: true } }, "/It/required: must be array"],
    ["a map that is none", { It: { properties: [] } }, "/It/properties: must be object"],
    [
      "two anchors",
      { It: { $ref: "#a" }, A: { $anchor: "a" }, B: { $anchor: "a" } },
      `/It/$ref: leads to 2 schemas with the same name: ${S}/A, ${S}/B`,
    ],
    [
      "itself",
      { It: { $ref: `${S}/It` } },
      `/It: ${"leads back to itself with the same value, so that a check has no end"}`,
    ],
    [
      "itself by a detour",
      {
        It: { items: { $ref: `${S}/A` } },
        A: { oneOf: [own, { $ref: `${S}/B` }] },
        B: { allOf: [{ $ref: `${S}/A` }] },
      },
      "/A: leads back to itself with the same value, so that a check has no end",
    ],
    [
      "a dynamic reference that ajv would lead elsewhere",
      {
        It: { items: { $dynamicRef: "#a" } },
        A: { $id: "a", $dynamicAnchor: "a" },
        B: { $dynamicAnchor: "a" },
      },
      "/It/items/$dynamicRef: is not supported to one of several schemas from here",
    ],
  ])("%s", (_name, schemas, flaw) => {
    expect(flawIn({ schemas }).replace(S, "")).toBe(flaw);
  });

  test.each<[string, object, string]>([
    ["a reference", { It: { $ref: 5 } }, "/It/$ref: must be string"],
    ["a list of types", { It: { items: { type: ["a"] } } }, "/It/items/type: must be one of"],
  ])("%s in 3.0", (_name, schemas, flaw) => {
    expect(flawIn({ openapi: "3.0.3", schemas }).replace(S, "")).toContain(flaw);
  });

  test("two schemas of one name harm nobody else", () => {
    const schemas = { It: own, A: { $anchor: "a", $id: "x" }, B: { $anchor: "a", $id: "x" } };
    expect(checkIn({ schemas }).allows("a")).toBe(true);
    expect(flawIn({ schemas, at: `${S}/B` })).toBe("none");
  });

  test("a flaw in one schema harms only those that need it", () => {
    const schemas = { It: own, Bad: { type: 5 }, Needs: { items: { $ref: `${S}/Bad` } } };
    const contract = contractWith({ components: { schemas } });
    const kinds = ["Needs", "It", "Bad", "Needs"].map(
      (name) => checkOf(placeAt(contract, `${S}/${name}`)).kind,
    );
    expect(kinds).toEqual(["uncompilable", "check", "uncompilable", "uncompilable"]);
    expect(neededCheckOf(placeAt(contract, `${S}/It`)).allows("a")).toBe(true);
    expect(() => neededCheckOf(placeAt(contract, `${S}/Needs`))).toThrow(
      `test: at ${S}/Bad/type: the schema cannot be used: must be `,
    );
  });
});

describe("more schemas, one from another, than the stack has room for", () => {
  const COUNT = 600;
  // One chain that fills the stack shows whether any does: all of them are compiled in the same way.
  const FEWER = isProof ? COUNT : 60;
  const chainOf = (schemaAt: (next: object, index: number) => object, last: object, count: number = FEWER) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => {
        const name = index === 0 ? "It" : `S${index}`;
        return [name, index === count - 1 ? last : schemaAt({ $ref: `${S}/S${index + 1}` }, index)];
      }),
    );

  test("a value is judged by all of them", () => {
    const check = checkIn({
      schemas: chainOf((next) => ({ allOf: [next] }), { type: "string", maxLength: 2 }),
    });
    expect(check.allows("ab")).toBe(true);
    expect(check.violationsOf("abc").map(({ place }) => place.pointer)).toEqual([
      `${S}/S${FEWER - 1}/maxLength`,
    ]);
  });

  test("what others have seen of it is seen", () => {
    const own = (next: object, index: number) => ({
      properties: { [`a${index}`]: { type: "integer" } },
      allOf: [next],
      ...(index === 0 ? { unevaluatedProperties: false } : {}),
    });
    const check = checkIn({ schemas: chainOf(own, { properties: { last: true } }, COUNT) });
    expect(check.allows({ a0: 1, a500: 2, last: 3 })).toBe(true);
    expect(check.allows({ a500: "two" })).toBe(false);
    expect(check.allows({ other: 1 })).toBe(false);
  });

  test("they may lead back to the first", () => {
    const ring = chainOf((next) => ({ type: "object", properties: { a: next } }), { $ref: `${S}/It` });
    const check = checkIn({ schemas: ring });
    expect(check.allows({ a: { a: { a: {} } } })).toBe(true);
    expect(check.allows({ a: { a: { a: 5 } } })).toBe(false);
  });

  test("where they lead back with the same value, a check has no end", () => {
    const ring = chainOf((next) => ({ allOf: [next] }), { allOf: [{ $ref: `${S}/It` }] });
    expect(flawIn({ schemas: ring })).toContain("leads back to itself with the same value");
  });
});
