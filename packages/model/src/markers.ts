/**
 * The markers of a contract: what engines have to know beyond OpenAPI, said in the document by members that begin with `x-`.
 * `openapi/README.md` lists them. A document without them is read as one that says nothing of it.
 */
import { append } from "./append.ts";
import type { Contract } from "./contract.ts";
import { objectOf } from "./json.ts";
import { onceFor, onceIn } from "./once.ts";
import type { Operation } from "./operation.ts";
import { type Parameter, parametersOf } from "./parameter.ts";
import { below, dereferenced, entriesOf, memberOf, type Place, placeAt } from "./place.ts";
import { targetOf } from "./reference.ts";

const TEXT_MARKERS = [
  "x-copy-of",
  "x-count-of",
  "x-extend",
  "x-fault-in",
  "x-file",
  "x-item-per",
  "x-presigned-url",
  "x-problem",
  "x-row",
] as const;

const FLAG_MARKERS = ["x-extends-answer", "x-unique"] as const;

/** A marker whose value is a text. */
export type TextMarker = (typeof TEXT_MARKERS)[number];

/** A marker that is there or not. */
export type FlagMarker = (typeof FLAG_MARKERS)[number];

export function markerNamed(name: string): TextMarker | FlagMarker | undefined {
  return [...TEXT_MARKERS, ...FLAG_MARKERS].find((marker) => marker === name);
}

/** One step into a value: to a field of an object, or to every item of a list. */
export type Step = { readonly kind: "field"; readonly name: string } | { readonly kind: "items" };

/** A part of a value whose schema carries a marker. */
export interface Marked {
  /** The way from the whole value to the part. */
  readonly steps: readonly Step[];
  /** The value of the marker; `true` of one that is only there. */
  readonly value: string;
  /** The schema of the part. */
  readonly place: Place;
}

/** The value of a marker at a place, or beside the nearest reference that led there; undefined where there is none. */
export function markerAt(place: Place, marker: TextMarker): string | undefined {
  const value = written(place, marker);
  return typeof value === "string" ? value : undefined;
}

/** Whether a place, or a reference that led there, carries a marker. */
export function isMarked(place: Place, marker: FlagMarker): boolean {
  return written(place, marker) === true;
}

function written(place: Place, marker: TextMarker | FlagMarker): unknown {
  for (const { value } of [place, ...referencesTo(place)]) {
    const marked = objectOf(value)[marker];
    if (marked !== undefined) return marked;
  }
  return undefined;
}

/** The references that led right to a place, the last one first. Those further up led to what it stands in. */
function referencesTo(place: Place): Place[] {
  const found: Place[] = [];
  let target = place.pointer;
  for (const pointer of place.via.toReversed()) {
    const reference = placeAt(place.contract, pointer);
    if (targetOf(reference) !== target) break;
    found.push(reference);
    target = pointer;
  }
  return found;
}

/** Every part of a value that a marker names, in the order of the schema. A schema that leads to itself is read once. */
export function markedIn(schema: Place, marker: TextMarker | FlagMarker): readonly Marked[] {
  const key = [marker, ...schema.via, schema.pointer].join(" ");
  return onceIn(knownOf(schema.contract), key, () => collectMarked(schema, marker));
}

/** What was found before: the contract tests ask it of every answer. */
const knownOf = onceFor((_: Contract) => new Map<string, readonly Marked[]>());

function collectMarked(schema: Place, marker: TextMarker | FlagMarker): readonly Marked[] {
  const found: Marked[] = [];
  const leading = leadingTo(schema, (place) => isThere(place, marker));
  visit(schema, [], new Set());
  return found;

  function visit(place: Place, steps: readonly Step[], around: ReadonlySet<string>): void {
    if (around.has(place.pointer) || !leading.has(place.pointer)) return;
    const inside = new Set(around).add(place.pointer);
    if (isThere(place, marker) && !found.some((other) => isSameWay(other.steps, steps)))
      found.push({ steps, value: String(written(place, marker)), place });
    for (const part of partsOf(place)) visit(part.place, [...steps, ...part.steps], inside);
  }
}

function isThere(place: Place, marker: TextMarker | FlagMarker): boolean {
  const mark = written(place, marker);
  return FLAG_MARKERS.some((flag) => flag === marker) ? mark === true : typeof mark === "string";
}

/** The schemas below a schema, and the steps of a value to what they are about. */
function partsOf(place: Place): { readonly place: Place; readonly steps: readonly Step[] }[] {
  const branches = ["allOf", "anyOf", "oneOf"].flatMap((keyword) => entriesOf(memberOf(place, keyword)));
  const items = below(place, "items");
  return [
    // Keywords beside a reference keep it from being followed.
    ...(objectOf(place.value).$ref === undefined ? [] : [{ place: dereferenced(place), steps: [] }]),
    ...branches.map((branch) => ({ place: branch.place, steps: [] })),
    ...entriesOf(memberOf(place, "properties")).map(({ key, place: field }) => ({
      place: field,
      steps: [{ kind: "field", name: key } as const],
    })),
    ...(items.value === undefined ? [] : [{ place: items, steps: [{ kind: "items" } as const] }]),
  ];
}

/**
 * The pointers from which one leads to such a place. Of schemas that lead to each other there are more ways than anybody can
 * walk.
 */
function leadingTo(schema: Place, isWanted: (place: Place) => boolean): ReadonlySet<string> {
  const parents = new Map<string, string[]>();
  const wanted: string[] = [];
  const places = [schema];
  const seen = new Set([schema.pointer]);
  for (const place of places) {
    if (isWanted(place)) wanted.push(place.pointer);
    for (const part of partsOf(place)) {
      const { pointer } = part.place;
      append(parents, pointer, place.pointer);
      if (!seen.has(pointer)) places.push(part.place);
      seen.add(pointer);
    }
  }
  const leading = new Set(wanted);
  for (const pointer of leading) for (const parent of parents.get(pointer) ?? []) leading.add(parent);
  return leading;
}

/** The parameter of an operation whose values add fields to its answer. */
export function extendParameterOf(operation: Operation): Parameter | undefined {
  return parametersOf(operation).find(({ place }) => isMarked(place, "x-extends-answer"));
}

/**
 * What sort of row a path parameter of an operation names: what `x-row` says, else the path up to and with the parameter.
 */
export function rowKindOf({ path }: Operation, { name, place }: Parameter): string {
  const written = `{${name}}`;
  return markerAt(place, "x-row") ?? path.slice(0, path.indexOf(written) + written.length);
}

/** What a runtime expression of OpenAPI names: a part of the body of the request, or of the item that is looked at. */
export interface Expression {
  readonly of: "request body" | "item";
  /** JSON pointer into it, without `#`: `/uploadId`; empty for all of it. */
  readonly pointer: string;
}

/** Reads `$request.body`, `$request.body#/title` and `$item#/title`; undefined for any other text. */
export function expressionOf(text: string): Expression | undefined {
  const { source, pointer = "" } =
    /^\$(?<source>request\.body|item)(?:#(?<pointer>(?:\/.*)?))?$/s.exec(text)?.groups ?? {};
  if (source === undefined) return undefined;
  return { of: source === "item" ? "item" : "request body", pointer };
}

function isSameWay(one: readonly Step[], other: readonly Step[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
