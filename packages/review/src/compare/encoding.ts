/**
 * The changes of how the fields of a form are written.
 */
import { isDeepStrictEqual } from "node:util";
import type { Content, Encoding } from "@facility-contracts/model/content";
import type { Direction } from "@facility-contracts/model/direction";
import { headersOf } from "@facility-contracts/model/header";
import { objectOf, textsOf } from "@facility-contracts/model/json";
import { type MediaType, matches, mediaTypeOf } from "@facility-contracts/model/media-type";
import { below, memberOf, type Place } from "@facility-contracts/model/place";
import { keywordsAt } from "@facility-contracts/model/schema/normalise";
import type { Serialization } from "@facility-contracts/model/style";
import type { Side } from "../report.ts";
import { compareHeaders } from "./headers.ts";
import { noteRuled, type Pairing } from "./pairing.ts";
import { endsOf, SIDES } from "./side.ts";
import type { MessagePart } from "./use.ts";

/** How a plain value is written where the document says nothing of it. */
const USUAL: Serialization = { style: "form", explode: true, allowReserved: false };

/** Notes the fields that are written in another way, and those that may be of more or fewer media types. */
export function compareEncodings(pairing: Pairing, use: MessagePart, one: Content, other: Content): void {
  const [was, is] = [memberOf(one.place, "encoding"), memberOf(other.place, "encoding")];
  if (pairing.same(was, is)) return;
  for (const name of new Set([...one.encodings, ...other.encodings].map((encoding) => encoding.name))) {
    const [from, to] = [memberOf(was, name), memberOf(is, name)];
    const carrier = `the part \`${name}\` of ${use.subject}`;
    compareHeaders(pairing, { direction: use.direction, carrier }, headersOf(from), headersOf(to));
    const [old, now] = [writtenIn(one, name), writtenIn(other, name)];
    const breaks = isDeepStrictEqual(old.serialization, now.serialization)
      ? breaksOf(use.direction, old.mediaTypes, now.mediaTypes)
      : SIDES;
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

/** Who has to write or to read what it did not. */
function breaksOf(direction: Direction, old: readonly MediaType[], now: readonly MediaType[]): Side[] {
  const { reader, sender } = endsOf(direction);
  return [...(areWithin(old, now) ? [] : [sender]), ...(areWithin(now, old) ? [] : [reader])];
}

/** Whether each media type is one of the others, or of a range among them. */
function areWithin(mediaTypes: readonly MediaType[], others: readonly MediaType[]): boolean {
  return mediaTypes.every((mediaType) => others.some((other) => matches(other, mediaType)));
}

/** How a field is written: as the document says, else as its schema says. */
function writtenIn(
  { encodings, place, schema }: Content,
  name: string,
): Pick<Encoding, "mediaTypes" | "serialization"> {
  const said = encodings.find((encoding) => encoding.name === name);
  const usual = usualOf(schema === undefined ? undefined : below(schema, "properties", name));
  const isTyped = said !== undefined && said.mediaTypes.length > 0;
  // A style that OpenAPI does not know is not the usual one.
  const isUsual =
    objectOf(said?.place.value).style === undefined &&
    (place.contract.version === "3.0" || usual === "text/plain");
  return {
    mediaTypes: isTyped
      ? said.mediaTypes
      : [mediaTypeOf(usual)].filter((mediaType) => mediaType !== undefined),
    serialization: said?.serialization ?? (isUsual ? USUAL : undefined),
  };
}

function usualOf(field: Place | undefined): string {
  const { contentEncoding, contentMediaType, format, items, type } =
    field === undefined ? {} : keywordsAt(field);
  const [first = ""] = textsOf(type ?? []);
  if (first === "array" && field !== undefined && items !== undefined) return usualOf(below(field, "items"));
  if (first === "object") return "application/json";
  if (typeof contentMediaType === "string") return contentMediaType.toLowerCase();
  const isBinary = contentEncoding !== undefined || format === "binary" || format === "byte";
  return isBinary || field === undefined ? "application/octet-stream" : "text/plain";
}
