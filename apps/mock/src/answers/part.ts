import { isObject } from "@facility-contracts/model/json";
import type { Step } from "@facility-contracts/model/markers";

export type Way = readonly Step[];

/**
 * The value with the parts changed that a way leads to. The field at its end need not be there yet, and one that becomes
 * `undefined` is left out; where the way leads nowhere before, the value stays as it is.
 */
export function withPart(value: unknown, way: Way, change: (part: unknown) => unknown): unknown {
  const [step, ...rest] = way;
  if (step === undefined) return change(value);
  if (step.kind === "items") {
    return Array.isArray(value) ? value.map((item: unknown) => withPart(item, rest, change)) : value;
  }
  if (!isObject(value)) return value;
  const { name } = step;
  const part = Object.hasOwn(value, name) ? value[name] : undefined;
  const changed = withPart(part, rest, change);
  if (changed === part) return value;
  if (changed !== undefined) return { ...value, [name]: changed };
  return Object.fromEntries(Object.entries(value).filter(([other]) => other !== name));
}

/** Whether there is something at the end of a way. */
export function hasPart(value: unknown, way: Way): boolean {
  let found = false;
  withPart(value, way, (part) => {
    found ||= part !== undefined;
    return part;
  });
  return found;
}
