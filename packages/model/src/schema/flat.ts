/**
 * A schema as one flat list of what it asks for: `allOf` and references joined, each branch of `anyOf` and `oneOf` a flat
 * schema of its own. It is what values are made from, never what they are judged by: that is ajv's.
 */
import { append } from "../append.ts";
import { isObject, listOf, objectOf, textsOf } from "../json.ts";
import { below, followed, memberOf, type Place, placeAt } from "../place.ts";
import { targetOf } from "../reference.ts";
import { remembered } from "./memory.ts";
import { keywordsAt } from "./normalise.ts";

/** What a value has to be; a list has all schemas that ask for it. */
export interface Flat {
  readonly types: ReadonlySet<string>;
  readonly properties: ReadonlyMap<string, readonly Place[]>;
  readonly required: ReadonlySet<string>;
  readonly patternProperties: ReadonlyMap<string, readonly Place[]>;
  readonly additional: readonly Place[];
  readonly items: readonly Place[];
  readonly tuple: readonly (readonly Place[])[];
  readonly contains: readonly Place[];
  readonly not: readonly Place[];
  /** The other keywords, each with the value that every schema gives it. */
  readonly keywords: ReadonlyMap<string, readonly unknown[]>;
}

/** How many branches are followed: more say nothing new, and their number multiplies. */
export const MAX_BRANCHES = 12;
const MAX_DEPTH = 12;

/** The flat schemas of a value that has to keep several schemas at once. */
export const flatten: (schemas: readonly Place[]) => readonly Flat[] = remembered((schemas) =>
  inEveryWay(schemas.map((schema) => branchesOf(followed(schema), 0))).map(joined),
);

/** One way of each part, in every combination. */
function inEveryWay(parts: readonly Place[][][]): Place[][] {
  return parts.reduce(
    (ways, part) => ways.flatMap((way) => part.map((more) => [...way, ...more])).slice(0, MAX_BRANCHES),
    [[]],
  );
}

/** Each way to keep a schema, as the places whose own keywords have to be kept together. */
function branchesOf(schema: Place, depth: number): Place[][] {
  const node = keywordsAt(schema);
  if (depth > MAX_DEPTH) return [[schema]];
  const parts: Place[][][] = [[[schema]]];
  const reference = targetOf(schema);
  if (reference !== undefined)
    parts.push(branchesOf(followed(placeAt(schema.contract, reference)), depth + 1));
  for (const index of listOf(node.allOf).keys())
    parts.push(branchesOf(below(schema, "allOf", index), depth + 1));
  for (const keyword of ["anyOf", "oneOf"])
    if (listOf(node[keyword]).length > 0)
      parts.push(
        listOf(node[keyword]).flatMap((_, index) => branchesOf(below(schema, keyword, index), depth + 1)),
      );
  if (node.if !== undefined) {
    const when = (keyword: string) =>
      node[keyword] === undefined ? [] : branchesOf(below(schema, keyword), depth + 1);
    const met = [...when("if"), ...when("then")].flat();
    parts.push([met, ...when("else"), ...when("then"), []]);
  }
  for (const name of Object.keys(objectOf(node.dependentSchemas)))
    parts.push([[], ...branchesOf(below(schema, "dependentSchemas", name), depth + 1)]);
  return inEveryWay(parts);
}

/** Keywords that are read in their own way. */
const STRUCTURE = new Set([
  "$ref",
  "additionalProperties",
  "allOf",
  "anyOf",
  "contains",
  "dependentSchemas",
  "else",
  "if",
  "items",
  "not",
  "oneOf",
  "patternProperties",
  "prefixItems",
  "properties",
  "required",
  "then",
  "type",
  "unevaluatedProperties",
]);

function joined(schemas: readonly Place[]): Flat {
  let types: Set<string> | undefined;
  const properties = new Map<string, Place[]>();
  const patternProperties = new Map<string, Place[]>();
  const required = new Set<string>();
  const additional: Place[] = [];
  const items: Place[] = [];
  const tuple: Place[][] = [];
  const contains: Place[] = [];
  const not: Place[] = [];
  const keywords = new Map<string, unknown[]>();
  for (const schema of schemas) {
    const node = keywordsAt(schema);
    if (node.type !== undefined) types = both(types, new Set(textsOf(node.type)));
    for (const name of textsOf(node.required)) required.add(name);
    for (const name of Object.keys(objectOf(node.properties)))
      append(properties, name, below(schema, "properties", name));
    for (const name of Object.keys(objectOf(node.patternProperties)))
      append(patternProperties, name, below(schema, "patternProperties", name));
    for (const keyword of ["additionalProperties", "unevaluatedProperties"])
      if (node[keyword] !== undefined) additional.push(memberOf(schema, keyword));
    if (node.contains !== undefined) contains.push(below(schema, "contains"));
    const refused = below(schema, "not");
    // `false` is `not` without one written.
    if (refused.value !== undefined) not.push(refused);
    if (isObject(node.items)) items.push(below(schema, "items"));
    for (const index of listOf(node.prefixItems).keys()) {
      tuple[index] = [...(tuple[index] ?? []), below(schema, "prefixItems", index)];
    }
    for (const [keyword, value] of Object.entries(node)) {
      if (!STRUCTURE.has(keyword)) append(keywords, keyword, value);
    }
  }
  const flat = {
    properties,
    required,
    patternProperties,
    additional,
    items,
    tuple,
    contains,
    not,
    keywords,
  };
  return { types: types ?? implied(flat), ...flat };
}

/** An integer is a number too. */
function both(one: Set<string> | undefined, other: Set<string>): Set<string> {
  if (one === undefined) return other;
  const common = new Set([...one].filter((type) => other.has(type)));
  const integers = (one.has("integer") && other.has("number")) || (one.has("number") && other.has("integer"));
  if (integers) common.add("integer");
  return common;
}

/** Keywords that are about values of one type. */
const ABOUT: Readonly<Record<string, readonly string[]>> = {
  object: ["minProperties", "maxProperties", "propertyNames", "dependentRequired"],
  array: ["minItems", "maxItems", "uniqueItems"],
  string: ["minLength", "maxLength", "pattern", "format"],
  number: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
};

/** The types that a schema without `type` is about. */
function implied({ keywords, ...parts }: Omit<Flat, "types">): Set<string> {
  const { additional, contains, items, patternProperties, properties, required, tuple } = parts;
  const structure: Readonly<Record<string, number>> = {
    object: properties.size + required.size + patternProperties.size + additional.length,
    array: items.length + tuple.length + contains.length,
  };
  const types = Object.keys(ABOUT).filter(
    (type) => (structure[type] ?? 0) > 0 || ABOUT[type]?.some((keyword) => keywords.has(keyword)),
  );
  return new Set(types);
}
