/**
 * A value that follows a shape, with every field that it names.
 */
import { listOf } from "@facility-contracts/model/json";
import type { Direction } from "@facility-contracts/model/schema/sample";
import fc from "fast-check";
import type { Oracle } from "../oracle.ts";
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
  "json-pointer": "/a",
};

/** Makes values; whole ones are held against the oracle by whoever uses them. */
export class Samples {
  readonly #oracle: Oracle;
  readonly #direction: Direction;

  constructor(oracle: Oracle, direction: Direction) {
    this.#oracle = oracle;
    this.#direction = direction;
  }

  /** A value for a position, undefined when there is none to be thought of. */
  of(shape: Shape, level = 0): unknown {
    const [type] = typesOf(shape);
    const fixed = this.#fixed(shape);
    if (fixed !== undefined) return fixed;
    if (type === "object") return this.#object(shape, level);
    if (type === "array") return this.#array(shape, level);
    return this.#firstTaken(shape, [...examplesOf(shape), ...candidatesOf(shape, type)]);
  }

  /** Examples of a document are not always what it allows. */
  #firstTaken(shape: Shape, candidates: readonly unknown[]): unknown {
    const takes = this.#oracle(shape, this.#direction);
    return candidates.find((value) => takes?.(value) ?? true) ?? candidates.at(-1);
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
    for (const [name, inner] of propertiesOf(shape, this.#direction)) {
      const wanted = level < MAX_FILLED_LEVELS || (required.has(name) && level < MAX_LEVELS);
      const member = wanted ? this.of(inner, level + 1) : undefined;
      if (member !== undefined) value[name] = member;
    }
    const others = innerOf(shape, "additionalProperties");
    if (Object.keys(value).length === 0 && others.length > 0) value.key = this.of(others, level + 1);
    return value;
  }

  #array(shape: Shape, level: number): unknown[] {
    const least = saidBy(shape, "minItems");
    const most = saidBy(shape, "maxItems");
    if (most === 0 || level >= MAX_LEVELS) return [];
    const item = this.of(innerOf(shape, "items"), level + 1);
    const count = Math.max(1, typeof least === "number" ? Math.min(least, 100) : 1);
    if (item === undefined) return [];
    const values = saidBy(innerOf(shape, "items"), "enum");
    if (saidBy(shape, "uniqueItems") === true && Array.isArray(values)) return values.slice(0, count);
    return Array.from({ length: count }, () => structuredClone(item));
  }
}

function examplesOf(shape: Shape): unknown[] {
  const examples = shape.flatMap(({ schema }) => [schema.example, ...listOf(schema.examples)]);
  return examples.filter((value) => value !== undefined && value !== null);
}

function candidatesOf(shape: Shape, type: string | undefined): unknown[] {
  if (type === "string") return textsFor(shape);
  if (type === "integer" || type === "number") return numbersFor(shape);
  return type === "boolean" ? [true, false] : ["anything"];
}

function textsFor(shape: Shape): string[] {
  const pattern = saidBy(shape, "pattern");
  const least = saidBy(shape, "minLength");
  const most = saidBy(shape, "maxLength");
  const format = saidBy(shape, "format");
  const matched = typeof pattern === "string" ? matching(pattern) : undefined;
  const formatted = typeof format === "string" ? FORMATS[format] : undefined;
  const longEnough = typeof least === "number" ? "text".padEnd(Math.min(least, 10_000), "x") : "text";
  const short = typeof most === "number" ? longEnough.slice(0, most) : longEnough;
  return [matched, formatted, short].filter((text) => text !== undefined);
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

/** Near its limits, since a multiple or an excluded limit may forbid the limit itself. */
function numbersFor(shape: Shape): number[] {
  const step = saidBy(shape, "multipleOf");
  const limits = ["minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"]
    .map((keyword) => saidBy(shape, keyword))
    .filter((limit) => typeof limit === "number");
  const near = limits.flatMap((limit) => [limit, limit + 1, limit - 1, limit + 0.5, limit - 0.5]);
  const multiples =
    typeof step === "number" ? [step, ...limits.map((limit) => Math.ceil(limit / step) * step)] : [];
  return [1, ...multiples, ...near];
}
