/**
 * Media types as values (RFC 9110), and the ranges that a contract or an `Accept` header may name instead of one.
 */
import { MIMEType } from "node:util";

/** A media type, or a range of them: `*` stands for any subtype, or for any type and subtype. */
export interface MediaType {
  /** Type and subtype in lower case: `application/json`. */
  readonly essence: string;
  readonly type: string;
  readonly subtype: string;
  /** What the subtype is built on: `json` of `application/problem+json`. */
  readonly suffix: string | undefined;
  /** Their names are in lower case, their values as they were written. */
  readonly parameters: ReadonlyMap<string, string>;
}

const TOKEN = "[!#$%&'*+.^_`|~\\w-]+";
const QUOTED = '"(?:[\\t\\x20!\\x23-\\x5b\\x5d-\\x7e\\x80-\\xff]|\\\\[\\t\\x20-\\x7e\\x80-\\xff])*"';

/** Node's own parser leaves out what it does not understand, as browsers must. A contract says one thing or nothing. */
const MEDIA_TYPE = new RegExp(`^${TOKEN}/${TOKEN}(?:[ \\t]*;(?:[ \\t]*${TOKEN}=(?:${TOKEN}|${QUOTED}))?)*$`);

/** A comma within quotes parts nothing, nor does one behind a quotation mark that stays open. */
const LISTED = new RegExp(`(?:${QUOTED}|".*|[^,"])+`, "g");

/** The media type or range that a text is; undefined for what is none. Of a parameter that stands twice the first counts. */
export function mediaTypeOf(text: string): MediaType | undefined {
  const trimmed = text.trim();
  if (!MEDIA_TYPE.test(trimmed)) return undefined;
  const { essence, params, subtype, type } = new MIMEType(trimmed);
  if (type === "*" && subtype !== "*") return undefined;
  const plus = subtype.lastIndexOf("+");
  return {
    essence,
    type,
    subtype,
    suffix: plus === -1 ? undefined : subtype.slice(plus + 1),
    parameters: new Map(params),
  };
}

/** The media types and ranges of a list: `image/png, image/*`. */
export function mediaTypesIn(list: string): MediaType[] {
  return (list.match(LISTED) ?? []).flatMap((text) => mediaTypeOf(text) ?? []);
}

/** Whether it stands for several media types. */
export function isRange({ subtype }: MediaType): boolean {
  return subtype === "*";
}

/** Whether a media type is the one that is named, or one of the range; it may have more parameters. */
export function matches(range: MediaType, mediaType: MediaType): boolean {
  return (
    (range.type === "*" || range.type === mediaType.type) &&
    (isRange(range) || range.subtype === mediaType.subtype) &&
    [...range.parameters].every(([name, value]) => isSame(name, value, mediaType.parameters.get(name)))
  );
}

/** Character sets have names without upper and lower case; of other parameters nothing is known. */
function isSame(name: string, one: string, other: string | undefined): boolean {
  return name === "charset" ? one.toLowerCase() === other?.toLowerCase() : one === other;
}

/** How narrow a range is: the narrowest that matches counts. */
export function specificityOf(range: MediaType): number {
  const essence = range.type === "*" ? 0 : isRange(range) ? 1 : 2;
  // No media type has this many parameters.
  return essence * 1000 + range.parameters.size;
}

/** Whether what it names is JSON text. */
export function isJson({ essence, suffix }: MediaType): boolean {
  return essence === "application/json" || essence === "text/json" || suffix === "json";
}
