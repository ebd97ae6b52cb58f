/**
 * A schema as one node, whatever it is put together from, with the place of each keyword: what cases are made from, which have
 * to name it.
 */
import { onceFor } from "../once.ts";
import { below, entriesOf, type Place, placeAt } from "../place.ts";
import { pointerBelow } from "../pointer.ts";
import { targetOf } from "../reference.ts";
import { isAnnotation } from "./keywords.ts";
import { keywordsAt } from "./normalise.ts";

/** A keyword of a schema, and the schema that it stands in. */
export interface Keyword {
  readonly name: string;
  readonly value: unknown;
  readonly owner: Place;
}

/** Every keyword that bears on one value: those of the schema, of what it refers to, and of its allOf and anyOf. */
export interface SchemaNode {
  readonly place: Place;
  readonly keywords: readonly Keyword[];
  readonly types: ReadonlySet<unknown>;
  /** The schemas of the fields of an object. */
  readonly properties: ReadonlyMap<string, Place>;
  /** The fields that are required, with the list that says so. */
  readonly required: ReadonlyMap<string, Keyword>;
  /** The schema of the items of a list. */
  readonly items: Place | undefined;
}

/** Reads a schema. Each answer of a provider is looked at by the same places. */
export const schemaNode = onceFor((place: Place): SchemaNode => {
  const keywords = keywordsOf(place);
  const properties = new Map<string, Place>();
  const required = new Map<string, Keyword>();
  let items: Place | undefined;
  for (const keyword of keywords) {
    const { name, value, owner } = keyword;
    if (name === "properties")
      for (const { key, place: field } of entriesOf(below(owner, name))) properties.set(key, field);
    if (name === "required" && Array.isArray(value)) for (const field of value) required.set(field, keyword);
    if (name === "items") items = below(owner, name);
  }
  const types = new Set<unknown>(
    keywords.flatMap(({ name, value }) => (name === "type" ? [value].flat() : [])),
  );
  return { place, keywords, types, properties, required, items };
});

/** The keyword of a name that stands nearest, if any. */
export function keywordOf(node: SchemaNode, name: string): Keyword | undefined {
  return node.keywords.find((keyword) => keyword.name === name);
}

/** A pointer to a keyword. */
export function pointerTo({ owner, name }: Keyword): string {
  return pointerBelow(owner.pointer, name);
}

/** @param around the schemas of the same value that led here, none of which is read again */
function keywordsOf(place: Place, around: ReadonlySet<string> = new Set()): Keyword[] {
  if (around.has(place.pointer)) return [];
  const inside = new Set(around).add(place.pointer);
  const own = Object.entries(keywordsAt(place)).flatMap(([name, value]) => {
    if (isAnnotation(name) || name === "$ref") return [];
    const keyword: Keyword = { name, value, owner: place };
    const nested =
      name === "allOf" || name === "anyOf"
        ? entriesOf(below(place, name)).flatMap((branch) => keywordsOf(branch.place, inside))
        : [];
    return name === "allOf" ? nested : [keyword, ...nested];
  });
  // A reference with keywords beside it has not been followed on the way here.
  const target = keywordsAt(place).$ref === undefined ? undefined : targetOf(place);
  return target === undefined ? own : [...own, ...keywordsOf(below(placeAt(place.contract, target)), inside)];
}
