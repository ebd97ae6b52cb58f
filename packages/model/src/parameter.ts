/**
 * The parameters of an operation: in its path, in the query, in headers and in cookies.
 */
import { type Content, contentsOf, schemaOf } from "./content.ts";
import { objectOf } from "./json.ts";
import { type Malformed, malformed } from "./malformed.ts";
import type { Operation } from "./operation.ts";
import { memberOf, objectsIn, type Place } from "./place.ts";
import { type Serialization, type Style, serializationOf } from "./style.ts";

/** Where a parameter is sent, and how it is written there unless told. */
const USUAL_STYLES = {
  path: "simple",
  query: "form",
  header: "simple",
  cookie: "form",
} as const satisfies Record<string, Style>;

/** Where a parameter is sent. */
export type ParameterLocation = keyof typeof USUAL_STYLES;

export interface Parameter extends Serialization {
  readonly kind: "parameter";
  readonly name: string;
  readonly in: ParameterLocation;
  /** One of the path always is. */
  readonly required: boolean;
  readonly place: Place;
  /** Of its values; undefined when they have a media type instead, or when nothing is said of them. */
  readonly schema: Place | undefined;
  /** Their media type, with its schema. Style and explode mean nothing then. */
  readonly content: Content | undefined;
}

/**
 * The parameters of an operation: those of its path item, and its own, which go before those of the item. Headers that
 * OpenAPI leaves to other parts of the document are none: `Accept`, `Authorization`, `Content-Type`.
 */
export function parametersOf(operation: Operation): Parameter[] {
  const byIdentity = new Map<string, Parameter>();
  for (const parameter of writtenParametersOf(operation))
    if (parameter.kind === "parameter" && !isIgnored(parameter))
      byIdentity.set(identityOf(parameter), parameter);
  return [...byIdentity.values()];
}

/** The parameters that cannot be read. */
export function malformedParametersOf(operation: Operation): Malformed[] {
  return writtenParametersOf(operation).filter((parameter) => parameter.kind === "malformed");
}

function writtenParametersOf({ item, place }: Operation): (Parameter | Malformed)[] {
  return [item, place]
    .flatMap((owner) => objectsIn(memberOf(owner, "parameters")))
    .map((entry) => parameterAt(entry.place));
}

function parameterAt(place: Place): Parameter | Malformed {
  if (place.value === undefined) return malformed(place, "nothing stands there");
  const { in: where, name, required } = objectOf(place.value);
  if (typeof name !== "string") return malformed(place, "it has no name");
  if (!isLocation(where)) return malformed(place, "`in` is none of path, query, header and cookie");
  const serialization = serializationOf(place, USUAL_STYLES[where]);
  if (serialization === undefined) return malformed(place, "its style is none that OpenAPI knows");
  return {
    kind: "parameter",
    name,
    in: where,
    required: required === true || where === "path",
    ...serialization,
    place,
    schema: schemaOf(place),
    content: contentsOf(place)[0],
  };
}

function isLocation(where: unknown): where is ParameterLocation {
  return typeof where === "string" && Object.hasOwn(USUAL_STYLES, where);
}

const IGNORED = new Set(["accept", "authorization", "content-type"]);

/** Whether OpenAPI leaves a header to other parts of the document. */
export function isIgnored({ in: where, name }: { readonly in: string; readonly name: string }): boolean {
  return where === "header" && IGNORED.has(name.toLowerCase());
}

/** What tells parameters apart: `query page`. Names of headers are the same in upper and lower case. */
export function identityOf({ in: where, name }: { readonly in: string; readonly name: string }): string {
  return `${where} ${where === "header" ? name.toLowerCase() : name}`;
}
