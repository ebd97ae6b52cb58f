/**
 * Makes what the request of a call is made of.
 */
import type { BodyRow, OperationRow, Written, WrittenBody } from "./api.ts";
import { notSent } from "./api-error.ts";
import type { Encode } from "./styles.ts";

/** @throws {ApiError} for a value that would make another path: missing, empty, `.` or `..` */
export function pathSerializer(path: string, values: Readonly<Record<string, unknown>>): string {
  return path.replace(/{([^{}]+)}/g, (_, name: string) => pathText(name, values[name], {}));
}

/** @throws {ApiError} for a secret that is no header. The platform's own error would repeat the secret */
export function checkedSecret(name: string, secret: unknown): string {
  // What is visible in ASCII, without the semicolon that ends a cookie.
  if (typeof secret === "string" && /^[!-:<-~]+$/.test(secret)) return secret;
  throw notSent(`${name} is not fit for a header`);
}

const JSON_BODY: BodyRow = { mediaType: "application/json" };

/** What a request is made of. */
export interface RequestParts {
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: WrittenBody["body"] | undefined;
}

/**
 * What the request of a call is made of.
 *
 * @param values those of the parameters, and `body`
 * @throws {ApiError} for a parameter that would make another path or that cannot be sent
 */
export async function partsOf(
  { path, parameters = {}, body = JSON_BODY }: OperationRow,
  values: Readonly<Record<string, unknown>>,
): Promise<RequestParts> {
  const query: string[] = [];
  const cookies: string[] = [];
  const headers: Record<string, string> = {};
  let target = path;
  for (const [key, row] of Object.entries(parameters)) {
    const { in: where, name = key, convert } = row;
    let value = values[key];
    if (convert && value !== undefined) value = convert(value);
    if (where === "path") target = target.replace(`{${name}}`, () => pathText(key, value, row, name));
    else if (value !== undefined && value !== null) {
      if (where === "header") headers[name] = headerText(key, value, row, name);
      else (where === "query" ? query : cookies).push(...pairsOf(key, value, row, name));
    }
  }
  if (cookies.length > 0) headers.cookie = cookies.join("; ");
  let sent: WrittenBody["body"] | undefined;
  if (values.body !== undefined) {
    const written = await (body.write ?? asJson)(values.body, body);
    headers["content-type"] = written.mediaType;
    sent = written.body;
  }
  return { path: target, query: query.join("&"), headers, body: sent };
}

function asJson(value: unknown, { mediaType }: BodyRow): WrittenBody {
  return { body: JSON.stringify(value), mediaType };
}

function pathText(key: string, value: unknown, row: Written, name = key): string {
  const text = piecesOf(key, value, row, (encode) => [encode(`${value ?? ""}`)], name).join("");
  // A value that is no text, number or truth has a style.
  if (/^(\.{0,2}|NaN|%5Bobject.*)$/.test(text)) throw notSent(`${key} cannot be "${value}"`);
  return text;
}

/** The pairs of a query or of cookies. A list is repeated. */
function pairsOf(key: string, value: unknown, row: Written, name: string): string[] {
  const usual = (encode: Encode) =>
    [value].flat().map((item) => `${encodeURIComponent(name)}=${encode(`${item}`)}`);
  return piecesOf(key, value, row, usual, name, true);
}

/** @throws {ApiError} for what is no header. The platform's own error would repeat it */
function headerText(key: string, value: unknown, row: Written, name: string): string {
  const text = piecesOf(key, value, { ...row, encode: String }, () => [`${value}`], name).join("");
  if (/^[\t\x20-\x7e\x80-\xff]*$/.test(text)) return text;
  throw notSent(`${key} is not fit for a header`);
}

/** A value in the style of its row, or as usual where that has none. */
function piecesOf(
  key: string,
  value: unknown,
  { encode = encodeURIComponent, explode, write }: Written,
  usual: (encode: Encode) => string[],
  name: string,
  isExploded = false,
): string[] {
  try {
    return write ? write(name, value, explode ?? isExploded, encode) : usual(encode);
  } catch {
    // A lone surrogate cannot be encoded.
    throw notSent(`${key} cannot be "${value}"`);
  }
}
