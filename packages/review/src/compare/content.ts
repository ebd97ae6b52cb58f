/**
 * The changes of the media types of a body, and of their schemas.
 */
import type { Content } from "@facility-contracts/model/content";
import { isRange, matches } from "@facility-contracts/model/media-type";
import { memberOf } from "@facility-contracts/model/place";
import type { Side } from "../report.ts";
import { noteRuled, type Pairing, pairsOf } from "./pairing.ts";
import { compareSchemas, examplesOf } from "./schemas.ts";
import type { Use } from "./use.ts";
import { capital } from "./wording.ts";

/** The media types of a body, and their schemas. */
export function compareContents(
  pairing: Pairing,
  one: readonly Content[],
  other: readonly Content[],
  use: Use,
): void {
  const contents = pairsOf(one, other, ({ name }) => name.toLowerCase());
  for (const { key: name, one: was, other: is } of contents) {
    if (was === undefined || is === undefined) {
      const others = was === undefined ? one : other;
      if (!others.some((range) => isWithin(was ?? is, range))) noteMediaType(pairing, use, name, was, is);
      continue;
    }
    const examples = [...examplesOf(was.place), ...examplesOf(is.place)];
    compareSchemas(pairing, { ...use, examples }, was.schema, is.schema);
    const [from, to] = [memberOf(was.place, "encoding"), memberOf(is.place, "encoding")];
    if (!pairing.same(from, to))
      noteRuled(pairing, use.direction, {
        kind: "encoding",
        title: `how the parts of ${use.subject} are written has changed`,
        sentence: `The parts of ${use.subject} are written in another way.`,
        breaks: ["clients", "providers"],
        before: from,
        after: to,
      });
  }
}

/** Whether a media type is one of a range: `image/png` of `image/*`. */
function isWithin(content: Content | undefined, { mediaType: range }: Content): boolean {
  const mediaType = content?.mediaType;
  return mediaType !== undefined && range !== undefined && isRange(range) && matches(range, mediaType);
}

function noteMediaType(pairing: Pairing, use: Use, name: string, was?: Content, is?: Content): void {
  const added = is !== undefined;
  const request = use.direction === "request";
  // A client asks for the media type of an answer, so that one more does it no harm.
  const breaks: readonly Side[] = request
    ? [added ? "providers" : "clients"]
    : added
      ? []
      : ["clients", "providers"];
  const operation = added ? pairing.after : pairing.before;
  noteRuled(pairing, use.direction, {
    kind: added ? "media-type-added" : "media-type-removed",
    title: `${name} was ${added ? "added to" : "removed from"} ${use.subject}`,
    sentence: `${capital(use.subject)} ${added ? "can be" : "can no longer be"} ${name}.`,
    breaks,
    before: was?.place,
    after: is?.place,
    witnesses: breaks.map((side) => ({
      side,
      message: use.direction,
      operationId: operation.operationId ?? "",
      allowed: added ? "after" : "before",
      what: `${use.what} as ${name}`,
      at: "",
      refusal: `the media type ${name} is not documented`,
    })),
  });
}
