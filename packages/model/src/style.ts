/**
 * How values of a parameter, a header or a form field are written as text.
 */
import { objectOf } from "./json.ts";
import type { Place } from "./place.ts";

const STYLES = [
  "deepObject",
  "form",
  "label",
  "matrix",
  "pipeDelimited",
  "simple",
  "spaceDelimited",
] as const;

/** The styles of OpenAPI. Not every one fits everywhere. */
export type Style = (typeof STYLES)[number];

/** How a value is written as text, with what OpenAPI takes when the document says nothing. */
export interface Serialization {
  readonly style: Style;
  /** Whether each item of a list, each member of an object, is a parameter of its own. */
  readonly explode: boolean;
  /** Whether characters with a meaning in addresses are sent as they are. */
  readonly allowReserved: boolean;
}

/** What a place says of it; undefined for a style that OpenAPI does not know. */
export function serializationOf(place: Place, usual: Style): Serialization | undefined {
  const node = objectOf(place.value);
  const style = node.style === undefined ? usual : STYLES.find((known) => known === node.style);
  if (style === undefined) return undefined;
  return {
    style,
    explode: typeof node.explode === "boolean" ? node.explode : style === "form",
    allowReserved: node.allowReserved === true,
  };
}
