/**
 * A value that a schema allows: one of its examples, else one made for it. The check of the schema has the last word.
 */
import type { Direction } from "../direction.ts";
import { isObject } from "../json.ts";
import type { Place } from "../place.ts";
import { shown } from "../shown.ts";
import { type Check, checkOf, type Form } from "./check.ts";
import { flatten } from "./flat.ts";
import { examplesIn, schemasFor } from "./flat-members.ts";
import { placeOneWay, UNSENT } from "./one-way.ts";
import type { Flaw } from "./unit.ts";
import { candidatesOf, guessOfFlat } from "./values.ts";

export interface SampleOptions {
  readonly direction: Direction;
  /** JSON unless told. */
  readonly form?: Form;
  /** Schemas that have to allow the value too. */
  readonly beside?: readonly Place[];
  /** Values to try before those of the schema. */
  readonly examples?: readonly unknown[];
  /** Whether a value that the schema allows will do; each does unless told. */
  readonly isFit?: (value: unknown) => boolean;
}

/** A value that a schema allows. */
export interface Sample {
  readonly kind: "sample";
  readonly value: unknown;
  /** Whether it is one of the examples that were given. */
  readonly isExample: boolean;
}

/** Why there is no value. */
export interface NoSample extends Flaw {
  readonly kind: "no sample";
}

/** A value that a schema allows in a direction, or why none was found. The same schema gives the same value. */
export function sampleOf(place: Place, options: SampleOptions): Sample | NoSample {
  const { beside = [], direction, examples = [], form = "json", isFit = () => true } = options;
  const schemas = [place, ...beside].map((schema) => placeOneWay(schema, direction));
  const checks: Check[] = [];
  for (const schema of schemas) {
    const check = checkOf(schema, { form });
    if (check.kind === "uncompilable") return { kind: "no sample", place: check.place, cause: check.cause };
    checks.push(check);
  }
  const allows = (value: unknown) => checks.every((check) => check.allows(value));
  const example = examples.find((value) => isFit(value) && allows(value));
  if (example !== undefined) return { kind: "sample", value: example, isExample: true };
  for (const value of triesOf(schemas)) {
    if (!isFit(value) || !allows(value)) continue;
    const sent = withoutUnsent(schemas, value, direction);
    return { kind: "sample", value: isFit(sent) && allows(sent) ? sent : value, isExample: false };
  }
  return { kind: "no sample", ...flawOf(placeOneWay(place, direction), schemas, checks) };
}

/** What is likely first, then all kinds of values, also such as are at the edge of what is allowed. */
function* triesOf(schemas: readonly Place[]): Generator<unknown> {
  yield* schemas.flatMap(examplesIn);
  yield* guessesOf(schemas);
  yield* candidatesOf(schemas);
}

/** All that has a name, for each branch; then only what is required. */
function guessesOf(schemas: readonly Place[]): unknown[] {
  const flats = flatten(schemas);
  return (["full", "least"] as const).flatMap((size) => flats.map((flat) => guessOfFlat(flat, size)));
}

function flawOf(place: Place, schemas: readonly Place[], checks: readonly Check[]): Flaw {
  const [first] = guessesOf(schemas);
  const [violation] = checks.flatMap((check) => check.violationsOf(first));
  if (violation === undefined) return { place, cause: "no value that it allows can be sent here" };
  const { at, message } = violation;
  return {
    place: violation.place,
    cause: `no value was found that is allowed; of ${shown(first)}${at === "" ? "" : `, ${at}`} ${message}`,
  };
}

const MAX_DEPTH = 12;

/** A value without the properties that are not sent in this direction: `readOnly` in a request, `writeOnly` in an answer. */
export function withoutUnsent(
  schemas: readonly Place[],
  value: unknown,
  direction: Direction,
  depth = 0,
): unknown {
  if (depth > MAX_DEPTH) return value;
  const flats = flatten(schemas);
  if (Array.isArray(value)) {
    const items = flats.flatMap((flat) => flat.items);
    return value.map((item) => withoutUnsent(items, item, direction, depth + 1));
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      const own = flats.flatMap((flat) => schemasFor(flat, name));
      if (flatten(own).some(({ keywords }) => keywords.get(UNSENT[direction])?.includes(true))) return [];
      return [[name, withoutUnsent(own, member, direction, depth + 1)]];
    }),
  );
}
