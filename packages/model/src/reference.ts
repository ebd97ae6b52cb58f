/**
 * Where references lead.
 */
import type { Contract } from "./contract.ts";
import { isObject, keysIn, memberIn, objectOf } from "./json.ts";
import { pointerBelow } from "./pointer.ts";
import { SCHEMA_MAP } from "./schema/keywords.ts";

/** A place, as far as references are concerned. */
interface Referring {
  readonly contract: Contract;
  readonly value: unknown;
}

/**
 * The pointer that the reference of a value leads to, whether or not something stands there; undefined for a value that
 * is no reference, and for one that leaves the document. `$dynamicRef` leads to its own anchor: what another schema may
 * put in its place is known only where a value is checked.
 */
export function targetOf(place: Referring): string | undefined {
  return targetsOf(place)[0];
}

/** The same, with every place that bears the name: two of them are a mistake, of which the first one counts. */
export function targetsOf({ contract, value }: Referring): readonly string[] {
  const { $ref, $dynamicRef } = objectOf(value);
  const reference = $ref ?? $dynamicRef;
  if (typeof reference !== "string") return [];
  const at = reference.indexOf("#");
  const resource = at === -1 ? reference : reference.slice(0, at);
  const fragment = at === -1 ? "" : decoded(reference.slice(at + 1));
  if (fragment !== "" && !fragment.startsWith("/"))
    return namesOf(contract).named.get(`${resource}#${fragment}`) ?? [];
  const bases = resource === "" ? ["#"] : (namesOf(contract).named.get(resource) ?? []);
  return bases.map((base) => `${base}${fragment}`);
}

/** In a fragment all characters but a few may be percent-encoded, as in every address. */
function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** The pointers to all schemas with this `$dynamicAnchor`, whatever resource they belong to. */
export function dynamicAnchorsOf(contract: Contract, name: string): readonly string[] {
  return namesOf(contract).dynamic.get(name) ?? [];
}

/** Names that schemas have, and the pointers to those that have them. */
interface Names {
  /** Of `$id`, `$anchor` and `$dynamicAnchor`: `https://example.com/tree` and `#node`. */
  readonly named: ReadonlyMap<string, readonly string[]>;
  /** Of `$dynamicAnchor`. */
  readonly dynamic: ReadonlyMap<string, readonly string[]>;
}

const known = new WeakMap<Contract, Names>();

function namesOf(contract: Contract): Names {
  let names = known.get(contract);
  if (names === undefined) {
    names = collectNames(contract);
    known.set(contract, names);
  }
  return names;
}

/** Members that hold data, in which nothing is a name. */
const DATA = new Set(["const", "default", "enum", "example", "examples"]);

/** Members whose own members have names that the author chose: there `default` is an answer, `examples` a property. */
const MAPS = new Set([
  ...SCHEMA_MAP,
  "callbacks",
  "content",
  "encoding",
  "headers",
  "parameters",
  "pathItems",
  "requestBodies",
  "responses",
  "schemas",
]);

function collectNames(contract: Contract): Names {
  const named = new Map<string, string[]>();
  const dynamic = new Map<string, string[]>();
  // OpenAPI 3.0 has none of these keywords.
  if (contract.version === "3.1") visit(contract.document, "#", "", false);
  return { named, dynamic };

  function visit(value: unknown, pointer: string, resource: string, isMap: boolean): void {
    let inside = resource;
    if (isObject(value) && !isMap) {
      const { $id, $anchor, $dynamicAnchor } = value;
      if (typeof $id === "string") {
        inside = $id;
        note(named, $id, pointer);
      }
      for (const name of [$anchor, $dynamicAnchor])
        if (typeof name === "string") note(named, `${inside}#${name}`, pointer);
      if (typeof $dynamicAnchor === "string") note(dynamic, $dynamicAnchor, pointer);
    }
    for (const key of keysIn(value))
      if (isMap || !DATA.has(key))
        visit(memberIn(value, key), pointerBelow(pointer, key), inside, !isMap && MAPS.has(key));
  }

  function note(names: Map<string, string[]>, name: string, pointer: string): void {
    names.set(name, [...(names.get(name) ?? []), pointer]);
  }
}
