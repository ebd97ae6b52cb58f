/**
 * Schemas that no validator can use, with what is wrong in them left out: the search for messages then still tells something
 * of what stands beside it. What is found so is no proof.
 */
import { type Contract, contractOf } from "@facility-contracts/model/contract";
import { isObject, type JsonObject, objectOf } from "@facility-contracts/model/json";
import { type Place, placeAt } from "@facility-contracts/model/place";
import { keysOf, pointerBelow } from "@facility-contracts/model/pointer";
import { checkOf, type Form, TOO_DEEP } from "@facility-contracts/model/schema/check";
import { ONE_SCHEMA, SCHEMA_LIST, SCHEMA_MAP } from "@facility-contracts/model/schema/keywords";
import { ANYTHING } from "./constant.ts";

/** Gives a place that a validator can use: the place itself, or what is left of it. */
export type Usable = (place: Place, form: Form) => Place;

/** How often a document is mended: one flaw may hide the next one. */
const MAX_ROUNDS = 50;

/** Makes a {@link Usable}, which mends each document once for all its places. */
export function createUsable(): Usable {
  const mended = new Map<Contract, Contract>();
  return (place, form) => {
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const contract = mended.get(place.contract) ?? place.contract;
      const current = contract === place.contract ? place : placeAt(contract, place.pointer);
      const check = checkOf(current, { form });
      if (check.kind === "check") return current;
      // No mending of single flaws makes it shorter.
      if (check.cause === TOO_DEEP) return ANYTHING;
      mended.set(place.contract, withoutFlaws(contract, current.pointer, form));
    }
    return ANYTHING;
  };
}

/** The document without the flaws of a schema, and of all schemas that have a name. */
function withoutFlaws(contract: Contract, pointer: string, form: Form): Contract {
  const schemas = Object.keys(objectOf(objectOf(contract.document.components).schemas));
  const named = schemas.map((name) => pointerBelow("#/components/schemas", name));
  const flaws = [pointer, ...named].flatMap((schema) => {
    const check = checkOf(placeAt(contract, schema), { form });
    return check.kind === "check" ? [] : [check.place.pointer];
  });
  const document = [...new Set(flaws)].reduce<unknown>(
    (mended, flaw) =>
      without(mended, keysOf(flaw), isSchemaAt(keysOf(flaw)) && placeAt(contract, flaw).value !== true),
    contract.document,
  );
  return contractOf(document, contract.name, contract.writtenAt);
}

/** Whether a schema stands at a place, and not a keyword: in its place stands one that allows everything. */
function isSchemaAt(keys: readonly string[]): boolean {
  const [last = "", owner = "", above = ""] = keys.toReversed();
  if (owner === "schemas" || last === "schema" || SCHEMA_MAP.has(owner) || SCHEMA_LIST.has(owner))
    return true;
  return ONE_SCHEMA.has(last) && !SCHEMA_MAP.has(above);
}

function without(value: unknown, [key, ...rest]: readonly string[], isSchema: boolean): unknown {
  if (key === undefined) return true;
  if (Array.isArray(value)) {
    const index = Number(key);
    const item = rest.length > 0 ? without(value[index], rest, isSchema) : true;
    return rest.length > 0 || isSchema ? value.with(index, item) : value.toSpliced(index, 1);
  }
  if (!isObject(value)) return value;
  const { [key]: member, ...others } = value;
  if (rest.length === 0 && !isSchema) return others satisfies JsonObject;
  return { ...value, [key]: rest.length === 0 ? true : without(member, rest, isSchema) };
}
