/**
 * The headers of an answer, or of a part of a form.
 */
import { type Content, contentsOf, schemaOf } from "./content.ts";
import { objectOf } from "./json.ts";
import { memberOf, objectsIn, type Place } from "./place.ts";
import { serializationOf } from "./style.ts";

export interface Header {
  /** As the document writes it; upper and lower case make no difference. */
  readonly name: string;
  readonly required: boolean;
  /** Whether the members of an object are written as `name=value`. */
  readonly explode: boolean;
  readonly place: Place;
  /** Of its values; undefined when it has a media type instead, or nothing. */
  readonly schema: Place | undefined;
  /** Undefined when its values are no text of a media type. */
  readonly content: Content | undefined;
}

/** The headers of the object at a place, without `Content-Type`: OpenAPI leaves that to the media types. */
export function headersOf(owner: Place): Header[] {
  return objectsIn(memberOf(owner, "headers"))
    .filter(({ key }) => key.toLowerCase() !== "content-type")
    .map(({ key, place }) => ({
      name: key,
      required: objectOf(place.value).required === true,
      explode: serializationOf(place, "simple")?.explode === true,
      place,
      schema: schemaOf(place),
      content: contentsOf(place)[0],
    }));
}
