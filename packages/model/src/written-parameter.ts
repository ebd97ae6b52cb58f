/**
 * Values of parameters as they go over the wire, each in the style of its parameter.
 */
import type { Content } from "./content.ts";
import { isObject } from "./json.ts";
import { isJson } from "./media-type.ts";
import type { Parameter } from "./parameter.ts";
import type { ParameterValue } from "./request.ts";
import type { Serialization } from "./style.ts";

/** What a value of the path stands in for the braces with. */
export function pathText({ parameter, value }: ParameterValue): string {
  const { content, explode, style } = parameter;
  if (content !== undefined) return encoded(contentText(content, value));
  const parts = encodedValue(value);
  if (style === "label") return pathPart(parameter, joined(parts, explode ? "." : ",", explode));
  if (style !== "matrix") return joined(parts, ",", explode);
  if (!explode || !(isObject(parts) || Array.isArray(parts)))
    return pathPart(parameter, joined(parts, ",", false));
  const pairs = Array.isArray(parts) ? parts.map((item) => [parameter.name, item]) : Object.entries(parts);
  return pairs.map(([key, item]) => `;${key}=${item}`).join("");
}

/** A text of the path that is encoded already, with what its style has before it. */
export function pathPart({ name, style }: Pick<Parameter, "name" | "style">, text: string): string {
  if (style === "label") return `.${text}`;
  return style === "matrix" ? `;${name}=${text}` : text;
}

/** The pairs of a query, each as it is sent: `color=blue`. */
export function queryPairs({ parameter, value }: ParameterValue): string[] {
  const { allowReserved, content, name } = parameter;
  if (content !== undefined) return [`${encoded(name)}=${encoded(contentText(content, value))}`];
  return formPairs(name, value, parameter, allowReserved ? reservedText : encodedText);
}

/** The value of a header. */
export function headerText({
  parameter: { content, explode },
  value,
}: {
  readonly parameter: Pick<Parameter, "content" | "explode">;
  readonly value: unknown;
}): string {
  return content === undefined ? joined(value, ",", explode) : contentText(content, value);
}

/** The cookies that a value is, each as it is sent: `color=blue`. */
export function cookiePairs({ parameter, value }: ParameterValue): string[] {
  const { content, name } = parameter;
  if (content !== undefined) return [`${name}=${encoded(contentText(content, value))}`];
  return formPairs(name, value, parameter);
}

/** The pairs of one value in a query, a cookie or a form. */
export function formPairs(
  name: string,
  value: unknown,
  { explode, style }: Pick<Serialization, "explode" | "style">,
  encode = encodedText,
): string[] {
  if (style === "deepObject") return deepPairs(name, value, encode);
  const key = encoded(name);
  const parts = encodedValue(value, encode);
  if (explode && Array.isArray(parts)) return parts.map((item) => `${key}=${item}`);
  if (explode && isObject(parts)) return Object.entries(parts).map(([field, item]) => `${field}=${item}`);
  const separators: Partial<Record<Serialization["style"], string>> = {
    spaceDelimited: "%20",
    pipeDelimited: "%7C",
  };
  return [`${key}=${joined(parts, separators[style] ?? ",", false)}`];
}

/**
 * The pairs of a value whose members, however deep, each have their way in the name: `where[in][0]=a`. OpenAPI leaves open what
 * is nested; this is how our client writes it. What is null is not there.
 */
function deepPairs(name: string, value: unknown, encode: Encode): string[] {
  if (typeof value !== "object" || value === null) return [`${encoded(name)}=${encode(value)}`];
  return Object.entries(value)
    .filter(([, item]) => item !== null && item !== undefined)
    .flatMap(([field, item]) => deepPairs(`${name}[${field}]`, item, encode));
}

/** Makes the text of a value that is sent. */
type Encode = (value: unknown) => string;

function encodedText(value: unknown): string {
  return encoded(textOf(value));
}

/** Leaves the characters that separate the parts of an address as they are, but for those that end a value of a query. */
function reservedText(value: unknown): string {
  return encodedText(value).replace(/%(?:3A|2F|3F|40|24|2C|3B|3D)/g, decodeURIComponent);
}

/** A text as it stands in an address. Half of a character, which has no such form, is replaced. */
export function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/** A value in the media type that its parameter has. */
function contentText({ mediaType }: Content, value: unknown): string {
  return mediaType === undefined || isJson(mediaType) ? JSON.stringify(value) : textOf(value);
}

/** The same value with its texts encoded. */
function encodedValue(value: unknown, encode: Encode = encodedText): unknown {
  if (Array.isArray(value)) return value.map(encode);
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [encode(name), encode(item)]));
  return encode(value);
}

/** A value as a text: what is none is written as JSON. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}

function joined(value: unknown, separator: string, explode: boolean): string {
  if (Array.isArray(value)) return value.map(textOf).join(separator);
  if (!isObject(value)) return textOf(value);
  return Object.entries(value)
    .map(([name, item]) => `${name}${explode ? "=" : separator}${textOf(item)}`)
    .join(separator);
}
