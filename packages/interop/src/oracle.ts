/**
 * Which values the document itself allows: every probe is judged by the model before any tool sees it.
 */
import { type Contract, contractOf } from "@facility-contracts/model/contract";
import type { Direction } from "@facility-contracts/model/direction";
import { isObject, memberIn } from "@facility-contracts/model/json";
import { memberOf, type Place } from "@facility-contracts/model/place";
import { checkOf } from "@facility-contracts/model/schema/check";
import type { Subject } from "./subjects.ts";

export type Takes = (value: unknown) => boolean;

/** Says whether schemas of the document take a value, all of them; undefined when one cannot be compiled. */
export type Oracle = (schemas: readonly Place[], direction: Direction) => Takes | undefined;

export function oracleOf(document: Contract): Oracle {
  const readings = {
    request: readingOf(document, "request"),
    response: readingOf(document, "response"),
  };
  return (schemas, direction) => {
    const checks = schemas.map((schema) =>
      checkOf({ ...schema, contract: readings[direction] }, { find: "first" }),
    );
    const sound = checks.flatMap((check) => (check.kind === "check" ? [check] : []));
    if (sound.length < checks.length) return undefined;
    return (value) => sound.every(({ allows }) => allows(value));
  };
}

/** Whether the document takes a value for a subject. */
export function takesOf(oracle: Oracle, { schema, parameters, direction }: Subject): Takes | undefined {
  if (parameters === undefined) return oracle([schema], direction);
  const fields: { readonly name: string; readonly required: boolean; readonly takes: Takes }[] = [];
  for (const { name, place, required } of parameters) {
    const takes = oracle([memberOf(place, "schema")], direction);
    if (takes === undefined) return undefined;
    fields.push({ name, required, takes });
  }
  return (value) =>
    isObject(value) &&
    fields.every(({ name, required, takes }) =>
      Object.hasOwn(value, name) ? takes(value[name]) : !required,
    );
}

/** The document as it reads in one direction: fields that are of the other one only are not required. */
function readingOf({ document, name }: Contract, direction: Direction): Contract {
  const reading: unknown = JSON.parse(JSON.stringify(document), (_, value: unknown) => {
    if (!isObject(value) || !Array.isArray(value.required)) return value;
    const { properties, required } = value;
    const isAsked = (field: unknown) => !isOfOtherSide(memberIn(properties, String(field)), direction);
    return { ...value, required: required.filter(isAsked) };
  });
  return contractOf(reading, name);
}

/** Whether a property belongs to the other side only: `readOnly` to no request, `writeOnly` to no answer. */
export function isOfOtherSide(property: unknown, direction: Direction): boolean {
  return isObject(property) && property[direction === "request" ? "readOnly" : "writeOnly"] === true;
}
