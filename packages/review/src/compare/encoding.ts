/**
 * The changes of how the fields of a form are written.
 */
import type { Content } from "@facility-contracts/model/content";
import type { Direction } from "@facility-contracts/model/direction";
import { headersOf } from "@facility-contracts/model/header";
import { objectOf, textsOf } from "@facility-contracts/model/json";
import { isRange, matches, mediaTypeOf } from "@facility-contracts/model/media-type";
import { below, memberOf, type Place } from "@facility-contracts/model/place";
import { keywordsAt } from "@facility-contracts/model/schema/normalise";
import type { Side } from "../report.ts";
import { compareHeaders } from "./headers.ts";
import { noteRuled, type Pairing } from "./pairing.ts";
import { endsOf, SIDES } from "./side.ts";
import type { MessagePart } from "./use.ts";

/** Notes the fields that are written in another way, and those that may be of more or fewer media types. */
export function compareEncodings(pairing: Pairing, use: MessagePart, one: Content, other: Content): void {
  const [was, is] = [memberOf(one.place, "encoding"), memberOf(other.place, "encoding")];
  if (pairing.same(was, is)) return;
  for (const name of new Set([...namesIn(was), ...namesIn(is)])) {
    const [from, to] = [memberOf(was, name), memberOf(is, name)];
    const carrier = `the part \`${name}\` of ${use.subject}`;
    compareHeaders(pairing, { direction: use.direction, carrier }, headersOf(from), headersOf(to));
    const breaks = pairing.same(styleOf(from), styleOf(to))
      ? breaksOf(use.direction, mediaTypesOf(one, from, name), mediaTypesOf(other, to, name))
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

function namesIn({ value }: Place): string[] {
  return Object.keys(objectOf(value));
}

/** Who has to write or to read what it did not. */
function breaksOf(direction: Direction, old: ReadonlySet<string>, now: ReadonlySet<string>): Side[] {
  const { reader, sender } = endsOf(direction);
  return [...(areWithin(old, now) ? [] : [sender]), ...(areWithin(now, old) ? [] : [reader])];
}

/** Whether each media type is one of the others, or of a range among them. */
function areWithin(mediaTypes: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  const ranges = [...others].flatMap((text) => mediaTypeOf(text) ?? []).filter(isRange);
  return [...mediaTypes].every((text) => {
    const mediaType = mediaTypeOf(text);
    return others.has(text) || (mediaType !== undefined && ranges.some((range) => matches(range, mediaType)));
  });
}

/** How a field is written, whatever its media types and headers. */
function styleOf(encoding: Place): Place {
  const { contentType: _, headers: __, ...style } = objectOf(encoding.value);
  return { ...encoding, pointer: `${encoding.pointer} as written`, value: style };
}

/** The media types that a field may be of: as the document says, else as its schema says. */
function mediaTypesOf({ schema }: Content, encoding: Place, name: string): Set<string> {
  const { contentType } = objectOf(encoding.value);
  if (typeof contentType === "string")
    return new Set(contentType.split(",").map((mediaType) => mediaType.trim().toLowerCase()));
  return new Set([usualOf(schema === undefined ? undefined : below(schema, "properties", name))]);
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
