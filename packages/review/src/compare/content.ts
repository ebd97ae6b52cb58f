/**
 * The changes of the media types of a body, and of their schemas.
 */
import { type Content, contentFor } from "@facility-contracts/model/content";
import { isJson, isRange } from "@facility-contracts/model/media-type";
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
  for (const pair of pairsOf(one, other, (content) => keyOf(content))) {
    // A media type of its own was in a range before; and is again when it goes.
    const [was, is] = [pair.one ?? coverOf(pair.other, one), pair.other ?? coverOf(pair.one, other)];
    if (was === undefined || is === undefined) {
      noteMediaType(pairing, use, (is ?? was)?.name ?? "", was, is);
      continue;
    }
    const examples = [...examplesOf(was.place), ...examplesOf(is.place)];
    const isXml = [was, is].some(({ mediaType }) => /(^|\+)xml$/.test(mediaType?.subtype ?? ""));
    compareSchemas(pairing, { ...use, form: "json", examples, isXml }, was.schema, is.schema);
    compareEncodings(pairing, use, was, is);
  }
}

/**
 * What tells media types apart: no case, no white space, no quotes.
 *
 * @param ignored a parameter that does not tell them apart
 */
function keyOf({ mediaType, name }: Content, ignored?: string): string {
  if (mediaType === undefined) return name.toLowerCase();
  const parameters = [...mediaType.parameters]
    .filter(([key]) => key !== ignored)
    .map(([key, value]) => (key === "charset" ? `${key}=${value.toLowerCase()}` : `${key}=${value}`));
  return [mediaType.essence, ...parameters.sort()].join(";");
}

/** What says in one version what a media type looks like that only the other one names: of ranges the narrowest counts. */
function coverOf(content: Content | undefined, others: readonly Content[]): Content | undefined {
  if (content?.mediaType === undefined) return undefined;
  const { mediaType } = content;
  const ranges = others.filter((other) => other.mediaType !== undefined && isRange(other.mediaType));
  // JSON is in one character set, whatever is said (RFC 8259, 8.1).
  const written = isJson(mediaType)
    ? others.find((other) => keyOf(other, "charset") === keyOf(content, "charset"))
    : undefined;
  const cover = written ?? contentFor(ranges, mediaType);
  return cover && { ...cover, mediaType };
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
