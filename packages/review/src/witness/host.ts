/**
 * Whole messages with a value at a certain place: what a witness is put into.
 */
import type { Direction } from "@facility-contracts/model/direction";
import { isObject, objectOf } from "@facility-contracts/model/json";
import type { Place } from "@facility-contracts/model/place";
import { pointerBelow } from "@facility-contracts/model/pointer";
import type { Form } from "@facility-contracts/model/schema/check";
import { flatten } from "@facility-contracts/model/schema/flat";
import { schemasFor } from "@facility-contracts/model/schema/flat-members";
import { matches } from "@facility-contracts/model/schema/strings";
import { guessOf, guessOfFlat, type Size } from "@facility-contracts/model/schema/values";
import type { Step } from "../schema/counterparts.ts";
import { locationOf, nameFor } from "../schema/location.ts";
import type { Site } from "../schema/walk.ts";

/** The whole schemas that a site is inside of, as one operation uses them. */
export interface Context {
  readonly before: Place;
  readonly after: Place;
  readonly form: Form;
  readonly direction: Direction;
  /** Whole values that the contracts give as examples. */
  readonly examples: readonly unknown[];
}

/** A whole value, and where in it the given one stands. */
export interface Host {
  readonly whole: unknown;
  /** JSON pointer. */
  readonly at: string;
}

/** How many messages a place is looked for in. */
const MAX_HOSTS = 24;

/**
 * Whole values that hold `value` at the place of the site: in the examples first, then in values made for it. What a part of
 * an `allOf` says of an object is not all of it: the value is also completed with what the other parts ask for.
 */
export function* hostsOf(site: Site, context: Context, value: unknown): Generator<Host> {
  const { steps } = site;
  for (const make of [() => [value], () => (isObject(value) ? completed(site, context, value) : [])]) {
    const values = make();
    for (const one of values) {
      if (steps.length === 0) yield { whole: one, at: "" };
      for (const example of steps.length === 0 ? [] : context.examples) {
        const host = replaced(example, steps, one);
        if (host !== undefined) yield host;
      }
    }
    if (steps.length === 0) continue;
    // The smaller a message, the sooner it is made and read.
    for (const size of ["least", "full"] as const)
      for (const one of values)
        for (const schema of [context.before, context.after]) yield* built([schema], steps, one, size);
  }
}

/**
 * The value with what the whole place asks for besides. Names that the site speaks of stay as they are, there or not; where it
 * only asks for them, what they hold is made as the whole place wants it.
 */
function completed(site: Site, context: Context, value: Readonly<Record<string, unknown>>): unknown[] {
  const flats = flatten([site.before]).concat(flatten([site.after]));
  const own = new Set(flats.flatMap(({ properties, required }) => [...properties.keys(), ...required]));
  const described = new Set(flats.flatMap(({ properties }) => [...properties.keys()]));
  const found = [context.before, context.after].flatMap((schema) =>
    flatten(locationOf([schema], site.steps)).flatMap((flat) =>
      (["least", "full"] as const).map((size) => {
        const sample = Object.entries(objectOf(guessOfFlat(flat, size)));
        const rest = sample.filter(([name]) => !own.has(name));
        const asked = Object.keys(value)
          .filter((name) => own.has(name) && !described.has(name))
          .map((name) => [name, guessOf(schemasFor(flat, name), size)]);
        return { ...Object.fromEntries(rest), ...value, ...Object.fromEntries(asked) };
      }),
    ),
  );
  const different = new Map(found.map((one) => [JSON.stringify(one), one]));
  different.delete(JSON.stringify(value));
  return [...different.values()].slice(0, 6);
}

/** An example with another value at the place; nothing when the example does not have the place. */
function replaced(whole: unknown, [step, ...rest]: readonly Step[], value: unknown): Host | undefined {
  if (step === undefined) return { whole: value, at: "" };
  if (step.into === "item") {
    if (!Array.isArray(whole) || step.index > whole.length) return undefined;
    const inner = replaced(whole[step.index], rest, value);
    return inner && within(inner, step.index, (item) => whole.toSpliced(step.index, 1, item));
  }
  if (!isObject(whole)) return undefined;
  const name =
    step.into === "property"
      ? step.name
      : Object.keys(whole).find((key) => step.pattern === undefined || matches(step.pattern, key));
  if (name === undefined || (rest.length > 0 && !Object.hasOwn(whole, name))) return undefined;
  const inner = replaced(whole[name], rest, value);
  return inner && within(inner, name, (item) => ({ ...whole, [name]: item }));
}

/** Values made from the schemas, some for each branch, with the value at the place; `most` is shared by the branches. */
function built(
  schemas: readonly Place[],
  [step, ...rest]: readonly Step[],
  value: unknown,
  size: Size,
  most = MAX_HOSTS,
): Host[] {
  if (step === undefined) return [{ whole: value, at: "" }];
  const flats = flatten(schemas).slice(0, most);
  const share = Math.max(1, Math.floor(most / flats.length));
  const hosts = flats.flatMap((flat) => {
    const base = guessOfFlat(flat, size);
    if (step.into === "item") {
      const list = Array.isArray(base) ? base : [];
      return built(flat.tuple[step.index] ?? flat.items, rest, value, size, share).map((inner) =>
        within(inner, step.index, (item) => list.toSpliced(step.index, 1, item)),
      );
    }
    const name = step.into === "property" ? step.name : nameFor(flat, step.pattern);
    return built(schemasFor(flat, name), rest, value, size, share).map((inner) =>
      within(inner, name, (item) => ({ ...objectOf(base), [name]: item })),
    );
  });
  return hosts.slice(0, most);
}

function within({ whole, at }: Host, key: string | number, put: (inner: unknown) => unknown): Host {
  return { whole: put(whole), at: `${pointerBelow("", key)}${at}` };
}
