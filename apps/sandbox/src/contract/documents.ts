/**
 * The bundled documents, and the way through them.
 */
import type { Api } from "@facility-contracts/contract/operations";
import safetyRegister from "@facility-contracts/contract/safety-register.json" with { type: "json" };
import tickets from "@facility-contracts/contract/tickets.json" with { type: "json" };

/** An object of a document, or of a body. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The documents, by API. */
export const documents: Readonly<Record<Api, JsonObject>> = { "safety-register": safetyRegister, tickets };

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A node of a document. */
export interface Located {
  /** Where it really stands, behind all references. */
  readonly place: readonly string[];
  /** Undefined where there is nothing. */
  readonly value: unknown;
}

/** Finds the node of a place, and follows the references on the way and at its end. */
export function locate(api: Api, ...names: readonly string[]): Located {
  let place: readonly string[] = [];
  let value: unknown = documents[api];
  for (const name of names) {
    place = [...place, name];
    value = memberOf(value, name);
    if (isObject(value) && typeof value.$ref === "string")
      ({ place, value } = locate(api, ...namesOf(value.$ref)));
  }
  return { place, value };
}

/** The object at a place; without one, an object without members. */
export function objectAt(api: Api, ...names: readonly string[]): JsonObject {
  const { value } = locate(api, ...names);
  return isObject(value) ? value : {};
}

function memberOf(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value[Number(name)];
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The names in a reference: `#/components/schemas/Ticket`. */
function namesOf(reference: string): readonly string[] {
  return reference
    .slice(2)
    .split("/")
    .map((name) => name.replaceAll("~1", "/").replaceAll("~0", "~"));
}
