/**
 * Reads the bundled documents: what stands at a place, and the JSON pointer that names it.
 */
import { type Api, type Operation, operations } from "@facility-contracts/contract/frozen/operations";
import safetyRegister from "@facility-contracts/contract/frozen/safety-register.json" with { type: "json" };
import tickets from "@facility-contracts/contract/frozen/tickets.json" with { type: "json" };
import { isObject } from "./json.ts";

const documents: Readonly<Record<Api, unknown>> = { "safety-register": safetyRegister, tickets };

/** A place in a document: what stands there, and its JSON pointer. */
export interface Place {
  readonly api: Api;
  readonly pointer: string;
  readonly value: unknown;
}

/** An operation of the contract and its place. */
export type OperationPlace = Operation & { readonly place: Place };

/** The operations of an API, in the order of its document. */
export function operationsOf(api: Api): OperationPlace[] {
  return operations
    .filter((operation) => operation.api === api)
    .map((operation) => ({
      ...operation,
      place: at(documentOf(api), "paths", operation.path, operation.method),
    }));
}

/** The whole document of an API. */
export function documentOf(api: Api): Place {
  return { api, pointer: "", value: documents[api] };
}

/** What stands below a place. References on the way are followed, one at the end is not. */
export function at(from: Place, ...keys: readonly string[]): Place {
  let place = from;
  for (const key of keys) {
    const { api, pointer, value } = followed(place);
    let below: unknown;
    if (Array.isArray(value)) below = value[Number(key)];
    else if (isObject(value)) below = value[key];
    place = { api, pointer: `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`, value: below };
  }
  return place;
}

/** The place that a reference leads to, or the place itself. */
export function followed(place: Place): Place {
  if (!isObject(place.value) || typeof place.value.$ref !== "string") return place;
  const keys = place.value.$ref.split("/").slice(1);
  return followed(
    at(documentOf(place.api), ...keys.map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"))),
  );
}

/** The names of the members, or the indices of the items. */
export function keysAt(from: Place, ...keys: readonly string[]): string[] {
  const { value } = followed(at(from, ...keys));
  return isObject(value) || Array.isArray(value) ? Object.keys(value) : [];
}

/** The value at the end of the keys, references followed. */
export function valueAt(from: Place, ...keys: readonly string[]): unknown {
  return followed(at(from, ...keys)).value;
}

/** The text at the end of the keys, empty when there is none. */
export function textAt(from: Place, ...keys: readonly string[]): string {
  const value = valueAt(from, ...keys);
  return typeof value === "string" ? value : "";
}

/** The values of the examples of a media type object, in their order. */
export function examplesOf(mediaType: Place): unknown[] {
  return keysAt(mediaType, "examples").map((name) => valueAt(mediaType, "examples", name, "value"));
}

/** The parameters of an operation. */
export function parametersOf({ place }: OperationPlace): Place[] {
  return keysAt(place, "parameters").map((index) => followed(at(place, "parameters", index)));
}

/** The JSON body of an operation's request, as a media type object. */
export function requestContent({ place }: OperationPlace): Place {
  return at(place, "requestBody", "content", "application/json");
}

/** The statuses that an operation documents. */
export function statusesOf({ place }: OperationPlace): number[] {
  return keysAt(place, "responses").map(Number);
}

/** The answer of an operation with a status. */
export function answerPlace({ place }: OperationPlace, status: number): Place {
  return followed(at(place, "responses", String(status)));
}
