/**
 * The values inside of a value, each with the schemas that it has to keep: those of the branches that it takes.
 */
import { append } from "../append.ts";
import { isObject, keysIn, listOf, memberIn, objectOf, withMember } from "../json.ts";
import { below, followed, memberOf, type Place, placeAt } from "../place.ts";
import { pointerBelow } from "../pointer.ts";
import { targetOf } from "../reference.ts";
import { checkOf } from "./check.ts";
import { UNKNOWN } from "./flat-members.ts";
import { keywordsAt } from "./normalise.ts";
import { aroundField, fieldOf } from "./optional-field.ts";
import { matches, matchingStrings } from "./strings.ts";
import { guessOf } from "./values.ts";

/** A value inside of another one. */
export interface Spot {
  /** JSON pointer into the whole value, without `#`. */
  readonly at: string;
  /** What stands there; a likely value where nothing does. */
  readonly value: unknown;
  /** What it was reached by. */
  readonly schemas: readonly Place[];
  /** The same with all that they lead to and that the value has to keep. */
  readonly kept: readonly Kept[];
  /** The whole value with another one there. */
  readonly put: (value: unknown) => unknown;
}

/** A schema that a value keeps. */
export interface Kept {
  readonly place: Place;
  /** Pointers to the keywords that let it be kept or not: `oneOf`, `if`. */
  readonly choices: readonly string[];
}

/** More say nothing new: it is the same schema again and again. */
const MAX_SPOTS = 500;
const MAX_DEPTH = 8;

/** The value itself, then all that it is made of. Of the items of a list only those that differ in their schema are given. */
export function spotsOf(schema: Place, value: unknown): readonly Spot[] {
  const spots: Spot[] = [];
  const add = (spot: Omit<Spot, "kept">, around: readonly string[]) => {
    if (spots.length >= MAX_SPOTS || around.length > MAX_DEPTH) return;
    const kept = spot.schemas.flatMap((one) => keptBy(one, spot.value));
    const whole = { ...spot, kept };
    spots.push(whole);
    const inside = [...around, keyOf(spot.schemas)];
    for (const member of membersOf(whole)) if (!inside.includes(keyOf(member.schemas))) add(member, inside);
  };
  add({ at: "", value, schemas: [schema], put: (whole) => whole }, []);
  return spots;
}

function keyOf(schemas: readonly Place[]): string {
  return schemas.map(({ pointer }) => pointer).join(" ");
}

/** A schema, and those that say more of the same value. */
function keptBy(schema: Place, value: unknown, choices: readonly string[] = [], depth = 0): Kept[] {
  const place = followed(schema);
  if (depth > MAX_DEPTH) return [{ place, choices }];
  const node = keywordsAt(place);
  const reference = targetOf(place);
  const branches = (keyword: string) =>
    [...listOf(node[keyword]).keys()].map((index) => below(place, keyword, index));
  const more = (schemas: readonly Place[], choice?: string) => {
    const through = choice === undefined ? choices : [...choices, pointerBelow(place.pointer, choice)];
    return schemas.flatMap((one) => keptBy(one, value, through, depth + 1));
  };
  const next = isKept(below(place, "if"), value) ? "then" : "else";
  const dependent = Object.keys(objectOf(node.dependentSchemas)).filter(
    (name) => memberIn(value, name) !== undefined,
  );
  return [
    { place, choices },
    ...more(reference === undefined ? [] : [placeAt(place.contract, reference)]),
    ...more(branches("allOf")),
    ...["anyOf", "oneOf"].flatMap((keyword) =>
      more(
        branches(keyword).filter((branch) => isKept(branch, value)),
        keyword,
      ),
    ),
    ...more(dependent.map((name) => below(place, "dependentSchemas", name))),
    ...more(node.if === undefined || node[next] === undefined ? [] : [below(place, next)], "if"),
  ];
}

function isKept(schema: Place, value: unknown): boolean {
  const check = checkOf(schema);
  return check.kind === "check" && check.allows(value) === true;
}

type Member = Omit<Spot, "kept">;

function membersOf(spot: Spot): Member[] {
  return Array.isArray(spot.value) ? itemsOf(spot, spot.value) : isObject(spot.value) ? fieldsOf(spot) : [];
}

function fieldsOf({ at, kept, put, schemas: own, value }: Spot): Member[] {
  const fields = objectOf(value);
  const isBase = own.every((schema) => isKept(schema, fields));
  const schemas = new Map<string, Place[]>();
  for (const { place } of kept) {
    const { additionalProperties, patternProperties, properties } = keywordsAt(place);
    for (const name of keysIn(properties)) append(schemas, name, below(place, "properties", name));
    const patterns = keysIn(patternProperties);
    for (const pattern of patterns) {
      const [made] = matchingStrings(pattern);
      const name = keysIn(fields).find((field) => matches(pattern, field)) ?? made;
      if (name !== undefined) append(schemas, name, below(place, "patternProperties", pattern));
    }
    if (!isObject(additionalProperties)) continue;
    const isFree = (name: string) =>
      memberIn(properties, name) === undefined && !patterns.some((pattern) => matches(pattern, name));
    append(schemas, keysIn(fields).find(isFree) ?? UNKNOWN, below(place, "additionalProperties"));
  }
  // What no schema has spoken of; where the rest has a schema of its own there is nothing of that kind.
  const rest = kept.filter(({ place }) => isObject(keywordsAt(place).unevaluatedProperties));
  const hasPattern = (field: string) =>
    kept.some(({ place }) =>
      keysIn(keywordsAt(place).patternProperties).some((pattern) => matches(pattern, field)),
    );
  const name = keysIn(fields).find((field) => !schemas.has(field) && !hasPattern(field)) ?? UNKNOWN;
  if (!kept.some(({ place }) => keywordsAt(place).additionalProperties !== undefined))
    for (const { place } of rest) append(schemas, name, below(place, "unevaluatedProperties"));
  return [...schemas]
    .filter(([, list]) => list.every((schema) => schema.value !== false))
    .map(([name, list]) => {
      const member = fieldOf(fields, name, list) ?? guessOf(list, "least");
      const around = isBase ? aroundField(own, fields, name, member) : undefined;
      return {
        at: pointerBelow(at, name),
        value: member,
        schemas: list,
        put: (other) => put(withMember(around ?? fields, name, other)),
      };
    });
}

function itemsOf({ at, kept, put }: Spot, items: readonly unknown[]): Member[] {
  const schemas = new Map<number, Place[]>();
  for (const { place } of kept) {
    const node = keywordsAt(place);
    const tuple = listOf(node.prefixItems);
    for (const index of tuple.keys()) append(schemas, index, below(place, "prefixItems", index));
    if (isObject(node.items)) append(schemas, tuple.length, followed(memberOf(place, "items")));
  }
  return [...schemas]
    .filter(([index]) => index <= items.length)
    .map(([index, list]) => ({
      at: pointerBelow(at, index),
      value: items[index] ?? guessOf(list, "least"),
      schemas: list,
      put: (item) => put(items.toSpliced(index, 1, item)),
    }));
}
