/**
 * The changes of the media types of a body, and of their schemas.
 */
import { isObject, objectOf } from "@facility-contracts/model/json";
import { below, entriesOf, type Place } from "@facility-contracts/model/place";
import type { Side } from "../report.ts";
import { noteRuled, type Pairing } from "./pairing.ts";
import { compareSchemas, examplesOf } from "./schemas.ts";
import type { Use } from "./use.ts";
import { capital } from "./wording.ts";

/** The media types of a body, and their schemas. */
export function compareContent(pairing: Pairing, one: Place, other: Place, use: Use): void {
  const [before, after] = [one, other].map(
    (owner) =>
      new Map(entriesOf(below(owner, "content")).map(({ key, place }) => [key.toLowerCase(), place])),
  );
  if (before === undefined || after === undefined) return;
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(name), after.get(name)];
    if (was === undefined || is === undefined) {
      const others = was === undefined ? before.keys() : after.keys();
      if (![...others].some((range) => isWithin(name, range))) noteMediaType(pairing, use, name, was, is);
      continue;
    }
    const examples = [...examplesOf(was), ...examplesOf(is)];
    compareSchemas(pairing, { ...use, examples }, below(was, "schema"), below(is, "schema"));
    if (isObject(objectOf(was.value).encoding) || isObject(objectOf(is.value).encoding)) {
      const [from, to] = [below(was, "encoding"), below(is, "encoding")];
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
}

/** Whether a media type is one of a range: `image/png` of `image/*`. */
function isWithin(name: string, range: string): boolean {
  const [type = "", subtype] = range.split("/");
  return range === "*/*" || (subtype === "*" && name.startsWith(`${type}/`));
}

function noteMediaType(
  pairing: Pairing,
  use: Use,
  name: string,
  was: Place | undefined,
  is: Place | undefined,
): void {
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
    before: was,
    after: is,
    witnesses: breaks.map((side) => ({
      side,
      message: use.direction,
      operationId: operation.operationId,
      allowed: added ? "after" : "before",
      what: `${use.what} as ${name}`,
      at: "",
      refusal: `the media type ${name} is not documented`,
    })),
  });
}
