/**
 * Where parameters are sent. A facade imports those that its API uses.
 */
import type { ParameterRow, Place } from "./api.ts";
import { notSent } from "./api-error.ts";
import { encodable, pathText } from "./request.ts";
import { isGiven, type Style, textOf } from "./styles.ts";

/** In the path, for what is not written there as it is. */
export const inPath: Place = (parts, key, value, row) => {
  const write = () => styled(key, value ?? null, row, asItIs).join("");
  const text = pathText(key, value, write);
  parts.path = parts.path.replaceAll(`{${row.name ?? key}}`, () => text);
};

/** In the query. */
export const inQuery: Place = ({ query }, key, value, row) => {
  query.push(...pairsOf(key, value, row));
};

/** In a header. */
export const inHeader: Place = ({ headers }, key, value, row) => {
  if (value === undefined || value === null) return;
  const text = styled(key, value, { ...row, encode: String }, asItIs).join("");
  // The platform's own error would repeat the value.
  if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(text)) throw notSent(`${key} is not fit for a header`);
  headers[row.name ?? key] = text;
};

/** In a cookie. */
export const inCookie: Place = ({ headers }, key, value, row) => {
  const pairs = pairsOf(key, value, row);
  if (pairs.length > 0) headers.cookie = [...(headers.cookie ? [headers.cookie] : []), ...pairs].join("; ");
};

/** As JSON in one of the other places. */
export function jsonIn(place: Place): Place {
  return (parts, key, value, row) => place(parts, key, JSON.stringify(value), row);
}

/** What has no style has no parts. */
const asItIs: Style = (_, value, _explode, encode) => [
  encode(value instanceof Date ? textOf(value) : `${value ?? ""}`),
];

/** A list is repeated. */
const repeated: Style = (name, value, _, encode) =>
  [value]
    .flat()
    .filter(isGiven)
    .map((item) => `${encodeURIComponent(name)}=${encode(textOf(item))}`);

/** The pairs of a query or of cookies. */
function pairsOf(key: string, value: unknown, row: ParameterRow): string[] {
  if (value === undefined || value === null) return [];
  return encodable(key, value, () => styled(key, value, { explode: true, ...row }, repeated));
}

/** A value in the style of its row. */
function styled(key: string, value: unknown, row: ParameterRow, usual: Style): string[] {
  const { name = key, write = usual, explode = false, encode = encodeURIComponent } = row;
  return write(name, value, explode, encode);
}
