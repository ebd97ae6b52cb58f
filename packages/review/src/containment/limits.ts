/**
 * The limits of a value, as all that is known of it says together.
 */
import { listOf, textsOf } from "@facility-contracts/model/json";
import { type Edge, isMultiple, multipleFrom } from "@facility-contracts/model/schema/multiple-of";
import { type Facts, requiredIn, saidOf } from "./facts.ts";
import { closingsOf, otherItemsIn } from "./parts.ts";
import { type Lengths, lengthsOf, wordsOf } from "./patterns.ts";

/** What a value is: JSON tells numbers apart only by being whole. */
export const KINDS = ["null", "boolean", "object", "array", "string", "integer", "fraction"] as const;

export type Kind = (typeof KINDS)[number];

/** The kinds that a list of types allows; a type that does not exist allows none. */
export function kindsOf(types: unknown): Set<Kind> {
  const names = Array.isArray(types) ? types : [types];
  return new Set(
    KINDS.filter((kind) => names.includes(kind) || (names.includes("number") && isNumeric(kind))),
  );
}

/** Whether types are of JSON: of `file` nobody can tell what it is. */
export function areTypes(types: unknown): boolean {
  const names = Array.isArray(types) ? types : [types];
  return names.every(
    (name) => name === "number" || KINDS.some((kind) => kind !== "fraction" && kind === name),
  );
}

export function isNumeric(kind: Kind): boolean {
  return kind === "integer" || kind === "fraction";
}

/** The lowest and the highest number, which may be excluded themselves. */
interface Range {
  readonly least: number;
  readonly most: number;
  readonly leastExcluded: boolean;
  readonly mostExcluded: boolean;
}

const FORMATS: Readonly<Record<string, readonly [least: number, most: number]>> = {
  int32: [-(2 ** 31), 2 ** 31 - 1],
  int64: [-(2 ** 63), 2 ** 63],
};

export function rangeOf(known: Facts, kind: Kind): Range {
  const least = edge(known, "minimum", "exclusiveMinimum", Math.max, Number.NEGATIVE_INFINITY);
  const most = edge(known, "maximum", "exclusiveMaximum", Math.min, Number.POSITIVE_INFINITY);
  const formats = saidOf(known, "format").flatMap((name) => FORMATS[String(name)] ?? []);
  const steps = numbersOf(known, "multipleOf");
  const [step] = kind === "integer" ? [...steps, 1] : steps;
  const [from, to] =
    step === undefined ? [least, most] : [stepped(least, step, "up"), stepped(most, step, "down")];
  const bounded = kind === "integer" && formats.length > 0;
  return {
    least: bounded ? Math.max(from.at, Math.min(...formats)) : from.at,
    most: bounded ? Math.min(to.at, Math.max(...formats)) : to.at,
    leastExcluded: from.excluded,
    mostExcluded: to.excluded,
  };
}

/** The first multiple of a step within an edge; the edge itself where there is none. */
function stepped(edge: Edge, step: number, direction: "up" | "down"): Edge {
  const at = multipleFrom(edge, step, direction);
  return at === undefined ? edge : { at, excluded: false };
}

function edge(
  known: Facts,
  inclusive: string,
  exclusive: string,
  tightest: (...numbers: number[]) => number,
  open: number,
): Edge {
  const [within, beyond] = [numbersOf(known, inclusive), numbersOf(known, exclusive)];
  const at = tightest(open, ...within, ...beyond);
  return { at, excluded: beyond.includes(at) };
}

export function numbersOf(known: Facts, keyword: string): number[] {
  return saidOf(known, keyword).filter((value) => typeof value === "number");
}

/** The largest lower limit of a count: of characters, items or members. */
export function leastOf(known: Facts, keyword: string): number {
  const own = Math.max(0, ...numbersOf(known, keyword));
  if (keyword === "minLength") return Math.max(own, ...textLengthsOf(known).map(({ least }) => least));
  if (keyword === "minProperties") return Math.max(own, requiredIn(known).size);
  if (keyword !== "minItems") return own;
  const contained = known.facts.flatMap(({ keywords: { contains, minContains } }) =>
    contains === undefined ? [] : [typeof minContains === "number" ? minContains : 1],
  );
  return Math.max(own, ...contained);
}

const FORMAT_LENGTHS: Readonly<Record<string, Lengths>> = {
  date: { least: 10, most: 10 },
  ipv4: { least: 7, most: 15 },
  uuid: { least: 36, most: 36 },
};

/** What patterns and formats say of the length of a text. */
function textLengthsOf(known: Facts): Lengths[] {
  return [
    ...textsOf(saidOf(known, "pattern")).map(lengthsOf),
    ...textsOf(saidOf(known, "format")).flatMap((format) => FORMAT_LENGTHS[format] ?? []),
  ];
}

/** The smallest upper limit of a count. */
export function mostOf(known: Facts, keyword: string): number {
  const own = Math.min(Number.POSITIVE_INFINITY, ...numbersOf(known, keyword));
  if (keyword === "maxLength") return Math.min(own, ...textLengthsOf(known).map(({ most }) => most));
  if (keyword === "maxProperties") {
    const closed = known.facts
      .flatMap(closingsOf)
      .flatMap((closing) =>
        closing !== "unclear" && closing.rest.value === false && closing.patterns.size === 0
          ? [closing.names.size]
          : [],
      );
    return Math.min(own, ...closed);
  }
  if (keyword !== "maxItems") return own;
  const ends = known.facts.flatMap(({ keywords }) =>
    keywords[otherItemsIn(keywords) ?? ""] === false ? [listOf(keywords.prefixItems).length] : [],
  );
  return Math.min(own, ...ends);
}

/** Whether every number that is known is a multiple of a step. */
export function isMultipleOf(known: Facts, kind: Kind, step: number): boolean {
  const steps = numbersOf(known, "multipleOf");
  return (kind === "integer" ? [1, ...steps] : steps).some((own) => isMultiple(own, step));
}

/** How many whole numbers are tried one by one. */
const MAX_VALUES = 200;

/** The one value of a kind that has nothing in it. */
const EMPTY: Readonly<Partial<Record<Kind, readonly [limit: string, value: unknown]>>> = {
  string: ["maxLength", ""],
  array: ["maxItems", []],
  object: ["maxProperties", {}],
};

/** All values that there can be of a kind, where they are few; nothing where there may be more. */
export function valuesOf(known: Facts, kind: Kind): unknown[] | undefined {
  const [fixed] = [
    ...saidOf(known, "const").map((value) => [value]),
    ...saidOf(known, "enum").filter((list) => Array.isArray(list)),
  ];
  if (fixed !== undefined) return fixed.filter((value) => kindOf(value) === kind);
  if (kind === "string") {
    const words = textsOf(saidOf(known, "pattern"))
      .map(wordsOf)
      .find((list) => list !== undefined);
    if (words !== undefined) return words;
  }
  if (kind === "null") return [null];
  if (kind === "boolean") return [true, false];
  const [limit, only] = EMPTY[kind] ?? [];
  if (limit !== undefined && mostOf(known, limit) === 0) return [only];
  if (kind !== "integer") return undefined;
  const range = rangeOf(known, kind);
  // The first multiple of 1.5 is no whole number.
  const [least, most] = [Math.ceil(range.least), Math.floor(range.most)];
  if (most - least >= MAX_VALUES) return undefined;
  return Array.from({ length: Math.max(0, most - least + 1) }, (_, index) => least + index);
}

function kindOf(value: unknown): Kind {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "fraction";
  if (typeof value === "string") return "string";
  return typeof value === "boolean" ? "boolean" : "object";
}

/** Whether limits leave no value of a kind. */
export function isOutOfRange(known: Facts, kind: Kind): boolean {
  if (kind === "string") return leastOf(known, "minLength") > mostOf(known, "maxLength");
  if (kind === "array") return leastOf(known, "minItems") > mostOf(known, "maxItems");
  if (kind === "object") return leastOf(known, "minProperties") > mostOf(known, "maxProperties");
  if (!isNumeric(kind)) return false;
  const { least, leastExcluded, most, mostExcluded } = rangeOf(known, kind);
  if (kind === "fraction" && numbersOf(known, "multipleOf").some(Number.isInteger)) return true;
  return least > most || (least === most && (leastExcluded || mostExcluded));
}
