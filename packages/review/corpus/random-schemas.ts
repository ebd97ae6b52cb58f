/**
 * Schemas, changes of them and values, put together by chance: the same ones from the same seed.
 */
import { isObject, type JsonObject } from "@facility-contracts/model/json";

export type Schema = JsonObject | boolean;

/** Numbers from 0 to 1. */
export type Chance = () => number;

export function chanceFrom(seed: number): Chance {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
}

const SCALARS: readonly unknown[] = [
  ...[null, true, false, 0, 1, 2, 3, -1, 0.5, 1.5, 2.5, 4, 6],
  ...["", "a", "b", "ab", "aa", "abc", "b1", "1", "1.2.3.4"],
];
const NAMES = ["a", "b", "ab", "c"];
const PATTERNS = ["^a", "b$", "^[ab]*$", "a", "^(a|ab)$", "^[a-c]{1,2}$"];
const LIMITS = [-1, 0, 0.5, 1, 1.5, 2, 2.5, 3, 4];
const STEPS = [0.5, 1, 1.5, 2, 3];

function whole(chance: Chance, below: number): number {
  return Math.floor(chance() * below);
}

function oneOf<Item>(chance: Chance, list: readonly Item[]): Item {
  const item = list[whole(chance, list.length)];
  if (item === undefined) throw new Error("Nothing to choose from");
  return item;
}

function listOf<Item>(length: number, make: () => Item): Item[] {
  return Array.from({ length }, make);
}

/** Values of every kind, of one level and some of two. */
export function valuesFrom(chance: Chance): unknown[] {
  const values: unknown[] = [...SCALARS, [], {}];
  const inner = () => oneOf(chance, chance() < 0.15 ? values : SCALARS);
  for (let count = 0; count < 150; count++) values.push(listOf(1 + whole(chance, 4), inner));
  for (let count = 0; count < 300; count++)
    values.push(
      Object.fromEntries(listOf(1 + whole(chance, 4), () => [oneOf(chance, NAMES), inner()] as const)),
    );
  return values;
}

/** A schema of some levels. `names` are the components that it may refer to. */
export function schemaFrom(chance: Chance, depth: number, names: readonly string[] = []): Schema {
  const scalar = () => oneOf(chance, SCALARS);
  const inner = (levels = 1) => schemaFrom(chance, depth - levels, names);
  /** A keyword, where chance has it. */
  const maybe = (probability: number, keyword: string, make: () => unknown): JsonObject =>
    chance() < probability ? { [keyword]: make() } : {};
  const name = () => oneOf(chance, NAMES);
  const closing = () => (chance() < 0.6 ? false : inner(2));

  const makers: Readonly<Record<string, () => Schema>> = {
    array: () => ({
      ...maybe(0.85, "type", () => "array"),
      ...maybe(0.5, "items", () => (chance() < 0.2 ? false : inner())),
      ...maybe(0.4, "prefixItems", () => listOf(1 + whole(chance, 2), inner)),
      ...maybe(0.3, "contains", inner),
      ...maybe(0.15, "minContains", () => whole(chance, 3)),
      ...maybe(0.15, "maxContains", () => 1 + whole(chance, 2)),
      ...maybe(0.2, "minItems", () => whole(chance, 3)),
      ...maybe(0.25, "maxItems", () => whole(chance, 4)),
      ...maybe(0.15, "uniqueItems", () => true),
      ...maybe(0.25, "unevaluatedItems", closing),
    }),
    combined: () => ({ ...besides(), ...combination() }),
    number: () => ({
      ...maybe(0.8, "type", () => oneOf(chance, ["integer", "number"])),
      ...Object.assign(
        {},
        ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"].map((keyword) =>
          maybe(0.35, keyword, () => oneOf(chance, LIMITS)),
        ),
      ),
      ...maybe(0.35, "multipleOf", () => oneOf(chance, STEPS)),
    }),
    object: () => ({
      ...maybe(0.85, "type", () => "object"),
      ...maybe(0.8, "properties", () => membersOf(1 + whole(chance, 2))),
      ...maybe(0.4, "required", () => [name()]),
      ...(chance() < 0.25
        ? { additionalProperties: closing() }
        : maybe(0.3, "unevaluatedProperties", closing)),
      ...maybe(0.15, "patternProperties", () => ({ [oneOf(chance, PATTERNS.slice(0, 4))]: inner() })),
      ...maybe(0.15, "propertyNames", () =>
        oneOf(chance, [{ pattern: "^a" }, { maxLength: 1 }, { enum: ["a", "b"] }, { minLength: 2 }]),
      ),
      ...maybe(0.15, "minProperties", () => whole(chance, 3)),
      ...maybe(0.15, "maxProperties", () => 1 + whole(chance, 3)),
      ...maybe(0.15, "dependentRequired", () => ({ [name()]: [name()] })),
      ...maybe(0.12, "dependentSchemas", () => ({ [name()]: inner() })),
    }),
    scalar: () =>
      oneOf<() => Schema>(chance, [
        () => true,
        () => ({}),
        () => ({ type: oneOf(chance, ["string", "integer", "number", "boolean"]) }),
        () => ({ type: ["string", "null"] }),
        () => ({ const: scalar() }),
        () => ({ enum: [...new Set(listOf(3, scalar))] }),
        () => ({ pattern: oneOf(chance, PATTERNS) }),
        () => ({ [oneOf(chance, ["minimum", "maximum", "maxLength"])]: whole(chance, 4) }),
        () => ({ format: oneOf(chance, ["ipv4", "nobody-knows"]) }),
      ])(),
    text: () => ({
      ...maybe(0.8, "type", () => "string"),
      ...maybe(0.4, "minLength", () => whole(chance, 3)),
      ...maybe(0.4, "maxLength", () => whole(chance, 4)),
      ...maybe(0.4, "pattern", () => oneOf(chance, PATTERNS)),
      ...maybe(0.1, "format", () => "ipv4"),
    }),
    union: () => ({
      ...maybe(0.5, "properties", () => ({ a: { enum: ["a", "b", "ab"].slice(whole(chance, 2)) } })),
      ...maybe(0.7, "required", () => ["a"]),
      ...maybe(0.7, "type", () => "object"),
      [oneOf(chance, ["oneOf", "oneOf", "anyOf"])]: ["a", "b", "ab"].slice(whole(chance, 2)).map((kind) => ({
        properties: { a: { const: kind }, [name()]: inner(2) },
        ...maybe(0.5, "required", () => ["a"]),
      })),
    }),
  };
  if (depth <= 0) return makers.scalar?.() ?? true;
  const kinds = ["object", "object", "object", "array", "array", "number", "text", "union", "scalar"];
  return makers[oneOf(chance, [...kinds, "combined", "combined", "combined"])]?.() ?? true;

  function membersOf(count: number): JsonObject {
    return Object.fromEntries(listOf(count, () => [name(), inner()] as const));
  }

  function besides(): JsonObject {
    const more = chance() < 0.4 ? inner() : true;
    return isObject(more) ? more : {};
  }

  function combination(): JsonObject {
    const keyword = oneOf(chance, ["allOf", "anyOf", "anyOf", "oneOf", "oneOf", "not", "if", "$ref"]);
    if (keyword === "not") return { not: inner() };
    if (keyword === "if") return { if: inner(), ...maybe(0.8, "then", inner), ...maybe(0.5, "else", inner) };
    if (keyword === "$ref")
      return names.length === 0 ? {} : { $ref: `#/components/schemas/${oneOf(chance, names)}` };
    return { [keyword]: listOf(chance() < 0.2 ? 3 : 2, inner) };
  }
}

/** Keywords that take each other's place. */
const TURNS: Readonly<Record<string, readonly string[]>> = {
  additionalProperties: ["unevaluatedProperties"],
  allOf: ["anyOf", "oneOf"],
  anyOf: ["allOf", "oneOf"],
  items: ["unevaluatedItems"],
  oneOf: ["allOf", "anyOf"],
  unevaluatedItems: ["items"],
  unevaluatedProperties: ["additionalProperties"],
};
/** Keywords whose value is no schema, although it is an object. */
const MAPS = ["properties", "patternProperties", "dependentRequired", "dependentSchemas"];

/** A schema with one change somewhere in it. */
export function changedBy(chance: Chance, schema: Schema): Schema {
  if (!isObject(schema)) return chance() < 0.5 ? schema : schemaFrom(chance, 0);
  const entries = Object.entries(schema);
  const [keyword, value] = entries.length === 0 ? ["type", "string"] : oneOf(chance, entries);
  const { [keyword]: _, ...others } = schema;
  if (chance() < 0.2) return others;
  const [turn] = TURNS[keyword] ?? [];
  if (turn !== undefined && chance() < 0.2)
    return { ...others, [oneOf(chance, TURNS[keyword] ?? [])]: value };
  return { ...others, [keyword]: changedValue(chance, keyword, value) };
}

function changedValue(chance: Chance, keyword: string, value: unknown): unknown {
  if (typeof value === "number") {
    if (keyword === "const") return value + 1;
    const moved = Math.max(0, value + oneOf(chance, [-1, 1]));
    return keyword === "multipleOf" ? Math.max(0.5, moved) : moved;
  }
  if (keyword === "uniqueItems") return value !== true;
  if (Array.isArray(value)) {
    if (value.length > 1 && keyword !== "type" && chance() < 0.4) return value.slice(1);
    if (!["allOf", "anyOf", "oneOf", "prefixItems"].includes(keyword)) return value;
    const index = whole(chance, value.length);
    return value.with(index, partOf(chance, value[index]));
  }
  if (isObject(value) && MAPS.includes(keyword) && keyword !== "dependentRequired") {
    const [name, member] = oneOf(chance, Object.entries(value));
    return { ...value, [name]: partOf(chance, member) };
  }
  return isObject(value) && keyword !== "dependentRequired" && keyword !== "const"
    ? partOf(chance, value)
    : value;
}

function partOf(chance: Chance, part: unknown): Schema {
  const schema = isObject(part) || typeof part === "boolean" ? part : true;
  return oneOf<() => Schema>(chance, [
    () => changedBy(chance, schema),
    () => changedBy(chance, schema),
    () => ({ allOf: [schema] }),
    () => ({ anyOf: [schema, schemaFrom(chance, 0)] }),
    () => ({ not: { not: schema } }),
    () => schemaFrom(chance, 1),
  ])();
}
