/**
 * A value that follows a shape, with every field that it names.
 */
import fc from "fast-check";
import { type ApiDocument, entriesOf } from "../document.ts";
import type { Direction } from "../oracle.ts";
import { innerOf, propertiesOf, requiredOf, type Shape, saidBy, typesOf } from "./shape.ts";

/** Below so many levels only required fields are filled. */
const MAX_FILLED_LEVELS = 8;

/** Below so many levels nothing is filled: the schema goes round in circles. */
const MAX_LEVELS = 16;

/** What a format looks like. */
const FORMATS: Readonly<Record<string, string>> = {
  "date-time": "2026-03-01T08:30:00Z",
  date: "2026-03-01",
  time: "08:30:00Z",
  uuid: "3f2c8a1e-5b7d-4c9a-8e21-6d0f4b7a9c35",
  email: "someone@example.org",
  uri: "https://example.org/a",
  url: "https://example.org/a",
  "uri-reference": "/a",
  hostname: "example.org",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  byte: "YQ==",
  duration: "P1D",
};

/** Makes values; they are held against the oracle by whoever uses them. */
export class Samples {
  readonly #document: ApiDocument;
  readonly #direction: Direction;

  constructor(document: ApiDocument, direction: Direction) {
    this.#document = document;
    this.#direction = direction;
  }

  /** A value for a position, undefined when there is none to be thought of. */
  of(shape: Shape, level = 0): unknown {
    const fixed = this.#fixed(shape);
    if (fixed !== undefined) return fixed;
    const [type] = typesOf(shape);
    if (type === "object") return this.#object(shape, level);
    if (type === "array") return this.#array(shape, level);
    if (type === "string") return stringOf(shape);
    if (type === "integer" || type === "number") return numberOf(shape, type === "integer");
    if (type === "boolean") return true;
    return "anything";
  }

  #fixed(shape: Shape): unknown {
    const constant = saidBy(shape, "const");
    if (constant !== undefined) return constant;
    const values = saidBy(shape, "enum");
    return Array.isArray(values) ? values.find((value) => value !== null) : undefined;
  }

  #object(shape: Shape, level: number): unknown {
    const value: Record<string, unknown> = {};
    const required = requiredOf(shape);
    for (const [name, inner] of propertiesOf(this.#document, shape, this.#direction)) {
      const wanted = level < MAX_FILLED_LEVELS || (required.has(name) && level < MAX_LEVELS);
      const member = wanted ? this.of(inner, level + 1) : undefined;
      if (member !== undefined) value[name] = member;
    }
    const others = innerOf(this.#document, shape, "additionalProperties");
    if (Object.keys(value).length === 0 && others.length > 0) value.key = this.of(others, level + 1);
    return value;
  }

  #array(shape: Shape, level: number): unknown[] {
    const least = saidBy(shape, "minItems");
    const most = saidBy(shape, "maxItems");
    if (most === 0 || level >= MAX_LEVELS) return [];
    const item = this.of(innerOf(this.#document, shape, "items"), level + 1);
    const count = Math.max(1, typeof least === "number" ? Math.min(least, 100) : 1);
    if (item === undefined) return [];
    const values = saidBy(innerOf(this.#document, shape, "items"), "enum");
    if (saidBy(shape, "uniqueItems") === true && Array.isArray(values)) return values.slice(0, count);
    return Array.from({ length: count }, () => structuredClone(item));
  }
}

function stringOf(shape: Shape): string {
  const pattern = saidBy(shape, "pattern");
  const least = saidBy(shape, "minLength");
  const most = saidBy(shape, "maxLength");
  const format = saidBy(shape, "format");
  const examples = shape.flatMap(({ schema }) => [
    schema.example,
    ...entriesOf(schema.examples).map(([, example]) => example),
  ]);
  const example = examples.find((value) => typeof value === "string");
  if (typeof example === "string") return example;
  if (typeof pattern === "string") return matching(pattern) ?? "text";
  const text = (typeof format === "string" ? FORMATS[format] : undefined) ?? "text";
  const padded = typeof least === "number" ? text.padEnd(Math.min(least, 10_000), "x") : text;
  return typeof most === "number" && format === undefined ? padded.slice(0, most) : padded;
}

/** A text that a pattern takes; the same each time. */
function matching(pattern: string): string | undefined {
  try {
    const [text] = fc.sample(fc.stringMatching(new RegExp(pattern, "u"), { size: "xsmall" }), {
      seed: 1,
      numRuns: 1,
    });
    return text;
  } catch {
    return undefined;
  }
}

function numberOf(shape: Shape, isInteger: boolean): number {
  const least = Number(saidBy(shape, "minimum") ?? saidBy(shape, "exclusiveMinimum"));
  const most = Number(saidBy(shape, "maximum") ?? saidBy(shape, "exclusiveMaximum"));
  const step = saidBy(shape, "multipleOf");
  if (typeof step === "number") return Number.isFinite(least) ? Math.ceil(least / step) * step : step;
  if (Number.isFinite(least) && least >= 1) return isInteger ? Math.floor(least) + 1 : least + 0.5;
  if (Number.isFinite(most) && most <= 1) return isInteger ? Math.ceil(most) - 1 : most - 0.5;
  return 1;
}
