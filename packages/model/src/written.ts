/**
 * A request as it goes over the wire: values of parameters and of a body written as text.
 */
import { isObject } from "./json.ts";
import { isJson } from "./media-type.ts";
import type { Operation } from "./operation.ts";
import type { Parameter } from "./parameter.ts";
import type { BaseRequest, BodyValue, ParameterValue } from "./request.ts";
import { type Requirement, securityOf } from "./security.ts";
import type { Serialization } from "./style.ts";

/** A request over the wire. */
export interface WrittenRequest {
  /** In capitals. */
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** In the order in which they are sent; names may come twice. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly body: string | undefined;
}

/** A secret for a security scheme, by its name: `sessionCookie`. */
export type SecretOf = (scheme: string) => string;

/**
 * Writes a request, with the credentials of the first alternative of its operation.
 *
 * @returns undefined for a body of a media type that is neither JSON, a form nor text
 */
export function writtenRequest(
  operation: Operation,
  { parameters, body }: Pick<BaseRequest, "parameters" | "body">,
  secretOf: SecretOf,
): WrittenRequest | undefined {
  const text = body === undefined ? undefined : writtenBody(body);
  if (body !== undefined && text === undefined) return undefined;
  const of = (where: Parameter["in"]) => parameters.filter(({ parameter }) => parameter.in === where);
  const requirements = securityOf(operation)[0]?.requirements ?? [];
  const carriers = requirements.map((requirement) => carrierOf(requirement, secretOf));
  const at = (where: Carrier["in"]) => carriers.filter((carrier) => carrier.in === where);
  const query = [
    ...of("query").flatMap(queryPairs),
    ...at("query").map(({ field, value }) => `${encodeURIComponent(field)}=${encodeURIComponent(value)}`),
  ].join("&");
  const cookies = [
    ...of("cookie").map(({ parameter, value }) => `${parameter.name}=${encodeURIComponent(textOf(value))}`),
    ...at("cookie").map(({ field, value }) => `${field}=${value}`),
  ].join("; ");
  return {
    method: operation.method.toUpperCase(),
    target: pathOf(operation, of("path")) + (query === "" ? "" : `?${query}`),
    headers: [
      ...at("header").map(({ field, value }) => ({ name: field, value })),
      ...(cookies === "" ? [] : [{ name: "Cookie", value: cookies }]),
      ...of("header").map(({ parameter, value }) => ({
        name: parameter.name,
        value: joined(value, ",", parameter.explode),
      })),
      ...(body === undefined ? [] : [{ name: "Content-Type", value: body.content.name }]),
    ],
    body: text,
  };
}

interface Carrier {
  readonly in: "header" | "query" | "cookie";
  readonly field: string;
  readonly value: string;
}

function carrierOf({ scheme: { credential, name } }: Requirement, secretOf: SecretOf): Carrier {
  const secret = secretOf(name);
  if (credential.kind === "apiKey") return { in: credential.in, field: credential.field, value: secret };
  const scheme = credential.kind === "http" ? credential.scheme : "bearer";
  const shown = scheme.charAt(0).toUpperCase() + scheme.slice(1);
  const value = scheme === "basic" ? Buffer.from(`${secret}:${secret}`).toString("base64") : secret;
  return { in: "header", field: "Authorization", value: `${shown} ${value}` };
}

function pathOf({ path }: Operation, values: readonly ParameterValue[]): string {
  return path.replaceAll(/{(.+?)}/g, (template, name: string) => {
    const found = values.find(({ parameter }) => parameter.name === name);
    return found === undefined ? template : pathText(found);
  });
}

function pathText({ parameter: { content, explode, name, style }, value }: ParameterValue): string {
  if (content !== undefined) return encodeURIComponent(JSON.stringify(value));
  const encoded = encodedValue(value);
  if (style === "label") return `.${joined(encoded, explode ? "." : ",", explode)}`;
  if (style !== "matrix") return joined(encoded, ",", explode);
  if (!explode || !(isObject(encoded) || Array.isArray(encoded)))
    return `;${name}=${joined(encoded, ",", false)}`;
  const pairs = Array.isArray(encoded) ? encoded.map((item) => [name, item]) : Object.entries(encoded);
  return pairs.map(([key, item]) => `;${key}=${item}`).join("");
}

function queryPairs({ parameter, value }: ParameterValue): string[] {
  const { allowReserved, content, name } = parameter;
  if (content !== undefined)
    return [`${encodeURIComponent(name)}=${encodeURIComponent(JSON.stringify(value))}`];
  return formPairs(name, allowReserved ? value : encodedValue(value), parameter);
}

/** The pairs of one value in a query or a form. The value is encoded already. */
function formPairs(name: string, value: unknown, { explode, style }: Serialization): string[] {
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

function writtenBody({ content, value }: BodyValue): string | undefined {
  const { encodings, mediaType } = content;
  if (mediaType === undefined) return undefined;
  if (isJson(mediaType)) return JSON.stringify(value);
  if (mediaType.essence === "application/x-www-form-urlencoded" && isObject(value))
    return Object.entries(value)
      .flatMap(([name, item]) => {
        const own = encodings.find((encoding) => encoding.name === name)?.serialization;
        const usual = { style: "form", explode: true, allowReserved: false } as const;
        return formPairs(name, encodedValue(item), own ?? usual);
      })
      .join("&");
  return mediaType.type === "text" ? textOf(value) : undefined;
}

/** The same value with its texts encoded for an address. */
function encodedValue(value: unknown): unknown {
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

function joined(value: unknown, separator: string, explode: boolean): string {
  if (Array.isArray(value)) return value.map(textOf).join(separator);
  if (!isObject(value)) return textOf(value);
  return Object.entries(value)
    .map(([name, item]) => `${name}${explode ? "=" : separator}${textOf(item)}`)
    .join(separator);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}
