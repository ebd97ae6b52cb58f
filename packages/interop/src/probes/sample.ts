/**
 * A value that follows a shape, with every field that it names.
 */
import type { Direction } from "@facility-contracts/model/direction";
import { candidatesOf } from "@facility-contracts/model/schema/values";
import type { Oracle } from "../oracle.ts";
import { innerOf, propertiesOf, requiredOf, type Shape, saidBy, typesOf } from "./shape.ts";

/** Below this many levels only required fields are filled. */
const MAX_FILLED_LEVELS = 8;

/** Below this many levels nothing is filled: the schema goes round in circles. */
const MAX_LEVELS = 16;

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
    return this.#firstTaken(shape);
  }

  /** Null would leave nothing to change. */
  #firstTaken(shape: Shape): unknown {
    const candidates = candidatesOf(shape).filter((value) => value !== null);
    // The references of a schema that stands for parameters are not in the document; where they lead is.
    const said = shape.filter(({ schema }) => Object.keys(schema).join() !== "$ref");
    const takes = this.#oracle(said, this.#direction);
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
