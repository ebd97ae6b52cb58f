/**
 * Media types and ranges: which texts are some, and which range holds which.
 */
import { describe, expect, it } from "vitest";
import { isJson, isRange, type MediaType, matches, mediaTypeOf, mediaTypesIn } from "../src/media-type.ts";

function parsed(text: string): MediaType {
  const mediaType = mediaTypeOf(text);
  if (mediaType === undefined) throw new Error(`${text} is no media type`);
  return mediaType;
}

describe("a media type", () => {
  it("has essence, type, subtype, suffix and parameters", () => {
    expect(parsed('Application/Vnd.API+JSON ; Charset="UTF-8";ext=a')).toEqual({
      essence: "application/vnd.api+json",
      type: "application",
      subtype: "vnd.api+json",
      suffix: "json",
      parameters: new Map([
        ["charset", "UTF-8"],
        ["ext", "a"],
      ]),
    });
    expect(parsed("text/plain")).toMatchObject({ suffix: undefined, parameters: new Map() });
  });

  it.each([
    ["text/plain; a=", undefined],
    ["text/plain; a", undefined],
    ["text/plain; =b", undefined],
    ["text/plain; a = b", undefined],
    ['text/plain; a="b', undefined],
    ['text/plain; a="b"c', undefined],
    ["text/plain; a=b c", undefined],
    ["text/plain; a=b, text/html", undefined],
    ['text/plain; a="\u{1f600}"', undefined],
    ["text", undefined],
    ["text/", undefined],
    ["/plain", undefined],
    ["text/plain/x", undefined],
    ["te xt/plain", undefined],
    ["", undefined],
    ["*", undefined],
    ["*/json", undefined],
    ["default", undefined],
    ["*/*", "*/*"],
    ["text/*", "text/*"],
    ["text/plain;", "text/plain"],
    [" text/plain ", "text/plain"],
    ["text/plain;;a=b", "text/plain"],
  ])("%j is %j", (text, essence) => {
    expect(mediaTypeOf(text)?.essence).toBe(essence);
  });

  it("may have quoted values with any character, and the first of two parameters counts", () => {
    const { parameters } = parsed('multipart/form-data; boundary="a; \\"b\\", c"; __proto__=x; a=1; A=2');
    expect([...parameters]).toEqual([
      ["boundary", 'a; "b", c'],
      ["__proto__", "x"],
      ["a", "1"],
    ]);
  });

  it("is refused in a time that grows with its length alone", () => {
    expect(mediaTypeOf(`text/plain${" ;".repeat(50_000)}x`)).toBeUndefined();
    expect(mediaTypeOf(`text/plain${" \t".repeat(50_000)}x`)).toBeUndefined();
    expect(mediaTypeOf(`text/plain;a="${"\\a".repeat(50_000)}`)).toBeUndefined();
  });
});

describe("a range", () => {
  it.each([
    ["*/*", "text/plain", true],
    ["text/*", "text/plain", true],
    ["text/*", "image/png", false],
    ["text/plain", "TEXT/plain; charset=utf-8", true],
    ["text/plain", "text/html", false],
    ["text/plain; charset=UTF-8", "text/plain; charset=utf-8", true],
    ["text/plain; charset=utf-8", "text/plain", false],
    ["text/plain; v=A", "text/plain; v=a", false],
    ["text/plain; v=A", "text/plain; v=A; q=1", true],
    ["text/plain", "text/*", false],
    ["application/json", "application/problem+json", false],
  ])("%j holds %j: %j", (range, mediaType, expected) => {
    expect(matches(parsed(range), parsed(mediaType))).toBe(expected);
  });

  it.each([
    ["*/*", true],
    ["text/*", true],
    ["text/plain", false],
  ])("%j stands for several: %j", (text, expected) => {
    expect(isRange(parsed(text))).toBe(expected);
  });
});

it.each([
  ["application/json", true],
  ["application/json; charset=utf-8", true],
  ["text/json", true],
  ["application/problem+JSON", true],
  ["application/jsonlines", false],
  ["application/json-seq", false],
  ["application/*", false],
  ["text/plain", false],
])("%j is JSON: %j", (text, expected) => {
  expect(isJson(parsed(text))).toBe(expected);
});

it.each([
  ["image/png, image/*,x", ["image/png", "image/*"]],
  ['text/plain; x="a, b", image/png', ["text/plain;x=a, b", "image/png"]],
  [String.raw`text/plain; x="\", b", image/png`, ['text/plain;x=", b', "image/png"]],
  ['image/gif, text/plain; x="a, image/png', ["image/gif"]],
  ['text/plain"a, b"', []],
  ["", []],
])("a list has the media types that its commas part: %s", (list, expected) => {
  const listed = mediaTypesIn(list).map(({ essence, parameters }) =>
    [essence, ...[...parameters].map(([name, value]) => `${name}=${value}`)].join(";"),
  );
  expect(listed).toEqual(expected);
});

it("a list of many quotation marks of which none closes one is read through once", () => {
  const listed = mediaTypesIn(`image/gif, "${String.raw`\"`.repeat(300_000)}`);
  expect(listed.map(({ essence }) => essence)).toEqual(["image/gif"]);
});
