/**
 * The contents of a body, of an answer, or of a parameter: one for each media type.
 */
import { objectOf } from "./json.ts";
import { isJson, type MediaType, matches, mediaTypeOf, mediaTypesIn, specificityOf } from "./media-type.ts";
import { followed, memberOf, objectsIn, type Place } from "./place.ts";
import { type Serialization, serializationOf } from "./style.ts";

/** What a body looks like in one media type or range. */
export interface Content {
  /** As the document writes it. */
  readonly name: string;
  /** Undefined when the name is no media type. */
  readonly mediaType: MediaType | undefined;
  readonly place: Place;
  /** Undefined when nothing is said of the values. */
  readonly schema: Place | undefined;
  /** Of the fields of a form. */
  readonly encodings: readonly Encoding[];
}

/** How one field of a form is written. */
export interface Encoding {
  /** The field. */
  readonly name: string;
  readonly place: Place;
  /** The media types that the field may have; none when the document names none, and its schema decides. */
  readonly mediaTypes: readonly MediaType[];
  /** Undefined when the document says nothing of it, or names a style that OpenAPI does not know. */
  readonly serialization: Serialization | undefined;
}

/** The contents of the object at a place, in the order of the document. */
export function contentsOf(owner: Place): Content[] {
  return objectsIn(memberOf(owner, "content")).map(({ key, place }) => ({
    name: key,
    mediaType: mediaTypeOf(key),
    place,
    schema: schemaOf(place),
    encodings: encodingsOf(place),
  }));
}

/** The content that counts for a media type: of those that match the narrowest one. None does for what is no media type. */
export function contentFor(
  contents: readonly Content[],
  mediaType: MediaType | undefined,
): Content | undefined {
  if (mediaType === undefined) return undefined;
  let best: { readonly content: Content; readonly specificity: number } | undefined;
  for (const content of contents) {
    if (content.mediaType === undefined || !matches(content.mediaType, mediaType)) continue;
    const specificity = specificityOf(content.mediaType);
    if (best === undefined || specificity > best.specificity) best = { content, specificity };
  }
  return best?.content;
}

/**
 * Contents with a media type each: a name that lists several, which OpenAPI does not know but documents have, is one for each of
 * them. What is no media type is left as it is.
 */
export function contentsApart(contents: readonly Content[]): Content[] {
  return contents.flatMap((content) => {
    const listed = content.mediaType === undefined ? mediaTypesIn(content.name) : [];
    return listed.length === 0 ? [content] : listed.map((mediaType) => ({ ...content, mediaType }));
  });
}

/** The first content that is JSON; undefined where there is none. */
export function jsonContentIn(contents: readonly Content[]): Content | undefined {
  return contents.find(({ mediaType }) => mediaType !== undefined && isJson(mediaType));
}

/**
 * The schema at a media type, a parameter or a header; undefined where there is none. A reference that leads nowhere is one
 * that cannot be used, which must not be taken for none.
 */
export function schemaOf(owner: Place): Place | undefined {
  const written = memberOf(owner, "schema");
  return written.value === undefined ? undefined : followed(written);
}

function encodingsOf(content: Place): Encoding[] {
  return objectsIn(memberOf(content, "encoding")).map(({ key, place }) => {
    const { allowReserved, contentType, explode, style } = objectOf(place.value);
    const isSaid = [allowReserved, explode, style].some((said) => said !== undefined);
    return {
      name: key,
      place,
      mediaTypes: typeof contentType === "string" ? mediaTypesIn(contentType) : [],
      serialization: isSaid ? serializationOf(place, "form") : undefined,
    };
  });
}
