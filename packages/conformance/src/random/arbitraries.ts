/**
 * Random values of a schema, and random values that are nearly of it.
 */

import { isObject, keysIn, memberIn } from "@facility-contracts/model/json";
import type { Place } from "@facility-contracts/model/place";
import { multipleAt } from "@facility-contracts/model/schema/multiple-of";
import { keywordOf, type SchemaNode, schemaNode } from "@facility-contracts/model/schema/node";
import { expressionOf } from "@facility-contracts/model/schema/pattern";
import fc from "fast-check";
import { textFormOf } from "../cases/formats.ts";
import { MAX_ITEMS, numbered } from "../cases/values.ts";
import type { ProviderConfig } from "../config.ts";
import { isValid } from "../contract/validator.ts";

/** What values are made of beside their schema. */
export interface Sources {
  /** Rows that the provider knows, by the field that points to them. */
  readonly references: References;
  /** The fields that tell the items of a list apart. */
  readonly itemKeys: readonly string[];
}

/** Rows that the provider knows, by the field that points to them. */
type References = NonNullable<ProviderConfig["references"]>;

/** Lists without a documented limit are kept short. */
const LONGEST_LIST = 15;

/** Lists in lists would make a value very large. */
const LONGEST_INNER_LIST = 2;

/** Not all graphemes, nor all URLs: the tables of fast-check take longer to unpack than the rest of a run. */
const LETTERS = fc.constantFrom(...`aZ09 -_.,;:!?/\\|"'<>&%$#@()[]{}\n\téßİñ\u0301ø漢字ひ한مअ€𝒳😀👩‍👩‍👧‍👦`);

const ADDRESSES = fc
  .array(fc.constantFrom("a", "B", "image.jpg", "b%20c", "~x", "%C3%A9", "..", "q=1&q=2"), { maxLength: 6 })
  .map((parts) => `https://example.com/${parts.join("/")}`);

/** Valid values of a schema. */
export function validValues(schema: Place, sources: Sources): fc.Arbitrary<unknown> {
  return valuesOf(schema, "", sources).filter((value) => isValid(schema, value));
}

/** Whether most of the values that are made of a schema are valid: else it takes too long to find some that are. */
export function areMade(schema: Place, sources: Sources): boolean {
  const sample = fc.sample(valuesOf(schema, "", sources), { numRuns: SAMPLE, seed: 1 });
  return sample.filter((value) => isValid(schema, value)).length > SAMPLE / 2;
}

const SAMPLE = 20;

/** Valid values with one random change, most of which make them invalid. */
export function changedValues(schema: Place, sources: Sources): fc.Arbitrary<unknown> {
  const seeds = fc.tuple(
    validValues(schema, sources),
    fc.nat(),
    fc.jsonValue({ maxDepth: 1 }),
    fc.constantFrom("replace", "add", "drop"),
  );
  return seeds.map(([value, which, other, how]) => {
    const paths = pathsOf(value);
    return changed(value, paths[which % paths.length] ?? [], other, how);
  });
}

function valuesOf(
  schema: Place,
  name: string,
  sources: Sources,
  around: readonly string[] = [],
  isInList = false,
): fc.Arbitrary<unknown> {
  const inside = [...around, schema.pointer];
  // What leads to itself is left out, or an empty list: else there would be no end.
  const isOver = (part: Place) => inside.includes(part.pointer);
  const node = schemaNode(schema);
  const choices = keywordOf(node, "enum")?.value;
  if (Array.isArray(choices)) return fc.constantFrom(...choices);
  const known = sources.references[name];
  if (known !== undefined) return fc.constantFrom(...known);
  if (node.types.has("object")) {
    const properties = [...node.properties]
      .filter(([, place]) => !isOver(place))
      .map(([field, place]) => [field, valuesOf(place, field, sources, inside, isInList)] as const);
    return fc.record(Object.fromEntries(properties), {
      requiredKeys: properties.map(([field]) => field).filter((field) => node.required.has(field)),
      noNullPrototype: true,
    });
  }
  if (node.types.has("array") && node.items !== undefined) {
    const most = numberOf(node, "maxItems");
    if (isOver(node.items)) return fc.constant([]);
    const longest = isInList ? LONGEST_INNER_LIST : LONGEST_LIST;
    const maxLength = most !== undefined && !isInList ? Math.min(most, MAX_ITEMS) : longest;
    return fc
      .array(valuesOf(node.items, "", sources, inside, true), { maxLength, size: "max" })
      .map((items) => items.map((item, index) => numbered(item, index, sources.itemKeys)));
  }
  if (node.types.has("integer") || node.types.has("number")) return numbersOf(node);
  const format = textFormOf(node)?.format;
  if (format === "date-time")
    return fc
      .date({ min: new Date("1970-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
      .map((date) => date.toISOString());
  if (format === "uri") return ADDRESSES;
  const pattern = keywordOf(node, "pattern")?.value;
  const least = numberOf(node, "minLength") ?? 0;
  const limit = numberOf(node, "maxLength") ?? Math.max(3000, least);
  const texts = fc.string({
    unit: LETTERS,
    minLength: Math.min(least, limit),
    maxLength: limit,
    size: "small",
  });
  return typeof pattern === "string" ? (matching(pattern) ?? texts) : texts;
}

/** Numbers within the limits: of an integer and of what has a step, a count of steps. */
function numbersOf(node: SchemaNode): fc.Arbitrary<number> {
  const first = numberOf(node, "minimum") ?? numberOf(node, "exclusiveMinimum");
  const last = numberOf(node, "maximum") ?? numberOf(node, "exclusiveMaximum");
  const isInteger = node.types.has("integer");
  const step = numberOf(node, "multipleOf") ?? (isInteger ? 1 : undefined);
  const furthest = keywordOf(node, "format")?.value === "int32" ? 2 ** 31 - 1 : Number.MAX_VALUE;
  const limits = { min: first ?? -furthest, max: last ?? furthest };
  if (limits.min > limits.max) return fc.constant(limits.min);
  if (step === undefined) return fc.double({ ...limits, noNaN: true });
  const most = Math.floor(Number.MAX_SAFE_INTEGER / Math.max(1, step));
  const count = {
    min: Math.max(Math.ceil(limits.min / step), -most),
    max: Math.min(Math.floor(limits.max / step), most),
  };
  if (count.min > count.max) return fc.constant(limits.min);
  return fc.integer(count).map((steps) => multipleAt(steps, step));
}

function numberOf(node: SchemaNode, name: string): number | undefined {
  const value = keywordOf(node, name)?.value;
  return typeof value === "number" ? value : undefined;
}

/** Texts that match a pattern; undefined for one that none are made of, as with what stands before or behind. */
function matching(pattern: string): fc.Arbitrary<string> | undefined {
  try {
    return fc.stringMatching(expressionOf(pattern, "u"));
  } catch {
    return undefined;
  }
}

function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  return [path, ...keysIn(value).flatMap((key) => pathsOf(memberIn(value, key), [...path, key]))];
}

function changed(value: unknown, path: readonly string[], other: unknown, how: string): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return how === "add" && isObject(value) ? { ...value, extra: other } : other;
  if (Array.isArray(value)) {
    const index = Number(key);
    return how === "drop" && rest.length === 0
      ? value.toSpliced(index, 1)
      : value.with(index, changed(value[index], rest, other, how));
  }
  if (!isObject(value)) return other;
  const { [key]: part, ...others } = value;
  return how === "drop" && rest.length === 0 ? others : { ...value, [key]: changed(part, rest, other, how) };
}
