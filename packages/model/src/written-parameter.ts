/**
 * Values of parameters as they go over the wire, each in the style of its parameter.
 */
import { isObject } from "./json.ts";
import type { Parameter } from "./parameter.ts";
import type { ParameterValue } from "./request.ts";
import type { Serialization } from "./style.ts";

/** What a value of the path stands in for the braces with. */
export function pathText({ parameter, value }: ParameterValue): string {
  const { content, explode, style } = parameter;
  if (content !== undefined) return encodeURIComponent(JSON.stringify(value));
  const encoded = encodedValue(value);
  if (style === "label") return pathPart(parameter, joined(encoded, explode ? "." : ",", explode));
  if (style !== "matrix") return joined(encoded, ",", explode);
  if (!explode || !(isObject(encoded) || Array.isArray(encoded)))
    return pathPart(parameter, joined(encoded, ",", false));
  const pairs = Array.isArray(encoded)
    ? encoded.map((item) => [parameter.name, item])
    : Object.entries(encoded);
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
  if (content !== undefined)
    return [`${encodeURIComponent(name)}=${encodeURIComponent(JSON.stringify(value))}`];
  return formPairs(name, allowReserved ? value : encodedValue(value), parameter);
}

/** The value of a header. */
export function headerText({ parameter: { content, explode }, value }: ParameterValue): string {
  return content === undefined ? joined(value, ",", explode) : JSON.stringify(value);
}

/** The cookies that a value is, each as it is sent: `color=blue`. */
export function cookiePairs({ parameter, value }: ParameterValue): string[] {
  const { content, name } = parameter;
  if (content !== undefined) return [`${name}=${encodeURIComponent(JSON.stringify(value))}`];
  return formPairs(name, encodedValue(value), parameter);
}

/** The pairs of one value in a query, a cookie or a form. The value is encoded already. */
export function formPairs(name: string, value: unknown, { explode, style }: Serialization): string[] {
  const key = encodeURIComponent(name);
  if (isObject(value) && style === "deepObject")
    return Object.entries(value).map(
      ([field, item]) => `${key}${encodeURIComponent(`[${field}]`)}=${textOf(item)}`,
    );
  if (explode && Array.isArray(value)) return value.map((item) => `${key}=${textOf(item)}`);
  if (explode && isObject(value))
    return Object.entries(value).map(([field, item]) => `${field}=${textOf(item)}`);
  const separators: Partial<Record<Serialization["style"], string>> = {
    spaceDelimited: "%20",
    pipeDelimited: "%7C",
  };
  return [`${key}=${joined(value, separators[style] ?? ",", false)}`];
}

/** The same value with its texts encoded for an address. */
export function encodedValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => encodeURIComponent(textOf(item)));
  if (isObject(value))
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [
        encodeURIComponent(name),
        encodeURIComponent(textOf(item)),
      ]),
    );
  return encodeURIComponent(textOf(value));
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
