/**
 * Spellings of what a format names, good and bad ones together: the validator knows which is which.
 */

import { type Keyword, keywordOf, type SchemaNode } from "@facility-contracts/model/schema/node";
import { patternOf } from "@facility-contracts/model/schema/pattern";

/** What form the texts of a schema have, and the keyword that says so. */
export interface TextForm {
  readonly format: unknown;
  readonly keyword: Keyword;
}

/** The form of a schema's texts: its `format`, or that of a moment where its `pattern` takes one and not any text. */
export function textFormOf(node: SchemaNode): TextForm | undefined {
  const format = keywordOf(node, "format");
  if (format !== undefined) return { format: format.value, keyword: format };
  const pattern = keywordOf(node, "pattern");
  if (typeof pattern?.value !== "string") return undefined;
  const taken = patternOf(pattern.value, "u");
  return taken.test("2030-01-31T23:59:59.999Z") && !taken.test("text")
    ? { format: "date-time", keyword: pattern }
    : undefined;
}

/** Of `uuid`. The last but one is written in capitals, which RFC 9562 has every reader accept. */
export const UUIDS: readonly string[] = [
  "not-a-uuid",
  "",
  "550e8400-e29b-41d4-a716-44665544000",
  "550e8400-e29b-41d4-a716-4466554400000",
  "550e8400e29b41d4a716446655440000",
  "{550e8400-e29b-41d4-a716-446655440000}",
  "550e8400-e29b-41d4-a716-44665544000g",
  "550E8400-E29B-41D4-A716-446655440003",
  "1",
];

/** Of `uri`. */
export const URIS: readonly string[] = [
  "https://example.com/a%20b/image.jpg?size=1&size=2#top",
  "https://example.com:8443/",
  "https://EXAMPLE.com/UPPER/../lower",
  "http://127.0.0.1/x",
  "ftp://files.example.com/image.jpg",
  "not a url",
  "",
  "example.com/image.jpg",
  "/image.jpg",
  "https://exa mple.com/image.jpg",
  "https://example.com/<image>",
];

/** RFC 3339 lets whoever writes a moment separate its parts by a space; no reader of `date-time` has to take that, or to refuse it. */
export const OPEN_DATE = "2030-01-31 23:59:59Z";

/** Of `date-time`, with the forms that the safety register takes and those that it does not. */
export const DATES: readonly string[] = [
  "2030-01-31T23:59:59.999Z",
  "2015-01-31T23:59:59.123456Z",
  "2030-01-31T23:59:59Z",
  "2030-01-31T23:59Z",
  "2040-02-29T00:00:00.000Z",
  "1965-12-31T00:00:00.5Z",
  "2030-01-31T23:59:59+00:00",
  "2030-01-31T23:59:59-05:00",
  "2030-01-31T23:59:59",
  "2030-01-31",
  OPEN_DATE,
  "2030-01-31t23:59:59Z",
  "2030-01-31T23:59:59z",
  "2030-13-31T23:59Z",
  "2030-01-32T23:59Z",
  "2030-01-31T24:00Z",
  "2030-01-31T23:60Z",
  "2030-01-31T23:59",
  "2030-01-31T23:59+00:00",
  "2030-13-01T00:00:00Z",
  "2030-01-31T23:60:00Z",
  "2027-02-29T00:00:00Z",
  "2028-02-30T00:00:00Z",
  "2030-04-31T00:00:00Z",
  "2030-01-31T25:00:00Z",
  "tomorrow",
  "",
  "2030-01-31T23:59:59Z ",
];
