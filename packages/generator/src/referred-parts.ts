/**
 * What references lead to that is no component: openapi-typescript would make types of them that do not compile.
 */
import { contractOf } from "@facility-contracts/model/contract";
import { type JsonObject, keysIn, objectOf } from "@facility-contracts/model/json";
import { dereferenced, memberOf, type Place, rootOf } from "@facility-contracts/model/place";
import { keysOf, pointerBelow, valueAt } from "@facility-contracts/model/pointer";
import { targetOf } from "@facility-contracts/model/reference";
import { ONE_SCHEMA, SCHEMA_LIST, SCHEMA_MAP } from "@facility-contracts/model/schema/keywords";
import { withSchemas } from "./body-schemas.ts";
import { freeName, pascal } from "./names.ts";
import { type Change, rewritten } from "./rewritten.ts";

const SCHEMA = /^#\/components\/schemas\/[^/]+$/;
const OF_MESSAGES = /^#\/(components|paths)\/(?!x-|(.+\/)?callbacks\/)/;
const PARAMETER_OF_A_LIST = /\/parameters\/\d+$/;
/** The keywords at which schemas stand. */
const SCHEMAS_AT: ReadonlySet<string> = new Set([
  "schema",
  "schemas",
  ...ONE_SCHEMA,
  ...SCHEMA_LIST,
  ...SCHEMA_MAP,
]);

/** What a name does not need to say of a reference. */
const KEYWORD_ON_THE_WAY =
  /^(\$defs|components|content|parameters|paths|properties|requestBodies|responses|schemas?)$/;

/**
 * Makes components of the schemas that references lead to, wherever they stand, and copies parameters of a list and messages that
 * stand where OpenAPI has none. Callbacks and encodings, which have no types and through which alone a message can be a part of
 * itself, are left out.
 */
export function withReferredParts(document: JsonObject): JsonObject {
  const root = rootOf(contractOf(document, "types"));
  const taken = new Set(keysIn(objectOf(document.components).schemas));
  /** By what they are made of. */
  const names = new Map<string, string>();
  const replaced: Change = ({ callbacks, encoding, ...part }, keyword) => {
    const { $ref } = part;
    if (typeof $ref !== "string") return part;
    const found = targetOf({ ...root, value: { $ref } });
    if (found === undefined) return part;
    const target = placeOf(found, root);
    const { pointer, value } = target;
    if (value === undefined) return part;
    if (!SCHEMAS_AT.has(keyword)) {
      if (OF_MESSAGES.test(pointer) && !PARAMETER_OF_A_LIST.test(pointer)) return part;
      const { callbacks, encoding, ...message } = objectOf(dereferenced(target).value);
      return message;
    }
    // One that has an anchor is called by its name.
    if (SCHEMA.test(pointer)) return $ref.startsWith("#/") ? part : { ...part, $ref: pointer };
    return { ...part, $ref: pointerBelow("#/components/schemas", names.get(pointer) ?? newName(pointer)) };
  };
  const whole = objectOf(rewritten(document, replaced));
  const schemas: Record<string, unknown> = {};
  // What is found in one of them comes behind it.
  for (const [pointer, name] of names)
    schemas[name] = rewritten(valueAt(document, pointer), replaced, "schemas");
  return withSchemas(whole, schemas);

  /** `PetOwner` for `#/components/schemas/Pet/properties/owner`. */
  function newName(pointer: string): string {
    const keys = keysOf(pointer).filter((key) => !KEYWORD_ON_THE_WAY.test(key));
    const name = freeName(pascal(keys.join(" ")) || "Part", taken);
    names.set(pointer, name);
    return name;
  }
}

/** The place that a pointer names, through the references on the way: the one at the end is not followed. */
function placeOf(pointer: string, root: Place): Place {
  return keysOf(pointer).reduce((parent, key) => {
    const own = memberOf(parent, key);
    return own.value === undefined ? memberOf(dereferenced(parent), key) : own;
  }, root);
}
