/**
 * Where references lead.
 */
import { append } from "./append.ts";
import type { Contract } from "./contract.ts";
import { isObject, type JsonObject, keysIn, memberIn, objectOf } from "./json.ts";
import { holdsData, holdsNames } from "./names.ts";
import { onceFor } from "./once.ts";
import { pointerBelow, valueAt } from "./pointer.ts";

/** A place, as far as references are concerned. */
interface Referring {
  readonly contract: Contract;
  readonly pointer: string;
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
export function targetsOf({ contract, pointer, value }: Referring): readonly string[] {
  const { $ref, $dynamicRef } = objectOf(value);
  const reference = $ref ?? $dynamicRef;
  if (typeof reference !== "string") return [];
  const { named, resources } = namesOf(contract);
  const [resource = "", ...rest] = reference.split("#");
  const fragment = decoded(rest.join("#"));
  const base = resourceAround(resources, pointer);
  const address = addressOf(resource, resources.get(base) ?? DOCUMENT);
  if (fragment !== "" && !fragment.startsWith("/")) return named.get(`${address}#${fragment}`) ?? [];
  if (resource !== "") return (named.get(address) ?? []).map((found) => `${found}${fragment}`);
  // Most who give a schema an $id go on counting from the top of the document, as most tools do.
  const isInside = base === "#" || valueAt(contract.document, `${base}${fragment}`) !== undefined;
  return [`${isInside ? base : "#"}${fragment}`];
}

/** A part of a reference as it is meant: as in every address, all characters but a few may be percent-encoded. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The pointers to all schemas with this `$dynamicAnchor`, whatever resource they belong to. */
export function dynamicAnchorsOf(contract: Contract, name: string): readonly string[] {
  return namesOf(contract).dynamic.get(name) ?? [];
}

/** Names that schemas have, and the pointers to those that have them. */
interface Names {
  /** Of `$id`, `$anchor` and `$dynamicAnchor`: `https://example.com/tree` and `https://example.com/tree#node`. */
  readonly named: ReadonlyMap<string, readonly string[]>;
  /** Of `$dynamicAnchor`. */
  readonly dynamic: ReadonlyMap<string, readonly string[]>;
  /** The address of each schema with an `$id`, by its pointer. */
  readonly resources: ReadonlyMap<string, string>;
}

/** What the document itself is called: it has no address. */
const DOCUMENT = "https://contract.invalid/";

function addressOf(reference: string, base: string): string {
  const [address = ""] = (URL.parse(reference, base)?.href ?? reference).split("#");
  return address;
}

/** The pointer to the innermost schema with an `$id` around a place, else to the document. */
function resourceAround(resources: Names["resources"], pointer: string): string {
  let found = resources.size === 0 ? "#" : pointer;
  while (found !== "#" && !resources.has(found)) found = found.slice(0, found.lastIndexOf("/"));
  return found;
}

const namesOf = onceFor(collectNames);

function collectNames(contract: Contract): Names {
  const named = new Map<string, string[]>();
  const dynamic = new Map<string, string[]>();
  const resources = new Map<string, string>();
  // OpenAPI 3.0 has none of these keywords.
  if (contract.version === "3.1") visit(contract.document, "#", DOCUMENT, false);
  return { named, dynamic, resources };

  /** @param isMap whether its members have names that the author chose */
  function visit(value: unknown, pointer: string, around: string, isMap: boolean): void {
    const inside = isObject(value) && !isMap ? noteNames(value, pointer, around) : around;
    for (const key of keysIn(value))
      if (!holdsData(key, isMap))
        visit(memberIn(value, key), pointerBelow(pointer, key), inside, !isMap && holdsNames(key));
  }

  /** Gives the address that holds inside. */
  function noteNames({ $id, $anchor, $dynamicAnchor }: JsonObject, pointer: string, around: string): string {
    const inside = typeof $id === "string" ? addressOf($id, around) : around;
    if (typeof $id === "string") {
      append(named, inside, pointer);
      resources.set(pointer, inside);
    }
    for (const anchor of [$anchor, $dynamicAnchor])
      if (typeof anchor === "string") append(named, `${inside}#${anchor}`, pointer);
    if (typeof $dynamicAnchor === "string") append(dynamic, $dynamicAnchor, pointer);
    return inside;
  }
}
