/**
 * Places in a bundled document: what stands there, and its JSON pointer.
 */
import type { Api } from "@facility-contracts/contract/operations";
import safetyRegister from "@facility-contracts/contract/safety-register.json" with { type: "json" };
import tickets from "@facility-contracts/contract/tickets.json" with { type: "json" };

const DOCUMENTS: Readonly<Record<Api, unknown>> = { "safety-register": safetyRegister, tickets };

/** The APIs of the contract. */
export const APIS: readonly Api[] = ["safety-register", "tickets"];

/** A place in the document of an API. A value that is a reference has been followed: the pointer is that of its target. */
export interface Place {
  readonly api: Api;
  /** `/components/schemas/TicketUpdate/properties/title`. */
  readonly pointer: string;
  readonly value: unknown;
  /** Pointers to the references that were followed to get here: what they carry holds here too. */
  readonly via: readonly string[];
}

/** The whole document of an API. */
export function documentOf(api: Api): Place {
  return { api, pointer: "", value: DOCUMENTS[api], via: [] };
}

/** The place below another one, through the references on the way. Its value is undefined where there is none. */
export function below(place: Place, ...keys: readonly string[]): Place {
  return keys.reduce(
    (parent, key) =>
      followed({
        api: parent.api,
        pointer: pointerBelow(parent.pointer, key),
        value: child(parent.value, key),
        via: parent.via,
      }),
    place,
  );
}

/** The JSON pointer to a member of what a pointer names. */
export function pointerBelow(pointer: string, key: string): string {
  return `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** The places right below: the entries of an object or the items of a list. */
export function children(place: Place): (readonly [key: string, place: Place])[] {
  return isObject(place.value) ? Object.keys(place.value).map((key) => [key, below(place, key)]) : [];
}

/** The place that a pointer names. It may hold a reference, which is then not followed. */
export function placeAt(api: Api, pointer: string): Place {
  const keys = pointer.split("/").slice(1);
  const unescaped = keys.map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  return { api, pointer, value: unescaped.reduce<unknown>(child, DOCUMENTS[api]), via: [] };
}

/** The text at a place, empty when there is none. */
export function textAt(place: Place, ...keys: readonly string[]): string {
  const { value } = below(place, ...keys);
  return typeof value === "string" ? value : "";
}

/** Whether a value has members: an object or a list. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function followed(place: Place): Place {
  const { value } = place;
  // A reference with neighbours (3.1 allows a description beside it) is a schema of its own: allOf in all but name.
  if (!isObject(value) || typeof value.$ref !== "string" || hasAssertions(value)) return place;
  const target = placeAt(place.api, value.$ref.slice(1));
  return followed({ ...target, via: [...place.via, place.pointer] });
}

function hasAssertions(value: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(value).some(
    (key) => !["$ref", "description", "summary", "examples"].includes(key) && !key.startsWith("x-"),
  );
}

function child(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
