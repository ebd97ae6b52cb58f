/**
 * Forms, as Prism reads them rightly. It checks both kinds alike, but its reader of parts knows few of their headers: not a
 * file without a type, nor one with a `;` in its name, and it takes `%41` in a file for an `A`.
 */
import { MIMEType } from "node:util";
import { objectOf } from "@facility-contracts/model/json";
import { decoded } from "@facility-contracts/model/reference";
import { essenceOf } from "@facility-contracts/serving/media-type";
import { Refusal } from "@facility-contracts/serving/refusal";
import { wildcardMediaTypeMatch } from "@stoplight/prism-http/dist/validator/utils/wildcardMediaTypeMatch.js";
import { isForm, MULTIPART, URLENCODED } from "./form-types.ts";
import type { Operation } from "./operation.ts";

type Content = NonNullable<NonNullable<NonNullable<Operation["request"]>["body"]>["contents"]>[number];

/** So many fields are read: Prism takes some microseconds for each, in which nobody else is answered. */
const MAX_FIELDS = 10_000;

/**
 * So many fields and values, and so many characters of them, are read where a property has a style: Prism looks through all
 * fields for each item of a `deepObject`, and parses a list of objects anew at each separator.
 */
const MAX_STYLED_VALUES = 200;
const MAX_STYLED_CHARACTERS = 16 * 1024;

const DELIMITED = new Set(["spaceDelimited", "pipeDelimited"]);

/** What separates values in one of Prism's styles. */
const SEPARATOR = /[,|]|%20/;

/** The longest head of a part, in characters: as Node's own of a message. */
const MAX_HEAD = 16 * 1024;

interface Sent {
  readonly contentType: string | undefined;
  readonly body: unknown;
}

/**
 * The operation as one that takes the form that was sent in the way of URLs, and the form in that way; undefined for other bodies,
 * and where the operation takes no such form. Of one without a boundary or a part Prism says what is wrong.
 *
 * @throws Refusal for a part that has no name or too long a head, and for more than is read.
 */
export function asForm(operation: Operation, { contentType = "", body }: Sent) {
  const essence = essenceOf(contentType);
  const documented = operation.request?.body;
  if (documented === undefined || typeof body !== "string" || !isForm(essence)) return undefined;
  const content = contentFor(essence, documented.contents);
  if (content === undefined) return undefined;
  const boundary = new MIMEType(contentType).params.get("boundary");
  const sent = essence === URLENCODED ? fieldsIn(body) : boundary ? partsIn(body, boundary) : [];
  refuseManyValues(sent, content);
  const fields = essence === URLENCODED ? sent.map((field) => withPlainValue(field, content)) : sent;
  const form =
    fields.length > 0
      ? { mediaType: URLENCODED, contentType: URLENCODED, body: fields.join("&") }
      : // Prism would find parts in it that no closing boundary ends.
        { mediaType: MULTIPART, contentType, body: `--${boundary}--` };
  const encodings = essence === MULTIPART ? encodingsOfParts(content) : content.encodings;
  const taken = {
    ...documented,
    contents: [{ ...content, mediaType: form.mediaType, ...(encodings && { encodings }) }],
  };
  return { ...form, operation: { ...operation, request: { ...operation.request, body: taken } } };
}

/** Prism ignores the delimited styles of parts that are no lists; in a form in the way of URLs it throws. */
function encodingsOfParts({ encodings, schema }: Content): Content["encodings"] {
  return encodings?.filter(
    ({ property, style }) =>
      !DELIMITED.has(String(style)) || objectOf(objectOf(schema?.properties)[property]).type === "array",
  );
}

/** What an operation says of a form, by its name rather than by a range. */
function contentFor(essence: string, contents: readonly Content[] = []): Content | undefined {
  return (
    contents.find(({ mediaType }) => essenceOf(mediaType) === essence) ??
    contents.find(({ mediaType }) => wildcardMediaTypeMatch(essence, mediaType))
  );
}

function fieldsIn(body: string): string[] {
  return refuseMany(body.split("&", MAX_FIELDS));
}

/**
 * A field without a `=` or `+` in its value, in which Prism reads the same: each takes it a microsecond, in which nobody else is
 * answered. Of one with a style, which is short, Prism says that they are reserved.
 */
function withPlainValue(field: string, { encodings = [] }: Content): string {
  const [name = ""] = field.split("=", 1);
  const value = field.slice(name.length + "=".length);
  if (!/[+=]/.test(value) || encodings.some(({ property }) => property === name)) return field;
  return `${name}=${encoded(decoded(replaced(value, PLUS)))}`;
}

/** The parts of a form as fields in the way of URLs. */
function partsIn(body: string, boundary: string): string[] {
  // Nothing counts before the first boundary, behind the closing one, and of a part that has none behind it.
  const [, ...parts] = `\r\n${body}`.split(`\r\n--${boundary}`, MAX_FIELDS + 2);
  const end = parts.findIndex((part) => part.startsWith("--"));
  return refuseMany(parts.slice(0, end)).map((part) => {
    const [head = ""] = part.split("\r\n\r\n", 1);
    return `${encoded(nameIn(head))}=${encoded(part.slice(head.length + "\r\n\r\n".length))}`;
  });
}

function refuseMany(fields: string[]): string[] {
  if (fields.length < MAX_FIELDS) return fields;
  throw new Refusal(413, `The form has ${MAX_FIELDS} fields or more, which are not read`);
}

/** @throws Refusal for more than is read of a form in which a property has a style. */
function refuseManyValues(fields: readonly string[], { encodings = [] }: Content): void {
  const properties = encodings.flatMap(({ property, style }) => (style ? [property] : []));
  if (properties.length === 0) return;
  const styled = fields.filter((field) => {
    const name = decoded(field.split("=", 1).join());
    return properties.some((property) => name === property || name.startsWith(`${property}[`));
  });
  if (styled.join("").length > MAX_STYLED_CHARACTERS)
    throw new Refusal(
      413,
      `The fields to which the contract gives a style have over ${MAX_STYLED_CHARACTERS} characters, which are not read`,
    );
  const values = styled.flatMap((field) => {
    const [, ...value] = field.split("=");
    return decoded(value.join("=").replaceAll("+", "%20")).split(SEPARATOR);
  });
  if (fields.length - styled.length + values.length >= MAX_STYLED_VALUES)
    throw new Refusal(
      413,
      `The form has ${MAX_STYLED_VALUES} fields and values or more, which are not read where the contract gives one a style`,
    );
}

/** The name that the head of a part has. */
function nameIn(head: string): string {
  if (head.length > MAX_HEAD)
    throw new Refusal(400, `The request body has a part with a head of over ${MAX_HEAD} characters`);
  const disposition = /^content-disposition:.*/im.exec(head)?.[0] ?? "";
  // Browsers write a backslash as it is, others (Go, Java, the old curl) escape with it. Few names of files end in one, so it
  // escapes a quotation mark, unless there is no name then.
  const name =
    parameterIn(disposition, /;\s*([^\s;="]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s;"]+))/g)?.replace(
      /\\(["\\])/g,
      "$1",
    ) ?? parameterIn(disposition, /;\s*([^\s;="]+)=(?:"([^"]*)"|([^\s;"]+))/g);
  // So browsers write what would end the name.
  if (name !== undefined) return name.replace(/%(?:22|0D|0A)/g, (one) => decodeURIComponent(one));
  throw new Refusal(
    400,
    'The request body has a part without a name, as in `Content-Disposition: form-data; name="file"`',
  );
}

/** The name among the parameters that a pattern finds. */
function parameterIn(disposition: string, parameters: RegExp): string | undefined {
  for (const [, key, quoted, token] of disposition.matchAll(parameters))
    if (key?.toLowerCase() === "name") return quoted ?? token;
  return undefined;
}

const HEX = Buffer.from("0123456789abcdef");

/** For each byte the one whose percent-encoding is written in its place; undefined for one that stays. */
type Codes = readonly (number | undefined)[];

const SPECIAL = codesOf("%/?#[]@!$&'()*+,;=");
/** A space, as forms write it. */
const PLUS = codesOf("+").map((plus) => plus && 0x20);

function codesOf(characters: string): Codes {
  return Array.from({ length: 256 }, (_, byte) =>
    characters.includes(String.fromCharCode(byte)) ? byte : undefined,
  );
}

/** With the characters encoded that say something in a form, or that Prism takes there for a sign that nothing is encoded. */
function encoded(text: string): string {
  return replaced(text, SPECIAL);
}

/** Byte for byte: to replace each of millions in a text takes many seconds, in which nobody else is answered. */
function replaced(text: string, codes: Codes): string {
  const bytes = Buffer.from(text);
  const written = Buffer.allocUnsafe("%41".length * bytes.length);
  let length = 0;
  for (const byte of bytes) {
    const code = codes[byte];
    if (code === undefined) written[length] = byte;
    else {
      written[length] = 0x25;
      written[length + 1] = HEX.readUInt8(code >> 4);
      written[length + 2] = HEX.readUInt8(code & 0xf);
    }
    length += code === undefined ? 1 : "%41".length;
  }
  return written.toString("utf8", 0, length);
}
