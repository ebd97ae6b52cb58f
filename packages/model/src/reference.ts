/**
 * Where references lead.
 */
import type { Contract } from "./contract.ts";
import { isObject, keysIn, memberIn, objectOf } from "./json.ts";
import { pointerBelow } from "./pointer.ts";

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
export function targetOf({ contract, value }: Referring): string | undefined {
  const { $ref, $dynamicRef } = objectOf(value);
  const reference = $ref ?? $dynamicRef;
  if (typeof reference !== "string") return undefined;
  const at = reference.indexOf("#");
  const resource = at === -1 ? reference : reference.slice(0, at);
  const fragment = at === -1 ? "" : decoded(reference.slice(at + 1));
  const base = resource === "" ? "#" : anchorsOf(contract).get(resource);
  if (base === undefined) return undefined;
  if (fragment === "") return base;
  if (fragment.startsWith("/")) return `${base}${fragment}`;
  return anchorsOf(contract).get(`${resource}#${fragment}`);
}

/** In a fragment all characters but a few may be percent-encoded, as in every address. */
function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

const known = new WeakMap<Contract, ReadonlyMap<string, string>>();

/** The pointers of what `$id`, `$anchor` and `$dynamicAnchor` name: `https://example.com/tree` and `#node`. */
function anchorsOf(contract: Contract): ReadonlyMap<string, string> {
  let anchors = known.get(contract);
  if (anchors === undefined) {
    anchors = collectAnchors(contract);
    known.set(contract, anchors);
  }
  return anchors;
}

/** Members that hold data, in which nothing is a name. */
const DATA = new Set(["const", "default", "enum", "example", "examples"]);

function collectAnchors(contract: Contract): Map<string, string> {
  const anchors = new Map<string, string>();
  // OpenAPI 3.0 has none of these keywords.
  if (contract.version === "3.1") visit(contract.document, "#", "");
  return anchors;

  function visit(value: unknown, pointer: string, resource: string): void {
    let inside = resource;
    if (isObject(value)) {
      const { $id, $anchor, $dynamicAnchor } = value;
      if (typeof $id === "string") {
        inside = $id;
        note($id, pointer);
      }
      for (const name of [$anchor, $dynamicAnchor])
        if (typeof name === "string") note(`${inside}#${name}`, pointer);
    }
    for (const key of keysIn(value))
      if (!DATA.has(key)) visit(memberIn(value, key), pointerBelow(pointer, key), inside);
  }

  /** The first one counts, as for a reader from top to bottom. */
  function note(name: string, pointer: string): void {
    if (!anchors.has(name)) anchors.set(name, pointer);
  }
}
