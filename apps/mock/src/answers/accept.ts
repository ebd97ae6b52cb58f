import { type MediaType, matches, mediaTypeOf, specificityOf } from "@facility-contracts/model/media-type";
import type { Operation } from "./operation.ts";

/** What Prism reads wrongly: a comma in quotes, and a media type that is refused beside a range that has it. */
const READ_WRONGLY = /"|;[ \t]*q=0(?:\.0*)?[ \t]*(?:[,;]|$)/i;

const ELEMENT = /(?:"(?:[^"\\]|\\.)*"|[^",])+/g;

/** A media type or a range of an Accept header, and how welcome it is: 0 for not at all. */
interface Accepted {
  readonly range: MediaType;
  readonly quality: number;
}

/** An Accept header as Prism reads it rightly: where it would not, with the media types of the operation that it allows. */
export function acceptForPrism(accept: string, { responses }: Operation): string {
  if (!READ_WRONGLY.test(accept)) return accept;
  const accepted = (accept.match(ELEMENT) ?? []).map(acceptedOf);
  // What is malformed Prism refuses.
  if (!accepted.every((one) => one !== undefined)) return accept;
  const names = responses.flatMap(({ contents = [] }) => contents.map(({ mediaType }) => mediaType));
  const asked = allowedOf(names, accepted);
  // As Prism does, a media type with parameters that nothing has is taken for one without.
  const allowed = asked.length > 0 ? asked : allowedOf(names, accepted.map(plain));
  const refused = names.filter((name) => !name.includes(",")).map((name) => `${name};q=0`);
  return [...allowed, ...refused].join(", ") || accept;
}

function allowedOf(names: readonly string[], accepted: readonly Accepted[]): string[] {
  return names.flatMap((name) => {
    const mediaType = mediaTypeOf(name);
    if (mediaType === undefined) return [];
    const [narrowest] = accepted
      .filter(({ range }) => matches(range, mediaType))
      .toSorted((one, other) => specificityOf(other.range) - specificityOf(one.range));
    return narrowest && narrowest.quality > 0 ? [`${name};q=${narrowest.quality}`] : [];
  });
}

function acceptedOf(text: string): Accepted | undefined {
  const range = mediaTypeOf(text);
  if (range === undefined) return undefined;
  const { parameters } = range;
  const quality = Number(parameters.get("q") ?? 1);
  const names = [...parameters.keys()];
  // What stands behind the quality says nothing of the media type.
  const own = [...parameters].slice(0, parameters.has("q") ? names.indexOf("q") : names.length);
  return { range: { ...range, parameters: new Map(own) }, quality };
}

function plain({ range, quality }: Accepted): Accepted {
  return { range: { ...range, parameters: new Map() }, quality };
}
