/**
 * Values around a schema: some that it should allow, and some beside them. It reads documents by itself, so that nothing
 * of the model is judged by the model.
 */

type Json = Readonly<Record<string, unknown>>;

/** Gives numbers from 0 to 1, the same ones for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const ANYTHING: readonly unknown[] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  1.5,
  1e21,
  "",
  "a",
  "5",
  "😀",
  [],
  [1],
  {},
  { a: 1 },
];

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  date: ["2024-02-29", "2023-02-29", "2024-2-9"],
  "date-time": ["2024-02-29T12:00:00Z", "2024-02-29T12:00:00.5+01:00", "2024-02-29T25:00:00Z", "2024-02-29"],
  email: ["jo@example.com", "jo", "@example.com"],
  hostname: ["example.com", "-a.com", "a_b"],
  ipv4: ["10.0.0.1", "10.0.0.256"],
  ipv6: ["::1", "1::2::3"],
  uri: ["https://example.com/a?b#c", "/a", "a b"],
  uuid: ["0b2f7e2c-62a7-4ad5-9d0e-1f6a3a1a9c55", "urn:uuid:0b2f7e2c-62a7-4ad5-9d0e-1f6a3a1a9c55", "0b2f"],
};

const MAX_DEPTH = 6;

/** Makes values of the schemas of one document. */
export function createValues(document: unknown, random: () => number) {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const chance = (share: number) => random() < share;
  return { valueFor, changed };

  /** A value that the schema allows, more often than not. */
  function valueFor(schema: unknown, depth = 0): unknown {
    if (!isJson(schema) || depth > MAX_DEPTH || chance(0.02)) return pick(ANYTHING);
    if (typeof schema.$ref === "string") {
      const target = valueFor(targetIn(document, schema.$ref), depth + 1);
      return Object.keys(schema).length > 1
        ? joined(target, valueFor({ ...schema, $ref: undefined }, depth))
        : target;
    }
    if ("const" in schema) return schema.const;
    if (Array.isArray(schema.enum) && chance(0.9)) return pick(schema.enum);
    const own = ownValue(schema, depth);
    const parts = [
      ...(Array.isArray(schema.allOf) ? schema.allOf : []),
      ...["anyOf", "oneOf"].flatMap((keyword) => {
        const branches = schema[keyword];
        return Array.isArray(branches) && branches.length > 0 ? [pick(branches)] : [];
      }),
    ];
    return parts.map((part) => valueFor(part, depth + 1)).reduce(joined, own);
  }

  function ownValue(schema: Json, depth: number): unknown {
    const types = [schema.type ?? typeBy(schema)].flat();
    if (schema.nullable === true && chance(0.2)) return null;
    const type = pick(types);
    if (type === "object") return objectOf(schema, depth);
    if (type === "array") return listOf(schema, depth);
    if (type === "integer" || type === "number") return numberOf(schema);
    if (type === "boolean") return chance(0.5);
    if (type === "string") return textOf(schema);
    return type === "null" ? null : undefined;
  }

  function objectOf({ properties, required, additionalProperties }: Json, depth: number): Json {
    const names = Array.isArray(required) ? required.map(String) : [];
    const value: Record<string, unknown> = {};
    const known = isJson(properties) ? properties : {};
    for (const name of new Set([...Object.keys(known), ...names]))
      if (chance(names.includes(name) ? 0.97 : 0.5)) value[name] = valueFor(known[name], depth + 1);
    if (chance(isJson(additionalProperties) ? 0.5 : 0.1))
      value.extra = valueFor(additionalProperties, depth + 1);
    return value;
  }

  function listOf({ items, prefixItems, minItems, maxItems }: Json, depth: number): unknown[] {
    const least = typeof minItems === "number" ? minItems : 0;
    const most = typeof maxItems === "number" ? maxItems : least + 2;
    const length = Math.min(least + Math.floor(random() * (most - least + 1)), 20);
    return Array.from({ length }, (_, index) =>
      valueFor((Array.isArray(prefixItems) ? prefixItems[index] : undefined) ?? items, depth + 1),
    );
  }

  function numberOf({
    minimum,
    maximum,
    exclusiveMinimum,
    exclusiveMaximum,
    multipleOf,
    type,
  }: Json): number {
    const limits = [minimum, maximum, exclusiveMinimum, exclusiveMaximum].filter(isNumber);
    const near = limits.length === 0 ? pick([0, 1, 7, 1234567]) : pick(limits) + pick([-1, 0, 1]);
    // Without what floating point adds: 100.10000000000001 is no multiple of 0.1, and the oracle takes it for one.
    if (isNumber(multipleOf) && chance(0.8)) return Number((near * multipleOf).toPrecision(15));
    return type === "integer" || chance(0.7) ? near : near + 0.5;
  }

  function textOf({ format, minLength, maxLength, pattern }: Json): string {
    const known = typeof format === "string" ? TEXTS[format] : undefined;
    if (known !== undefined && chance(0.9)) return pick([known[0] ?? "", ...known]);
    if (pattern !== undefined)
      return pick(["a", "A1", "abc", "1", "+15550001", "2024-01-01", "a_b-c", "é😀"]);
    const length = pick([minLength, maxLength].filter(isNumber).concat(3)) + pick([-1, 0, 0, 1]);
    return pick(["a", "b", "😀"]).repeat(Math.max(0, Math.min(length, 300)));
  }

  /** The same value with one thing in it changed. */
  function changed(value: unknown): unknown {
    const inside = Array.isArray(value) || isJson(value) ? Object.keys(value) : [];
    if (inside.length > 0 && chance(0.75)) {
      const key = pick(inside);
      const copy: Record<string, unknown> = { ...(value as Json) };
      if (chance(0.25)) delete copy[key];
      else copy[key] = changed(copy[key]);
      return Array.isArray(value) ? Object.values(copy) : copy;
    }
    if (isJson(value) && chance(0.5)) return { ...value, more: pick(ANYTHING) };
    if (Array.isArray(value) && chance(0.5)) return [...value, value[0] ?? pick(ANYTHING)];
    if (isNumber(value) && chance(0.6)) return value + pick([-1, 1, 0.5, 0.01]);
    if (typeof value === "string" && chance(0.5))
      return pick([`${value}a`, value.slice(1), value.toUpperCase()]);
    return pick(ANYTHING);
  }
}

function joined(first: unknown, second: unknown): unknown {
  if (second === undefined) return first;
  return isJson(first) && isJson(second) ? { ...first, ...second } : second;
}

function typeBy(schema: Json): unknown {
  if (schema.properties !== undefined || schema.required !== undefined) return "object";
  if (schema.items !== undefined || schema.prefixItems !== undefined) return "array";
  if (schema.minimum !== undefined || schema.maximum !== undefined) return "number";
  if (["pattern", "format", "minLength", "maxLength"].some((keyword) => keyword in schema)) return "string";
  return "none";
}

/** What a pointer leads to, as plainly as can be. */
export function targetIn(document: unknown, reference: string): unknown {
  const keys = decodeURIComponent(reference.slice(1)).split("/").slice(1);
  return keys.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null
        ? (value as Json)[key.replaceAll("~1", "/").replaceAll("~0", "~")]
        : undefined,
    document,
  );
}

export function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isNumber(value: unknown): value is number {
  return typeof value === "number";
}
