/**
 * The changes of the media types of a body, and of their schemas.
 */
import type { Content } from "@facility-contracts/model/content";
import { isRange, matches } from "@facility-contracts/model/media-type";
import type { Side } from "../report.ts";
import { compareEncodings } from "./encoding.ts";
import { noteRuled, type Pairing, pairsOf, witnessesFor } from "./pairing.ts";
import { compareSchemas, examplesOf } from "./schemas.ts";
import type { MessagePart } from "./use.ts";
import { capital } from "./wording.ts";

export function compareContents(
  pairing: Pairing,
  one: readonly Content[],
  other: readonly Content[],
  use: MessagePart,
): void {
  const contents = pairsOf(one, other, keyOf);
  for (const { one: was, other: is } of contents) {
    const { name = "" } = is ?? was ?? {};
    if (was === undefined || is === undefined) {
      const others = was === undefined ? one : other;
      if (!others.some((range) => isWithin(was ?? is, range))) noteMediaType(pairing, use, name, was, is);
      continue;
    }
    const examples = [...examplesOf(was.place), ...examplesOf(is.place)];
    const isXml = [was, is].some(({ mediaType }) => /(^|\+)xml$/.test(mediaType?.subtype ?? ""));
    compareSchemas(pairing, { ...use, form: "json", examples, isXml }, was.schema, is.schema);
    compareEncodings(pairing, use, was, is);
  }
}

/** What tells media types apart: no case, no white space, no quotes. */
function keyOf({ mediaType, name }: Content): string {
  if (mediaType === undefined) return name.toLowerCase();
  const parameters = [...mediaType.parameters].map(([key, value]) =>
    key === "charset" ? `${key}=${value.toLowerCase()}` : `${key}=${value}`,
  );
  return [mediaType.essence, ...parameters.sort()].join(";");
}

/** Whether a media type is one of a range: `image/png` of `image/*`. */
function isWithin(content: Content | undefined, { mediaType: range }: Content): boolean {
  const mediaType = content?.mediaType;
  return mediaType !== undefined && range !== undefined && isRange(range) && matches(range, mediaType);
}

function noteMediaType(pairing: Pairing, use: MessagePart, name: string, was?: Content, is?: Content): void {
  const added = is !== undefined;
  const request = use.direction === "request";
  // A client asks for the media type of an answer, so that one more does it no harm.
  const breaks: readonly Side[] = request
    ? [added ? "providers" : "clients"]
    : added
      ? []
      : ["clients", "providers"];
  const allowed = added ? "after" : "before";
  noteRuled(pairing, use.direction, {
    kind: added ? "media-type-added" : "media-type-removed",
    title: `${name} was ${added ? "added to" : "removed from"} ${use.subject}`,
    sentence: `${capital(use.subject)} ${added ? "can be" : "can no longer be"} ${name}.`,
    breaks,
    before: was?.place,
    after: is?.place,
    witnesses: witnessesFor(pairing, breaks, {
      message: use.direction,
      allowed,
      what: `${use.what} as ${name}`,
      refusal: `the media type ${name} is not documented`,
    }),
  });
}
