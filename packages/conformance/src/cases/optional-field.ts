/**
 * Fields that an object leaves out, and the object with one of them.
 */
import { isObject, memberIn, withMember } from "@facility-contracts/model/json";
import type { Place } from "@facility-contracts/model/place";
import { sampleOf } from "@facility-contracts/model/schema/sample";
import { isValid } from "../contract/validator.ts";

/** A field of a value, or what it may be where the value leaves it out. */
export function fieldOf(value: object, name: string, property: Place): unknown {
  if (Object.hasOwn(value, name)) return memberIn(value, name);
  const sample = sampleOf(property, { direction: "request" });
  return sample.kind === "sample" ? sample.value : undefined;
}

/**
 * An object with one more field. Where that asks for others, or stands instead of others, it has the fields of an object that is
 * allowed, with its own values where it has such. Undefined where none is found.
 */
export function aroundField(schema: Place, value: object, name: string, field: unknown): object | undefined {
  const whole = withMember(value, name, field);
  if (isValid(schema, whole)) return whole;
  const keeping = ([key, other]: readonly [string, unknown]) => [
    key,
    Object.hasOwn(whole, key) ? memberIn(whole, key) : other,
  ];
  const like = (fields: object): object => Object.fromEntries(Object.entries(fields).map(keeping));
  const isFit = (other: unknown) =>
    isObject(other) && Object.hasOwn(other, name) && isValid(schema, like(other));
  const sample = sampleOf(schema, { direction: "request", isFit });
  return sample.kind === "sample" && isObject(sample.value) ? like(sample.value) : undefined;
}
