/**
 * Values to try on a schema: one that it should allow, and many around its edges. Nothing here is judged; ajv does that.
 */
import { isDeepStrictEqual } from "node:util";
import { isObject, listOf, objectOf } from "../json.ts";
import type { Place } from "../place.ts";
import { inTurns } from "../turns.ts";
import { type Flat, flatten } from "./flat.ts";
import { examplesIn, fixedIn, freeName, keyOf, schemasFor } from "./flat-members.ts";
import { remembered } from "./memory.ts";
import { edgesOf, largest, MAX_LENGTH, numberFor, numbersOf, stringFor, stringsOf } from "./strings.ts";

/** How much of a value is there: what is required, or everything that has a name. */
export type Size = "least" | "full";

const MAX_DEPTH = 7;
/** How many values are tried, by depth: the deeper the fewer, as they multiply. */
const MAX_VALUES = [700, 60, 10];

/** A value of each type. */
export const OTHER_TYPES: readonly unknown[] = [null, true, 5, 1.5, "a text", [], {}];

/** A value that the schemas should allow, all of them at once: nobody has asked them yet. */
export function guessOf(schemas: readonly Place[], size: Size, depth = 0): unknown {
  // A schema that needs itself has no end.
  return depth > MAX_DEPTH + 2 ? null : rememberedGuess(schemas, size, depth);
}

const rememberedGuess = remembered((schemas, size: Size, depth: number): unknown => {
  for (const schema of schemas) {
    const [example] = examplesIn(schema);
    if (example !== undefined && !(isObject(example) && size === "full")) return example;
  }
  const [flat] = flatten(schemas);
  return flat === undefined ? null : guessOfFlat(flat, size, depth);
});

/** A value that a flat schema should allow. */
export function guessOfFlat(flat: Flat, size: Size, depth = 0): unknown {
  const { keywords, types } = flat;
  const fixed = fixedIn(flat)[0];
  if (fixed !== undefined) return fixed;
  const [type = "string"] = [...types].filter((name) => name !== "null").concat([...types]);
  if (type === "object") return objectOfFlat(flat, size, depth);
  if (type === "array") return listOfFlat(flat, size, depth);
  if (type === "integer" || type === "number") return numberFor(keywords, type === "integer");
  if (type === "boolean") return true;
  if (type === "null") return null;
  return stringFor(keywords);
}

function objectOfFlat(flat: Flat, size: Size, depth: number): Record<string, unknown> {
  const { properties, required, keywords } = flat;
  const names =
    size === "full" && depth < MAX_DEPTH ? new Set([...properties.keys(), ...required]) : new Set(required);
  const value: Record<string, unknown> = {};
  for (const name of names) {
    const schemas = schemasFor(flat, name);
    if (schemas.some((schema) => schema.value === false)) continue;
    value[name] = depth < MAX_DEPTH ? guessOf(schemas, size, depth + 1) : null;
  }
  const least = largest(keywords.get("minProperties")) ?? 0;
  for (let index = 1; Object.keys(value).length < Math.min(least, 50); index++)
    value[freeName(flat, index)] = guessOf(flat.additional, size, depth + 1);
  return value;
}

function listOfFlat(flat: Flat, size: Size, depth: number): unknown[] {
  const { items, keywords, tuple } = flat;
  const first = tuple.map((schemas) => guessOf(schemas, size, depth + 1));
  for (const contained of flat.contains) {
    const times = largest(keywords.get("minContains")) ?? 1;
    for (let index = 0; index < Math.min(times, 20); index++)
      first.push(guessOf([contained], size, depth + 1));
  }
  const least = largest(keywords.get("minItems")) ?? 0;
  const length = Math.max(
    first.length,
    least,
    size === "full" && items.length > 0 && depth < MAX_DEPTH ? 1 : 0,
  );
  return filled(flat, first, length, depth);
}

/** A list of another length, made of its items in turn, or of different ones where they have to be. */
export function resized(schemas: readonly Place[], items: readonly unknown[], length: number): unknown[] {
  const flats = flatten(schemas);
  const unique = flats.find(hasUniqueItems);
  if (unique === undefined && items.length > 0)
    return Array.from({ length }, (_, index) => items[index % items.length]);
  const flat = unique ?? flats[0];
  return flat === undefined ? [] : filled(flat, items, length, 0);
}

function hasUniqueItems({ keywords }: Flat): boolean {
  return keywords.get("uniqueItems")?.includes(true) === true;
}

/** A list of this length: the items given, then the usual one, or different ones where they have to be. */
function filled(flat: Flat, given: readonly unknown[], length: number, depth: number): unknown[] {
  const { items } = flat;
  const value = given.slice(0, length);
  if (value.length >= length) return value;
  const usual = guessOf(items, "least", Math.max(3, depth + 1));
  const unique = hasUniqueItems(flat);
  const fixed = unique ? flatten(items).flatMap(fixedIn) : [];
  const made = unique ? candidatesOf(items, depth + 1).filter((item) => isLike(item, usual)) : [];
  const distinct = new Map([usual, ...fixed, ...made].map((item) => [keyOf(item), item])).values();
  const others = [...distinct].filter((item) => !value.some((one) => isDeepStrictEqual(one, item)));
  const most = Math.min(length, MAX_LENGTH);
  const taken = new Set(value);
  // Of what is made by counting, no more can be there already than was given.
  for (let index = value.length; value.length < most && index < 2 * most; index++) {
    const item = unique && fixed.length === 0 ? counted(usual, index) : undefined;
    if (item === undefined) value.push(others[index - given.length] ?? usual);
    else if (!taken.has(item)) value.push(item);
  }
  return value;
}

/** Another value like the usual one; undefined where none is made by counting. */
function counted(usual: unknown, index: number): unknown {
  if (typeof usual === "string") return `${usual}${index}`;
  return typeof usual === "number" ? usual + index : undefined;
}

function isLike(item: unknown, usual: unknown): boolean {
  if (!isObject(usual)) return typeof item === typeof usual;
  return isObject(item) && Object.keys(usual).every((name) => Object.hasOwn(item, name));
}

/** Values around the edges of the schemas: some are allowed, some are not. */
export function candidatesOf(schemas: readonly Place[], depth = 0): unknown[] {
  const most = MAX_VALUES[depth];
  if (most === undefined) return [guessOf(schemas, "least", depth)];
  const values = new Map<string, unknown>();
  for (const value of allCandidatesOf(schemas, depth)) {
    if (values.size === most) break;
    values.set(keyOf(value), value);
  }
  return [...values.values()];
}

/** Made one by one: a large object has ten thousands of them. */
function* allCandidatesOf(schemas: readonly Place[], depth: number): Generator<unknown> {
  yield* schemas.flatMap(examplesIn);
  yield* OTHER_TYPES;
  for (const flat of flatten(schemas)) yield* candidatesOfFlat(flat, depth);
}

function* candidatesOfFlat(flat: Flat, depth: number): Generator<unknown> {
  const { keywords, types } = flat;
  const fixed = fixedIn(flat);
  const has = (type: string) => types.has(type) || types.size === 0;
  yield* fixed;
  for (const value of fixed) if (typeof value === "string") yield* [`${value}x`, value.toLowerCase()];
  if (has("object")) yield* objectsOfFlat(flat, depth);
  if (has("array")) yield* listsOfFlat(flat, depth);
  if (has("string")) yield* stringsOf(keywords);
  if (has("integer") || has("number")) yield* numbersOf(keywords);
  if (has("boolean")) yield* [true, false];
  if (has("null")) yield null;
  for (const schema of flat.not) yield* candidatesOf([schema], depth + 1);
}

function* objectsOfFlat(flat: Flat, depth: number): Generator<unknown> {
  const full = objectOfFlat(flat, "full", depth);
  const least = objectOfFlat(flat, "least", depth);
  const bases = [full, least];
  const without = bases.flatMap((base) => Object.keys(base).map((name) => omit(base, name)));
  const free = freeName(flat);
  const unknown = bases.map((base) => ({ ...base, [free]: "a text" }));
  const single = Object.keys(full).map((name) => ({ ...least, [name]: full[name] }));
  const others = [...candidatesOf(flat.additional, depth + 1), ...OTHER_TYPES].map((value) => ({
    ...least,
    [free]: value,
  }));
  const patterned = [...flat.patternProperties].flatMap(([pattern, schemas]) =>
    stringsOf(new Map([["pattern", [pattern]]]))
      .slice(0, 3)
      .flatMap((name) =>
        [...candidatesOf(schemas, depth + 1), ...OTHER_TYPES].map((value) => ({ ...least, [name]: value })),
      ),
  );
  const named = namesOf(flat).map((name) => ({
    ...least,
    [name]: guessOf(flat.additional, "least", depth + 1),
  }));
  const counted = ["minProperties", "maxProperties"]
    .flatMap((keyword) => edgesOf(flat.keywords.get(keyword)))
    .filter((count) => count >= 0 && count <= 200)
    .flatMap((count) => bases.map((base) => ofCount(flat, base, count, depth)));
  yield* [full, least, ...without, ...unknown, ...single, ...counted, ...named, ...patterned, ...others];
  const members = [...flat.properties.keys()].map((name) =>
    candidatesOf(schemasFor(flat, name), depth + 1).flatMap((value) =>
      bases.map((base) => ({ base, name, value })),
    ),
  );
  for (const { base, name, value } of inTurns(members)) yield { ...base, [name]: value };
}

/** Names that `propertyNames` may allow or refuse. */
function namesOf({ keywords }: Flat): string[] {
  return (keywords.get("propertyNames") ?? []).flatMap((value) => {
    const { enum: members, ...rest } = objectOf(value);
    const texts = stringsOf(new Map(Object.entries(rest).map(([keyword, limit]) => [keyword, [limit]])));
    return [...listOf(members).filter((member) => typeof member === "string"), ...texts.slice(0, 60)];
  });
}

function ofCount(
  flat: Flat,
  base: Readonly<Record<string, unknown>>,
  count: number,
  depth: number,
): Record<string, unknown> {
  const entries = Object.entries(base).slice(0, count);
  const value = guessOf(flat.additional, "least", Math.max(3, depth + 1));
  for (let index = entries.length; index < count; index++)
    entries.push([freeName(flat, index), value ?? "a text"]);
  return Object.fromEntries(entries);
}

function listsOfFlat(flat: Flat, depth: number): unknown[] {
  const { items, keywords, tuple } = flat;
  const full = listOfFlat(flat, "full", depth);
  const usual = full[0] ?? guessOf(items, "least", depth + 1);
  const lengths = ["minItems", "maxItems", "minContains", "maxContains"]
    .flatMap((keyword) => edgesOf(keywords.get(keyword)))
    .filter((length) => length >= 0 && length <= MAX_LENGTH);
  const sized = [...lengths, tuple.length, tuple.length + 1].map((length) =>
    filled(flat, full, length, depth),
  );
  const contained = flat.contains.flatMap((schema) => {
    const value = guessOf([schema], "least", depth + 1);
    return [0, 1, 2, ...lengths].map((times) => [...full, ...Array.from({ length: times }, () => value)]);
  });
  const positions = tuple.flatMap((schemas, index) =>
    [...candidatesOf(schemas, depth + 1), ...OTHER_TYPES].map((value) => full.with(index, value)),
  );
  const varied = [...candidatesOf(items, depth + 1), ...OTHER_TYPES].flatMap((value) => [
    [...full.slice(0, tuple.length), value],
    full.length > tuple.length + 1 ? full.with(tuple.length, value) : [...full, value],
  ]);
  return [
    full,
    [],
    [usual],
    [usual, usual],
    [...full, usual],
    ...sized,
    ...contained,
    ...positions,
    ...varied,
  ];
}

function omit(value: Readonly<Record<string, unknown>>, name: string): Record<string, unknown> {
  const { [name]: _, ...rest } = value;
  return rest;
}
