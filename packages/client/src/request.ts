/**
 * Makes what the request of a call is made of.
 */
import type { BodyRow, OperationRow, Written, WrittenBody } from "./api.ts";
import { notSent } from "./api-error.ts";
import { form, type Style, simple } from "./styles.ts";

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
      if (where === "query") query.push(...piecesOf(key, value, row, form, name));
      else if (where === "cookie") cookies.push(...piecesOf(key, value, row, form, name));
      else headers[name] = checkedHeader(key, simple(name, value, row.explode ?? false, String).join(""));
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
  const text = value === undefined || value === null ? "" : piecesOf(key, value, row, simple, name).join("");
  if (/^(\.{0,2}|NaN)$/.test(text)) throw notSent(`${key} cannot be "${value}"`);
  return text;
}

function piecesOf(key: string, value: unknown, row: Written, usual: Style, name: string): string[] {
  const { encode = encodeURIComponent, explode = usual === form, write = usual } = row;
  try {
    return write(name, value, explode, encode);
  } catch {
    // A lone surrogate cannot be encoded.
    throw notSent(`${key} cannot be "${value}"`);
  }
}

/** @throws {ApiError} for what is no header. The platform's own error would repeat it */
function checkedHeader(key: string, text: string): string {
  if (/^[\t\x20-\x7e\x80-\xff]*$/.test(text)) return text;
  throw notSent(`${key} is not fit for a header`);
}
