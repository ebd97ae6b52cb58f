/**
 * What formats allow, and how the text of a parameter is read.
 */
import { describe, it } from "vitest";
import { compare, type SchemaCase } from "./schema-case.ts";

const FORMATS: readonly SchemaCase[] = [
  { name: "is about text only", schema: { format: "date" }, allows: [1, null, {}] },
  {
    name: "date knows leap years",
    schema: { format: "date" },
    allows: ["2024-02-29", "2000-02-29"],
    refuses: ["2023-02-29", "1900-02-29", "2024-13-01", "2024-1-1", "2024-01-01T00:00:00Z"],
  },
  {
    name: "date-time needs an offset",
    schema: { format: "date-time" },
    allows: ["2024-01-01T00:00:00Z", "2024-01-01t00:00:00z", "2024-01-01T00:00:00.123456+01:00"],
    refuses: ["2024-01-01T00:00:00", "2024-01-01", "2024-01-01T24:00:00Z", "2024-01-01T00:00Z"],
  },
  {
    name: "date-time knows leap seconds",
    schema: { format: "date-time" },
    allows: ["2016-12-31T23:59:60Z", "2016-12-31T15:59:60-08:00"],
    refuses: ["2016-12-31T22:59:60Z", "2016-12-31T23:59:61Z"],
  },
  {
    name: "time",
    schema: { format: "time" },
    allows: ["12:00:00Z", "12:00:00.5+01:00"],
    refuses: ["12:00:00", "25:00:00Z"],
  },
  {
    name: "duration",
    schema: { format: "duration" },
    allows: ["P1Y2M3DT4H5M6S", "P1W", "PT1S"],
    refuses: ["P", "PT", "1D", "P1D1W"],
  },
  {
    name: "uuid has the plain form only",
    schema: { format: "uuid" },
    allows: ["2eb8aa08-aa98-11ea-b4aa-73b441d16380", "2EB8AA08-AA98-11EA-B4AA-73B441D16380"],
    refuses: ["urn:uuid:2eb8aa08-aa98-11ea-b4aa-73b441d16380", "2eb8aa08aa9811eab4aa73b441d16380", ""],
  },
  {
    name: "email",
    schema: { format: "email" },
    allows: ["a@example.com", "a+b@example.com"],
    refuses: ["a", "@example.com", "a@"],
  },
  {
    name: "ipv4",
    schema: { format: "ipv4" },
    allows: ["127.0.0.1"],
    refuses: ["256.0.0.1", "1.2.3", "01.2.3.4"],
  },
  {
    name: "ipv6",
    schema: { format: "ipv6" },
    allows: ["::1", "::ffff:1.2.3.4", "::"],
    refuses: ["1::2::3", "12345::", "127.0.0.1"],
  },
  {
    name: "uri is absolute",
    schema: { format: "uri" },
    allows: ["https://example.com/a?b#c", "urn:a:b"],
    refuses: ["/a", "a b", "//example.com"],
  },
  {
    name: "uri-reference may be relative",
    schema: { format: "uri-reference" },
    allows: ["/a", "", "#a", "https://example.com"],
    refuses: ["a b", "\\\\a"],
  },
  {
    name: "uri-template",
    schema: { format: "uri-template" },
    allows: ["/a/{b}", "/a{?b,c}"],
    refuses: ["/a/{b"],
  },
  {
    name: "json-pointer",
    schema: { format: "json-pointer" },
    allows: ["", "/a~0~1", "/"],
    refuses: ["a", "/a~2", "#/a"],
  },
  {
    name: "relative-json-pointer",
    schema: { format: "relative-json-pointer" },
    allows: ["0#", "1/a", "0"],
    refuses: ["/a", "01", ""],
  },
  {
    name: "hostname",
    schema: { format: "hostname" },
    allows: ["example.com", "a-b.c"],
    refuses: ["-a.com", "a_b.com", `${"a".repeat(64)}.com`],
  },
  { name: "regex", schema: { format: "regex" }, allows: ["^a+$"], refuses: ["["] },
  {
    name: "int32 has limits",
    schema: { type: "integer", format: "int32" },
    allows: [2147483647, -2147483648],
    refuses: [2147483648, -2147483649],
  },
  {
    name: "int64 is about whole numbers",
    schema: { type: "number", format: "int64" },
    allows: [9007199254740991],
    refuses: [1.5],
  },
  {
    name: "password, binary and names nobody knows allow all",
    schema: { allOf: [{ format: "password" }, { format: "binary" }, { format: "colour" }] },
    allows: ["", "x", 1],
  },
];

const TEXTS: readonly SchemaCase[] = [
  {
    name: "an integer",
    schema: { type: "integer", maximum: 9 },
    allows: ["5", "-5"],
    refuses: ["a", "", "1.5", "10"],
  },
  { name: "a boolean", schema: { type: "boolean" }, allows: ["true", "false"], refuses: ["yes", ""] },
  {
    name: "a text that looks like a number",
    schema: { type: "string", minLength: 2 },
    allows: ["12", "true"],
    refuses: ["1"],
  },
  {
    name: "a list of numbers",
    schema: { type: "array", items: { type: "integer" } },
    allows: [["1", "2"]],
    refuses: [["a"]],
  },
  { name: "an enum of numbers", schema: { type: "integer", enum: [1, 2] }, allows: ["1"], refuses: ["3"] },
];

describe("a format", () => {
  it.each(FORMATS)("$name", (row) => {
    compare(row, "3.1.1");
  });
});

describe("a value that is text", () => {
  it.each(TEXTS)("$name", (row) => {
    compare(row, "3.1.1", { form: "text" });
  });
});
