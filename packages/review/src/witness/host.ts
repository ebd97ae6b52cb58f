/**
 * Whole messages with a value at a certain place: what a witness is put into.
 */
import { isObject, type Located, objectOf, pointerBelow } from "../document.ts";
import { flatten } from "../schema/flat.ts";
import { candidatesOf, sampleOfFlat, schemasFor, UNKNOWN } from "../schema/values.ts";
import type { Site, Step } from "../schema/walk.ts";
import type { Context } from "./search.ts";

/** A whole value, and where in it the given one stands. */
export interface Host {
  readonly whole: unknown;
  /** JSON pointer. */
  readonly at: string;
}

/** How many messages a place is looked for in. */
const MOST = 24;

/** Whole values that hold `value` at the place of the site: in the examples first, then in values made for it. */
export function* hostsOf(site: Site, context: Context, value: unknown): Generator<Host> {
  const steps = site.steps.map((step) => (step.into === "other" ? { ...step, name: nameFor(step) } : step));
  const at = pointerBelow("", ...steps.map((step) => (step.into === "item" ? step.index : step.name)));
  if (steps.length === 0) {
    yield { whole: value, at };
    return;
  }
  for (const example of context.examples) {
    const whole = replaced(example, steps, value);
    if (whole !== undefined) yield { whole: whole.value, at };
  }
  const made = [context.before, context.after]
    .flatMap((schema) => built([schema], steps, value))
    .slice(0, MOST);
  for (const whole of made) yield { whole, at };
}

type NamedStep =
  | { readonly into: "item"; readonly index: number }
  | { readonly into: "property" | "other"; readonly name: string };

function nameFor(step: Step): string {
  if (step.into !== "other" || step.pattern === undefined) return UNKNOWN;
  const { pattern } = step;
  const names = candidatesOf([{ document: {}, pointer: "#", value: { type: "string", pattern } }]);
  const fits = names
    .filter((name) => typeof name === "string")
    .find((name) => name !== "" && new RegExp(pattern, "u").test(name));
  return fits ?? UNKNOWN;
}

/** An example with another value at the place; nothing when the example does not have the place. */
function replaced(
  whole: unknown,
  [step, ...rest]: readonly NamedStep[],
  value: unknown,
): { value: unknown } | undefined {
  if (step === undefined) return { value };
  if (step.into === "item") {
    if (!Array.isArray(whole) || step.index > whole.length) return undefined;
    const inner = replaced(whole[step.index], rest, value);
    return inner === undefined
      ? undefined
      : { value: [...whole.slice(0, step.index), inner.value, ...whole.slice(step.index + 1)] };
  }
  if (!isObject(whole) || (rest.length > 0 && !Object.hasOwn(whole, step.name))) return undefined;
  const inner = replaced(objectOf(whole)[step.name], rest, value);
  return inner === undefined ? undefined : { value: { ...whole, [step.name]: inner.value } };
}

/** Values made from the schemas, one a branch, with the value at the place. */
function built(
  schemas: readonly Located[],
  [step, ...rest]: readonly NamedStep[],
  value: unknown,
): unknown[] {
  if (step === undefined) return [value];
  return flatten(schemas).flatMap((flat) => {
    const [full, least] = [sampleOfFlat(flat, "full"), sampleOfFlat(flat, "least")];
    if (step.into === "item") {
      const inner = built(flat.tuple[step.index] ?? flat.items, rest, value);
      const list = Array.isArray(full) ? full : [];
      return inner.map((item) => [...list.slice(0, step.index), item, ...list.slice(step.index + 1)]);
    }
    const inner = built(schemasFor(flat, step.name), rest, value);
    return inner.flatMap((item) => [
      { ...objectOf(least), [step.name]: item },
      { ...objectOf(full), [step.name]: item },
    ]);
  });
}
