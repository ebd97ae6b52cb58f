/**
 * What a flat schema says of its members: of a property, of a name that is free, of the values that are fixed.
 */
import { listOf, objectOf, textsOf } from "../json.ts";
import type { Place } from "../place.ts";
import type { Flat } from "./flat.ts";
import { keywordsAt } from "./normalise.ts";
import { matches, matchingStrings } from "./strings.ts";

/** A name that no schema has. */
export const UNKNOWN = "notInTheContract";

/** A name that no schema speaks of but that they allow, if there is one; each number has its own. */
export function freeName({ keywords, patternProperties, properties }: Flat, index = 0): string {
  const asked = (keywords.get("propertyNames") ?? []).map(objectOf);
  const free = (name: string) =>
    name !== "" &&
    !properties.has(name) &&
    ![...patternProperties.keys()].some((pattern) => matches(pattern, name));
  if (asked.length === 0) return index === 0 ? UNKNOWN : `${UNKNOWN}${index}`;
  const names = asked.flatMap((schema) => [
    ...listOf(schema.enum).filter((member) => typeof member === "string"),
    ...textsOf(schema.pattern ?? []).flatMap(matchingStrings),
  ]);
  const fits = names.filter(
    (name) =>
      free(name) && asked.every(({ pattern }) => typeof pattern !== "string" || matches(pattern, name)),
  );
  return fits[index] ?? `${fits.at(-1) ?? UNKNOWN}${index}`;
}

/** All that a property has to keep. */
export function schemasFor(
  { properties, patternProperties, additional }: Flat,
  name: string,
): readonly Place[] {
  const patterned = [...patternProperties]
    .filter(([pattern]) => matches(pattern, name))
    .flatMap(([, list]) => list);
  const own = [...(properties.get(name) ?? []), ...patterned];
  return own.length > 0 ? own : additional;
}

/** The values that `const` and `enum` name; of several lists those that all have. */
export function fixedIn({ keywords }: Flat): unknown[] {
  const lists = [
    ...(keywords.get("const") ?? []).map((value) => [value]),
    ...(keywords.get("enum") ?? []).map(listOf),
  ];
  const [first = [], ...others] = lists;
  const common = first.filter((value) =>
    others.every((list) => list.some((other) => keyOf(other) === keyOf(value))),
  );
  return common.length > 0 ? [...common, ...lists.flat()] : lists.flat();
}

/** The examples that a schema gives of its values. */
export function examplesIn(schema: Place): unknown[] {
  const node = keywordsAt(schema);
  return [...listOf(node.examples), ...(node.example === undefined ? [] : [node.example])];
}

/** A text by which equal values are known. */
export function keyOf(value: unknown): string {
  return JSON.stringify(value) ?? "undefined";
}
