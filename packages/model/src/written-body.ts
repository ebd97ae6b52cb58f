/**
 * Values of bodies as they go over the wire: JSON, forms, texts and bytes. XML is not written.
 */
import type { Content, Encoding } from "./content.ts";
import { isObject } from "./json.ts";
import { isJson, type MediaType } from "./media-type.ts";
import type { Place } from "./place.ts";
import type { BodyValue } from "./request.ts";
import { keywordOf, schemaNode } from "./schema/node.ts";
import { formPairs, textOf } from "./written-parameter.ts";

/** How a body is made of a value. */
export type BodyForm = "json" | "form" | "multipart" | "text" | "bytes";

export interface WrittenBody {
  /** What is sent as `Content-Type`. */
  readonly mediaType: string;
  readonly text: string;
}

/** How bodies of a content are made; undefined for XML, and for a name that is no media type. */
export function bodyFormOf({ mediaType }: Pick<Content, "mediaType">): BodyForm | undefined {
  if (mediaType === undefined || isXml(mediaType)) return undefined;
  if (isJson(mediaType)) return "json";
  if (mediaType.essence === "application/x-www-form-urlencoded") return "form";
  if (mediaType.type === "multipart") return "multipart";
  return mediaType.type === "text" ? "text" : "bytes";
}

export function isXml({ subtype, suffix }: MediaType): boolean {
  return subtype === "xml" || suffix === "xml";
}

/** Writes a body; undefined for a value that cannot be written in its media type. */
export function writtenBody({ content, value }: BodyValue): WrittenBody | undefined {
  const { mediaType, name } = content;
  const form = bodyFormOf(content);
  if (form === undefined || mediaType === undefined) return undefined;
  // Of a range of names it is sent as the plainest.
  if (form === "json")
    return { mediaType: name.includes("*") ? "application/json" : name, text: JSON.stringify(value) };
  if (form === "form")
    return isObject(value) ? { mediaType: name, text: urlEncoded(value, content.encodings) } : undefined;
  if (form === "multipart") return isObject(value) ? multipart(content, value) : undefined;
  // A range is sent as a type that is in it. What is no text is JSON, for which only a range that is open has room.
  if (typeof value !== "string")
    return mediaType.essence === "*/*"
      ? { mediaType: "application/json", text: JSON.stringify(value) }
      : undefined;
  const sent = mediaType.subtype === "*" ? RANGES[mediaType.type] : name;
  return sent === undefined ? undefined : { mediaType: sent, text: value };
}

const RANGES: Readonly<Record<string, string>> = {
  "*": "application/octet-stream",
  application: "application/octet-stream",
  text: "text/plain",
};

const USUAL = { style: "form", explode: true, allowReserved: false } as const;

function urlEncoded(fields: object, encodings: readonly Encoding[]): string {
  return Object.entries(fields)
    .flatMap(([name, item]) => formPairs(name, item, serializationOf(name, encodings)))
    .join("&");
}

function serializationOf(name: string, encodings: readonly Encoding[]) {
  return encodings.find((encoding) => encoding.name === name)?.serialization ?? USUAL;
}

/** What separates the parts of a form: no value has it. */
const BOUNDARY = "part-5f0c2d1e9b7a4c38";

function multipart(content: Content, fields: object): WrittenBody {
  const parts = Object.entries(fields).flatMap(([name, value]) =>
    // Each item of a list is a part.
    [value].flat().map((item) => `--${BOUNDARY}\r\n${partOf(content, name, item)}\r\n`),
  );
  return {
    mediaType: `${content.name}; boundary=${BOUNDARY}`,
    text: `${parts.join("")}--${BOUNDARY}--\r\n`,
  };
}

function partOf({ encodings, schema }: Content, name: string, item: unknown): string {
  const quoted = name.replace(/["\r\n]/g, encodeURIComponent);
  const [named] = encodings.find((encoding) => encoding.name === name)?.mediaTypes ?? [];
  const own = named === undefined || named.essence.includes("*") ? undefined : named.essence;
  const isFile = schema !== undefined && isFileIn(schema, name);
  const usual = isFile ? "application/octet-stream" : isObject(item) ? "application/json" : undefined;
  const type = own ?? usual;
  return [
    `Content-Disposition: form-data; name="${quoted}"${isFile ? `; filename="${quoted}"` : ""}`,
    ...(type === undefined ? [] : [`Content-Type: ${type}`]),
    "",
    textOf(item),
  ].join("\r\n");
}

/** Whether a field is a file: bytes, or something of a media type of its own. */
function isFileIn(schema: Place, name: string): boolean {
  const field = schemaNode(schema).properties.get(name);
  if (field === undefined) return false;
  const node = schemaNode(field);
  const item = node.items === undefined ? node : schemaNode(node.items);
  return keywordOf(item, "format")?.value === "binary" || keywordOf(item, "contentMediaType") !== undefined;
}
