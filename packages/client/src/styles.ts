/**
 * How values of parameters that have parts are written. A facade imports those that its API uses.
 */

/** Encodes a text for where it is sent. */
export type Encode = (text: string) => string;

/**
 * The pieces of a value, encoded: pairs of a query, of a form or of cookies, else one text. None for a list or an object that
 * is empty.
 */
export type Style = (name: string, value: unknown, explode: boolean, encode: Encode) => string[];

/** A value as a text: a `Date` as JSON has it, but without quotes; what else is neither text, number nor truth is JSON. */
export function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" ? JSON.stringify(value) : `${value}`;
}

/** The usual style of path and header: `1,2`. */
export const simple: Style = (_, value, explode, encode) => {
  const text = listed(value, ",", explode, encode);
  return text === undefined ? [] : [text];
};

/** The usual style of query and cookie: `id=1&id=2`. */
export const form: Style = (name, value, explode, encode) => formWith(",", name, value, explode, encode);

/** `.1,2` or `.1.2` in a path. */
export const label: Style = (_, value, explode, encode) => {
  const text = listed(value, explode ? "." : ",", explode, encode);
  return text === undefined ? [] : [`.${text}`];
};

/** `;id=1,2` or `;id=1;id=2` in a path. */
export const matrix: Style = (name, value, explode, encode) => {
  const pairs = form(name, value, explode, encode);
  return pairs.map((pair) => `;${pair.replace(/=$/, "")}`);
};

/** `id=1%202` in a query. */
export const spaceDelimited: Style = (name, value, explode, encode) =>
  formWith("%20", name, value, explode, encode);

/** `id=1%7C2` in a query. */
export const pipeDelimited: Style = (name, value, explode, encode) =>
  formWith("%7C", name, value, explode, encode);

/** `filter%5Bid%5D=1` in a query; what is nested, and each item of a list, has its way in the name: `filter%5Bin%5D%5B0%5D=1`. */
export const deepObject: Style = (name, value, explode, encode) =>
  isObject(value)
    ? membersOf(value).flatMap(([field, item]) => deepObject(`${name}[${field}]`, item, explode, encode))
    : [`${encode(name)}=${encode(textOf(value))}`];

/** Leaves the characters that separate the parts of an address as they are, but for those that end a value of a query. */
export const reserved: Encode = (text) =>
  encodeURIComponent(text).replace(/%(?:3A|2F|3F|40|24|2C|3B|3D)/g, decodeURIComponent);

function formWith(
  separator: string,
  name: string,
  value: unknown,
  explode: boolean,
  encode: Encode,
): string[] {
  const key = encodeURIComponent(name);
  if (explode && Array.isArray(value)) return itemsOf(value).map((item) => `${key}=${encode(textOf(item))}`);
  if (explode && isObject(value))
    return membersOf(value).map(([field, item]) => `${encode(field)}=${encode(textOf(item))}`);
  const text = listed(value, separator, false, encode);
  return text === undefined ? [] : [`${key}=${text}`];
}

/** A value in one text; undefined for a list or an object that is empty. */
function listed(value: unknown, separator: string, explode: boolean, encode: Encode): string | undefined {
  if (value === null) return undefined;
  if (!isObject(value)) return encode(textOf(value));
  const items = Array.isArray(value)
    ? itemsOf(value).map((item) => encode(textOf(item)))
    : membersOf(value).map(
        ([field, item]) => encode(field) + (explode ? "=" : separator) + encode(textOf(item)),
      );
  return items.length > 0 ? items.join(separator) : undefined;
}

/** Whether a value has parts. */
function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !(value instanceof Date);
}

function itemsOf(list: readonly unknown[]): unknown[] {
  return list.filter(isGiven);
}

function membersOf(object: object): [string, unknown][] {
  return Object.entries(object).filter(([, item]) => isGiven(item));
}

/** Whether there is something that can be written. */
export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
