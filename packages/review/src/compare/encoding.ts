/**
 * The changes of how the fields of a form are written.
 */
import { isDeepStrictEqual } from "node:util";
import type { Content } from "@facility-contracts/model/content";
import type { Direction } from "@facility-contracts/model/direction";
import { headersOf } from "@facility-contracts/model/header";
import { isObject, objectOf } from "@facility-contracts/model/json";
import { type MediaType, matches, mediaTypeOf } from "@facility-contracts/model/media-type";
import { memberOf, type Place } from "@facility-contracts/model/place";
import { type Flat, flatten } from "@facility-contracts/model/schema/flat";
import { schemasFor } from "@facility-contracts/model/schema/flat-members";
import type { Serialization } from "@facility-contracts/model/style";
import type { Side } from "../report.ts";
import { compareHeaders } from "./headers.ts";
import { noteRuled, type Pairing } from "./pairing.ts";
import { endsOf, SIDES } from "./side.ts";
import type { MessagePart } from "./use.ts";

/** How a plain value is written where the document says nothing of it. */
const USUAL: Serialization = { style: "form", explode: true, allowReserved: false };

const URL_ENCODED = /^(application\/x-www-form-urlencoded|(application|\*)\/\*)$/;
const MULTIPART = /^(multipart|\*)\//;
const MULTIPART_FORM = /^(multipart\/form-data|(multipart|\*)\/\*)$/;

const QUOTED = /"(?:\\.|[^"\\])*"/g;

/** How a field is written. */
interface Writing {
  readonly mediaTypes: readonly MediaType[];
  readonly serialization: Serialization | undefined;
  /** What the document says that OpenAPI has no meaning for. */
  readonly unread: readonly unknown[];
}

/** Notes the fields that are written in another way, and those that may be of more or fewer media types. */
export function compareEncodings(pairing: Pairing, use: MessagePart, one: Content, other: Content): void {
  const [was, is] = [memberOf(one.place, "encoding"), memberOf(other.place, "encoding")];
  if (pairing.same(was, is)) return;
  const hasParts = isMaybe(one, MULTIPART);
  // OpenAPI ignores what is said of the fields of anything else, and of the headers of what has no parts.
  if (!hasParts && !isMaybe(one, URL_ENCODED)) return;
  for (const name of new Set([...one.encodings, ...other.encodings].map((encoding) => encoding.name))) {
    const [from, to] = [memberOf(was, name), memberOf(is, name)];
    const carrier = `the part \`${name}\` of ${use.subject}`;
    const [old, now] = [writingOf(one, name), writingOf(other, name)];
    if (old === undefined || now === undefined) continue;
    if (hasParts)
      compareHeaders(pairing, { direction: use.direction, carrier }, headersOf(from), headersOf(to));
    const isOtherwise =
      !isDeepStrictEqual(old.serialization, now.serialization) || !isDeepStrictEqual(old.unread, now.unread);
    const breaks = isOtherwise ? SIDES : breaksOf(use.direction, old.mediaTypes, now.mediaTypes);
    if (breaks.length === 0) continue;
    noteRuled(pairing, use.direction, {
      kind: "encoding",
      title: `how the field \`${name}\` of ${use.subject} is written has changed`,
      sentence: `The field \`${name}\` of ${use.subject} is written in another way.`,
      breaks,
      before: from,
      after: to,
    });
  }
}

/** Whether a content can be of some media types. What its name means is not known where it is no media type. */
function isMaybe({ mediaType }: Content, mediaTypes: RegExp): boolean {
  return mediaType === undefined || mediaTypes.test(mediaType.essence);
}

/** Who has to write or to read what it did not. */
function breaksOf(direction: Direction, old: readonly MediaType[], now: readonly MediaType[]): Side[] {
  const { reader, sender } = endsOf(direction);
  return [...(areWithin(old, now) ? [] : [sender]), ...(areWithin(now, old) ? [] : [reader])];
}

/** Whether each media type is one of the others, or of a range among them. */
function areWithin(mediaTypes: readonly MediaType[], others: readonly MediaType[]): boolean {
  return mediaTypes.every((mediaType) => others.some((other) => matches(other, mediaType)));
}

/** How a field is written: as the document says, else as its schema says. Undefined for what is no field. */
function writingOf(content: Content, name: string): Writing | undefined {
  const usual = usualOf(content, name);
  if (usual.length === 0) return undefined;
  const said = content.encodings.find((encoding) => encoding.name === name);
  const is30 = content.place.contract.version === "3.0";
  const hasStyle = isMaybe(content, URL_ENCODED) || (!is30 && isMaybe(content, MULTIPART_FORM));
  const { allowReserved, contentType, explode, style } = objectOf(said?.place.value);
  const serialization = hasStyle ? said?.serialization : undefined;
  const isStyled = hasStyle && (serialization !== undefined || style !== undefined);
  const isUsual = is30 || usual.every((mediaType) => mediaType === "text/plain");
  const listed = isStyled ? [] : (said?.mediaTypes ?? []);
  const isRead = isStyled || listed.length === countIn(contentType);
  return {
    mediaTypes: listed.length > 0 ? listed : usual.flatMap((text) => mediaTypeOf(text) ?? []),
    serialization: serialization ?? (hasStyle && !isStyled && isUsual ? USUAL : undefined),
    unread: [
      ...(isStyled && serialization === undefined ? [style, explode, allowReserved] : []),
      ...(isRead ? [] : [contentType]),
    ],
  };
}

/** How many media types a list seems to name: a comma within quotes parts nothing. */
function countIn(contentType: unknown): number {
  if (contentType === undefined) return 0;
  return String(contentType).replaceAll(QUOTED, "").split(",").length;
}

/** The media types that a field has where the document names none, by each way to keep the schema of the form. */
function usualOf({ schema }: Content, name: string): string[] {
  const usual = flatten(schema === undefined ? [] : [schema]).flatMap((flat) => {
    const asked = schemasFor(flat, name);
    // What is only not refused, or refused, is no field that the document names.
    const isField = asked !== flat.additional || asked.some(({ value }) => isObject(value));
    if (!isField) return [];
    const found = usualIn(asked, new Set());
    return found.length > 0 ? found : ["text/plain"];
  });
  return [...new Set(usual)];
}

/** @param seen the items of lists that were looked at: a list may be its own item */
function usualIn(schemas: readonly Place[], seen: Set<string>): string[] {
  return flatten(schemas).flatMap((flat) => {
    // Of a value of any type the rest of its schema decides.
    const types = flat.types.size > 0 ? [...flat.types] : ["any"];
    return types.flatMap((type) => (type === "null" ? [] : usualAs(type, flat, seen)));
  });
}

function usualAs(type: string, { items, keywords }: Flat, seen: Set<string>): string[] {
  if (type === "array" && items.length > 0) {
    const key = items.map(({ pointer }) => pointer).join(" ");
    if (seen.has(key)) return [];
    return usualIn(items, seen.add(key));
  }
  if (type === "object") return ["application/json"];
  const [named] = keywords.get("contentMediaType") ?? [];
  if (typeof named === "string") return [named.toLowerCase()];
  const formats = keywords.get("format") ?? [];
  const isBinary = keywords.has("contentEncoding") || formats.includes("binary") || formats.includes("byte");
  return [isBinary ? "application/octet-stream" : "text/plain"];
}
