/**
 * Fields that an object leaves out, and the object with one of them.
 */
import { isObject, memberIn, withMember } from "../json.ts";
import type { Place } from "../place.ts";
import { neededCheckOf } from "./check.ts";
import { sampleOf } from "./sample.ts";

/** A field of a value, or what it may be where the value leaves it out; it has to keep all of the schemas. */
export function fieldOf(value: object, name: string, schemas: readonly Place[]): unknown {
  return Object.hasOwn(value, name) ? memberIn(value, name) : sampleIn(schemas, () => true);
}

/**
 * An object with one more field. Where that asks for others, or stands instead of others, it has the fields of an object that is
 * allowed, with its own values where it has such. Undefined where none is found.
 */
export function aroundField(
  schemas: readonly Place[],
  value: object,
  name: string,
  field: unknown,
): object | undefined {
  const isAllowed = (fields: object) => schemas.every((schema) => neededCheckOf(schema).allows(fields));
  const whole = withMember(value, name, field);
  if (isAllowed(whole)) return whole;
  const keeping = ([key, other]: readonly [string, unknown]) => [
    key,
    Object.hasOwn(whole, key) ? memberIn(whole, key) : other,
  ];
  const like = (fields: object): object => Object.fromEntries(Object.entries(fields).map(keeping));
  const sample = sampleIn(
    schemas,
    (other) => isObject(other) && Object.hasOwn(other, name) && isAllowed(like(other)),
  );
  return isObject(sample) ? like(sample) : undefined;
}

function sampleIn([schema, ...beside]: readonly Place[], isFit: (value: unknown) => boolean): unknown {
  const sample = schema && sampleOf(schema, { direction: "request", beside, isFit });
  return sample?.kind === "sample" ? sample.value : undefined;
}
