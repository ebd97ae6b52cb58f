/**
 * Edits one value inside another.
 */
import { isObject } from "@facility-contracts/model/json";
import { EACH } from "@facility-contracts/provider/foreign/schema";

/** What a change makes of a value: stands for "leave the member out". */
export const LEFT_OUT = Symbol("left out");

/**
 * A copy in which the value at a path is another. `[]` is the last item of an array or the last member of an object.
 * What is missing on the way is taken from a sample, so that a value that is not always there can be broken as well.
 */
export function editedAt(
  value: unknown,
  path: readonly string[],
  sample: unknown,
  change: (value: unknown) => unknown,
): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return change(value);
  const here = isPresent(value) ? value : sample;
  if (Array.isArray(here) && name === EACH) {
    const items = here.length > 0 ? here : itemsOf(sample);
    const last = items.length - 1;
    return items.map((item, index) =>
      index === last ? editedAt(item, rest, itemsOf(sample)[0], change) : item,
    );
  }
  if (!isObject(here)) return value;
  const key = name === EACH ? Object.keys(here).at(-1) : name;
  if (key === undefined) return value;
  const below = isObject(sample) ? sample[key] : undefined;
  const result = editedAt(key in here ? here[key] : below, rest, below, change);
  if (result !== LEFT_OUT) return { ...here, [key]: result };
  return Object.fromEntries(Object.entries(here).filter(([other]) => other !== key));
}

/** The value at a path, `undefined` where there is none. */
export function valueIn(value: unknown, path: readonly string[]): unknown {
  return path.reduce((parent: unknown, name) => {
    if (Array.isArray(parent)) return parent.at(-1);
    if (!isObject(parent)) return undefined;
    return name === EACH ? Object.values(parent).at(-1) : parent[name];
  }, value);
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function itemsOf(sample: unknown): readonly unknown[] {
  return Array.isArray(sample) ? sample : [];
}
