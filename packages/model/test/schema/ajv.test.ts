import { createRequire } from "node:module";
import { _ } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { describe, expect, test } from "vitest";
import { createAjv } from "../../src/schema/ajv.ts";
import { wordingOf } from "../../src/schema/wording.ts";

const UUID = "0b2f7e2c-62a7-4ad5-9d0e-1f6a3a1a9c55";

describe("ajv", () => {
  test.each([
    ["uuid", UUID, `urn:uuid:${UUID}`],
    ["date-time", "2024-02-29T12:00:00Z", "2023-02-29T12:00:00Z"],
    ["date", "2024-02-29", "2023-02-29"],
    ["email", "jo@example.com", "jo"],
    ["uri", "https://example.com/a", "/a"],
    ["ipv4", "10.0.0.1", "10.0.0.256"],
    ["int32", 2147483647, 2147483648],
  ])("knows the format %s", (format, good, bad) => {
    const validate = createAjv().compile({ format });
    expect(validate(good)).toBe(true);
    expect(validate(bad)).toBe(false);
  });

  test("takes everything of a format that it does not know", () => {
    expect(createAjv().validate({ format: "postcode" }, "???")).toBe(true);
  });

  test("takes no number that is none in JSON", () => {
    const validate = createAjv().compile({ type: "number" });
    expect(validate(1e308)).toBe(true);
    expect(validate(Number.POSITIVE_INFINITY)).toBe(false);
  });

  test.each([
    [0.1, 0.3, 0.35],
    [0.01, 19.99, 19.995],
    [0.01, -1.13, -1.131],
    [5, 15, 16],
    [7, 7e15, 1e17],
    [1.5, 4.5e14, 4.5e14 + 1],
    [0.01, 8408641.36, 8408641.365],
    [0.01, 10000000000000.01, 10000000000000.004],
    [0.01, 35539601454969.77, 0.305],
    [0.05, 44749297318233.2, 0.06],
    [0.01, 1e20, 0.30000000000000004],
    [1.5, 1500000000000000, 1500000000000001],
    [1.5, 9007199254740990, 9007199254740991],
    [0.123456789, 123456789e6, 1e308],
    [1e-7, 429202018.6254966, 1.5e-7],
    [1e-7, 123456.7654321, 123456.76543215],
  ])("counts in %d as people do", (multipleOf, good, bad) => {
    const validate = createAjv().compile({ multipleOf });
    expect(validate(0)).toBe(true);
    expect(validate(good)).toBe(true);
    expect(validate(bad)).toBe(false);
    expect(validate.errors).toMatchObject([
      { keyword: "multipleOf", message: `must be multiple of ${multipleOf}`, params: { multipleOf } },
    ]);
  });

  test("takes every amount of cents for one, and none of tenths of a cent", () => {
    const validate = createAjv().compile({ multipleOf: 0.01 });
    for (let cents = 1; cents < Number.MAX_SAFE_INTEGER; cents = Math.ceil(cents * 1.003)) {
      expect(validate(Number(`${cents}e-2`))).toBe(true);
      if (cents < 1e14) expect(validate(Number(`${cents}5e-3`))).toBe(false);
    }
  });

  test("reads the draft 2020-12, and an unknown keyword says nothing", () => {
    const validate = createAjv().compile({
      prefixItems: [{ const: 1 }],
      "x-anything": 5,
      unevaluatedItems: false,
    });
    expect(validate([1])).toBe(true);
    expect(validate([2])).toBe(false);
    expect(validate([1, 2])).toBe(false);
  });

  test("gives the plain uuid to a module that is compiled ahead of time, too", () => {
    const ajv = createAjv({
      code: { source: true, formats: _`require("ajv-formats/dist/formats.js").fullFormats` },
    });
    const code = standalone.default(ajv, ajv.compile({ format: "uuid" }));
    const module = { exports: (_value: unknown): unknown => undefined };
    new Function("module", "exports", "require", code)(module, {}, createRequire(import.meta.url));
    expect(module.exports(UUID)).toBe(true);
    expect(module.exports(`urn:uuid:${UUID}`)).toBe(false);
  });
});

describe("the wording of an error", () => {
  test.each([
    [{ additionalProperties: false }, { a: 1 }, 'must not have the field "a"'],
    [{ unevaluatedProperties: false }, { a: 1 }, 'must not have the field "a"'],
    [{ propertyNames: { maxLength: 1 } }, { ab: 1 }, 'must not have a field with the name "ab"'],
    [{ required: ["a"] }, {}, "must have required property 'a'"],
    [{ enum: ["a", "b", 1, null] }, "c", "must be one of a, b, 1, null"],
    [{ const: "a" }, "b", 'must be "a"'],
    [{ const: null }, "b", "must be null"],
    [{ type: ["string", "null"] }, 1, "must be string or null"],
    [{ type: "string" }, 1, "must be string"],
    [{ maxLength: 1 }, "ab", "must NOT have more than 1 characters"],
  ])("of %j", (schema, value, wording) => {
    const validate = createAjv().compile(schema);
    expect(validate(value)).toBe(false);
    expect(validate.errors?.map(wordingOf).at(-1)).toBe(wording);
  });
});
