/**
 * What references lead to that is no component: openapi-typescript would make types of them that do not compile.
 */
import { contractOf } from "@facility-contracts/model/contract";
import { type JsonObject, keysIn, objectOf } from "@facility-contracts/model/json";
import { dereferenced, memberOf, type Place, rootOf } from "@facility-contracts/model/place";
import { keysOf, pointerBelow, valueAt } from "@facility-contracts/model/pointer";
import { targetOf } from "@facility-contracts/model/reference";
import { withSchemas } from "./body-schemas.ts";
import { pascal } from "./names.ts";
import { rewritten } from "./rewritten.ts";

const COMPONENT = /^#\/components\/[^/]+\/[^/]+$/;
const IN_A_SCHEMA = /^#\/(components\/schemas|\$defs)\/|\/schema(\/|$)/;
const PARAMETER_OF_A_LIST = /\/parameters\/\d+$/;

/** What a name does not need to say of a reference. */
const KEYWORD_ON_THE_WAY =
  /^(\$defs|components|content|parameters|paths|properties|requestBodies|responses|schemas?)$/;

/** Makes components of the parts of schemas and of messages that references lead to, and copies parameters that stand in a list. */
export function withReferredParts(document: JsonObject): JsonObject {
  const root = rootOf(contractOf(document, "types"));
  const taken = new Set(keysIn(objectOf(document.components).schemas));
  /** By what they are made of. */
  const names = new Map<string, string>();
  const replaced = (part: JsonObject): JsonObject => {
    const { $ref } = part;
    if (typeof $ref !== "string") return part;
    const target = placeOf(targetOf({ ...root, value: { $ref } }) ?? "#", root);
    const { pointer, value } = target;
    if (value === undefined) return part;
    // One that has an anchor is called by its name.
    if (COMPONENT.test(pointer)) return $ref.startsWith("#/") ? part : { ...part, $ref: pointer };
    if (IN_A_SCHEMA.test(pointer))
      return { ...part, $ref: pointerBelow("#/components/schemas", names.get(pointer) ?? newName(pointer)) };
    return PARAMETER_OF_A_LIST.test(pointer) ? objectOf(dereferenced(target).value) : part;
  };
  const whole = objectOf(rewritten(document, replaced));
  const schemas: Record<string, unknown> = {};
  // What is found in one of them comes behind it.
  for (const [pointer, name] of names) schemas[name] = rewritten(valueAt(document, pointer), replaced);
  return withSchemas(whole, schemas);

  /** `PetOwner` for `#/components/schemas/Pet/properties/owner`. */
  function newName(pointer: string): string {
    const keys = keysOf(pointer).filter((key) => !KEYWORD_ON_THE_WAY.test(key));
    const wanted = pascal(keys.join(" ")) || "Part";
    let name = wanted;
    for (let count = 2; taken.has(name); count++) name = `${wanted}${count}`;
    taken.add(name);
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
