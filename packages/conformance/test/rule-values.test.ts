/**
 * The values that rules send, and the parts of answers that they look at.
 */
import { contractOf } from "@facility-contracts/model/contract";
import { placeAt } from "@facility-contracts/model/place";
import { describe, expect, test } from "vitest";
import { isValid } from "../src/contract/validator.ts";
import {
  exactValues,
  type Field,
  fieldsOf,
  isMomentField,
  otherValues,
  shownTexts,
  wrongValues,
} from "../src/rules/other-values.ts";
import { partsAt, replacedAt } from "../src/rules/parts.ts";

const contract = contractOf(
  {
    openapi: "3.1.1",
    paths: {},
    components: {
      schemas: {
        Body: {
          properties: {
            choice: { enum: ["A", "B", "C"], type: "string" },
            number: { type: "integer" },
            flag: { type: "boolean" },
            text: { type: "string", maxLength: 20 },
            book: { type: "string", maxLength: 2 ** 31 - 1 },
            url: { type: "string" },
            urls: { type: "array", items: { type: "string" } },
            date: { type: "string", format: "date-time" },
            id: { type: "string", format: "uuid" },
            code: { type: "string", pattern: "^[A-Z]{3}$" },
            place: { type: "object", properties: { room: { type: "string" } }, required: ["room"] },
            row: { type: "integer" },
            nothing: { type: "null" },
          },
        },
      },
    },
  },
  "values",
);
const LIKE = {
  choice: "B",
  number: 1,
  flag: true,
  text: "a text",
  book: "a book",
  url: "https://example.com/a.jpg",
  urls: ["https://example.com/a.jpg"],
  date: "2024-01-15T10:30:00Z",
  id: "550e8400-e29b-41d4-a716-446655440000",
  code: "ABC",
  place: { room: "1" },
  row: 7,
};
const FIELDS = fieldsOf(placeAt(contract, "#/components/schemas/Body"), LIKE, {
  credentials: { valid: {} },
  references: { row: [7, 8] },
});
function field(name: string): Field {
  const found = FIELDS.find((known) => known.name === name);
  if (found === undefined) throw new Error(`there is no field ${name}`);
  return found;
}

describe("another value", () => {
  test.each(Object.entries(LIKE))("of %s is allowed and not the one that is there", (name, value) => {
    const [other, ...rest] = otherValues(field(name), value);
    expect(rest).toEqual([]);
    expect(isValid(field(name).schema, other)).toBe(true);
    expect(other).not.toEqual(value);
  });

  test("is of the form of the one that is there, and in a list neither in order nor without repetition", () => {
    expect(otherValues(field("url"), LIKE.url)).toEqual(["https://example.com/0.jpg"]);
    const [one, other] = ["https://example.com/1.jpg", "https://example.com/0.jpg"];
    expect(otherValues(field("urls"), LIKE.urls)).toEqual([[one, other, one]]);
  });

  test("is a row that the provider knows, where it looks them up", () => {
    expect(otherValues(field("row"), 7)).toEqual([8]);
    expect(otherValues({ ...field("row"), known: [7] }, 7)).toEqual([]);
  });

  test("is missing where there is none", () => {
    expect(otherValues(field("nothing"), null)).toEqual([]);
  });
});

test.each(Object.keys(LIKE))("wrong values of %s are refused", (name) => {
  const wrong = wrongValues(field(name));
  expect(wrong.length).toBeGreaterThan(0);
  for (const value of wrong) expect(isValid(field(name).schema, value)).toBe(false);
});

test("exact values are allowed texts, lists of them and large integers that name no row that is known; codes, dates and identifiers have none", () => {
  const names = FIELDS.filter((known) => exactValues(known).length > 0).map(({ name }) => name);
  expect(names).toEqual(["number", "text", "book", "url", "urls"]);
  for (const value of exactValues(field("text"))) expect(isValid(field("text").schema, value)).toBe(true);
});

test("a limit of more characters than a text can have is as good as none", () => {
  for (const values of [exactValues, shownTexts, wrongValues])
    for (const value of values(field("book"))) expect(String(value).length).toBeLessThan(20_000);
});

test("a date is told from a text", () => {
  expect(FIELDS.filter(({ schema }) => isMomentField(schema)).map(({ name }) => name)).toEqual(["date"]);
});

const ANSWER = {
  sites: [
    { id: 1, rooms: [{ url: "a" }, {}] },
    { id: 2, rooms: null },
  ],
  none: null,
};

test.each([
  ["/sites/*/id", { "/sites/0/id": 1, "/sites/1/id": 2 }],
  ["/sites/*/rooms/*/url", { "/sites/0/rooms/0/url": "a", "/sites/0/rooms/1/url": undefined }],
  ["/none/*", {}],
  ["/missing", { "/missing": undefined }],
  ["", { "": ANSWER }],
])("the parts at %s", (path, parts) => {
  expect(Object.fromEntries(partsAt(ANSWER, path).map(({ at, value }) => [at, value]))).toEqual(parts);
});

test("only what is there is replaced", () => {
  expect(replacedAt(ANSWER, ["sites", "*", "rooms", "*", "url"], "x")).toEqual({
    ...ANSWER,
    sites: [
      { id: 1, rooms: [{ url: "x" }, {}] },
      { id: 2, rooms: null },
    ],
  });
  expect(replacedAt(ANSWER, ["none"], "x")).toEqual(ANSWER);
});
