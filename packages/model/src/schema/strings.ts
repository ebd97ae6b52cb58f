/**
 * Texts and numbers at the edges of what a schema allows.
 */
import { sample, stringMatching } from "fast-check";
import { textsOf } from "../json.ts";
import { onceIn } from "../once.ts";
import { multipleAt } from "./multiple-of.ts";
import { expressionOf, patternOf } from "./pattern.ts";

/** Texts of every format that ajv knows, right ones and some that are nearly right. */
const OF_FORMATS: Readonly<Record<string, readonly string[]>> = {
  "date-time": [
    "2024-01-15T10:30:00Z",
    "2024-01-15T10:30:00+02:00",
    "2024-01-15T10:30:00.123Z",
    "2024-01-15T10:30:00",
  ],
  date: ["2024-01-15", "2024-02-30", "15/01/2024"],
  time: ["10:30:00Z", "10:30:00"],
  duration: ["P1D", "PT5M"],
  uuid: ["550e8400-e29b-41d4-a716-446655440000", "550e8400-e29b-41d4-a716"],
  email: ["a.name@example.com", "a.name@"],
  uri: ["https://example.com/a?b=c", "urn:a:b"],
  "uri-reference": ["/a/b", "a b"],
  hostname: ["example.com"],
  ipv4: ["192.0.2.1", "192.0.2.256"],
  ipv6: ["2001:db8::1"],
  byte: ["aGVsbG8=", "*"],
  "json-pointer": ["/a/b"],
  regex: ["^a+$", "("],
};

/** Texts of a format and some that are nearly of it; none of a format that is not known. */
export function textsOfFormat(format: unknown): readonly string[] {
  return typeof format === "string" && Object.hasOwn(OF_FORMATS, format) ? (OF_FORMATS[format] ?? []) : [];
}

const PLAIN = ["a", "", "A text", "1", "-1", "1.5", "true", "null", " ", "é", "a".repeat(40)];

/** How long a text or a list may be to be tried: a limit above is not reached. */
export const MAX_LENGTH = 20_000;

/** Texts to try on a schema, those at its own edges first. */
export function stringsOf(keywords: ReadonlyMap<string, readonly unknown[]>): string[] {
  const patterns = textsOf(keywords.get("pattern") ?? []);
  const formats = textsOf(keywords.get("format") ?? []);
  const matching = patterns.flatMap(matchingStrings);
  const lengths = ["minLength", "maxLength"].flatMap((keyword) => edgesOf(keywords.get(keyword)));
  const sized = lengths
    .filter((length) => length >= 0 && length <= MAX_LENGTH)
    .flatMap((length) => ["a".repeat(length), "1".repeat(length)]);
  const right = formats.flatMap(textsOfFormat);
  const near = [...right.slice(0, 2), ...matching.slice(0, 8)].flatMap((text) => [
    `${text}x`,
    `x${text}`,
    text.slice(0, -1),
    text.toUpperCase(),
    text.toLowerCase(),
  ]);
  return [
    ...new Set([...right, ...sized, ...matching, ...near, ...PLAIN, ...Object.values(OF_FORMATS).flat()]),
  ];
}

/** A text that keeps the format and the lengths, and the pattern when it has one. */
export function stringFor(keywords: ReadonlyMap<string, readonly unknown[]>): string {
  const [pattern] = textsOf(keywords.get("pattern") ?? []);
  const [format = ""] = textsOf(keywords.get("format") ?? []);
  const least = Math.max(0, ...numbersIn(keywords.get("minLength")));
  const most = Math.min(MAX_LENGTH, ...numbersIn(keywords.get("maxLength")));
  const fits = (text: string) => text.length >= least && text.length <= most;
  if (pattern !== undefined) {
    const texts = matchingStrings(pattern);
    return texts.find(fits) ?? texts[0] ?? "a";
  }
  const [right] = textsOfFormat(format);
  if (right !== undefined) return right;
  return "a text".slice(0, most).padEnd(Math.min(least, MAX_LENGTH), "a");
}

const matched = new Map<string, string[]>();

/** Texts that match a pattern, always the same ones; none for what cannot be generated from, as a look-behind. */
export function matchingStrings(pattern: string): string[] {
  return onceIn(matched, pattern, () => {
    try {
      const texts = sample(stringMatching(expressionOf(pattern, "u")), { seed: 7, numRuns: 60 });
      return [...new Set(texts)].sort((one, other) => one.length - other.length);
    } catch {
      return [];
    }
  });
}

const ALWAYS = [
  0,
  1,
  -1,
  2,
  1.5,
  -1.5,
  100,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31) - 1,
  Number.MAX_SAFE_INTEGER,
  Number.MIN_SAFE_INTEGER,
  2 ** 53,
  1e30,
];

/** Numbers to try on a schema, those at its own edges first. */
export function numbersOf(keywords: ReadonlyMap<string, readonly unknown[]>): number[] {
  const bounds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"].flatMap((keyword) =>
    numbersIn(keywords.get(keyword)).flatMap((edge) => [
      edge,
      edge - 1,
      edge + 1,
      edge - 0.5,
      edge + 0.5,
      edge / 2,
    ]),
  );
  const steps = numbersIn(keywords.get("multipleOf")).flatMap((step) => {
    const first = Math.ceil((numbersIn(keywords.get("minimum"))[0] ?? step) / step);
    return [first, first + 1, first + 0.5, 3, 7, 0.5].map((count) => multipleAt(count, step));
  });
  return [...new Set([...bounds, ...steps, ...ALWAYS])];
}

/** A number between the bounds. */
export function numberFor(keywords: ReadonlyMap<string, readonly unknown[]>, integer: boolean): number {
  const least = Math.max(
    ...numbersIn(keywords.get("minimum")),
    ...numbersIn(keywords.get("exclusiveMinimum")).map((edge) => edge + 1),
    Number.NEGATIVE_INFINITY,
  );
  const most = Math.min(
    ...numbersIn(keywords.get("maximum")),
    ...numbersIn(keywords.get("exclusiveMaximum")).map((edge) => edge - 1),
    Number.POSITIVE_INFINITY,
  );
  const [step = 1] = numbersIn(keywords.get("multipleOf"));
  const start = least > 1 ? least : Math.min(most, Math.max(least, 1));
  const number = multipleAt(Math.ceil(start / step), step);
  return integer ? Math.ceil(number) : number > most ? start : number;
}

/** A limit, and what is one below and above it. */
export function edgesOf(limits: readonly unknown[] | undefined): number[] {
  return numbersIn(limits).flatMap((limit) => [limit, limit - 1, limit + 1]);
}

function numbersIn(values: readonly unknown[] | undefined): number[] {
  return (values ?? []).filter((value) => typeof value === "number");
}

/** The largest of some limits, or nothing when there is none. */
export function largest(limits: readonly unknown[] | undefined): number | undefined {
  const numbers = numbersIn(limits);
  return numbers.length === 0 ? undefined : Math.max(...numbers);
}

/** Whether a text matches a pattern; nothing matches one that JavaScript does not know. */
export function matches(pattern: string, text: string): boolean {
  try {
    return patternOf(pattern, "u").test(text);
  } catch {
    return false;
  }
}
