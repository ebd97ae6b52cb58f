/**
 * What of a body or an answer the tools make something of: JSON.
 */
import { bodyOf } from "@facility-contracts/model/body";
import type { Content } from "@facility-contracts/model/content";
import { isJson } from "@facility-contracts/model/media-type";
import type { Operation } from "@facility-contracts/model/operation";
import { memberOf, type Place } from "@facility-contracts/model/place";

/** A media type of JSON, and the schema as it is written there. */
interface JsonContent {
  readonly mediaType: string;
  readonly schema: Place;
}

/** The first content that is JSON with a schema. */
export function jsonContentOf(contents: readonly Content[]): JsonContent | undefined {
  const found = contents.find(
    ({ mediaType, schema }) => mediaType !== undefined && isJson(mediaType) && schema !== undefined,
  );
  return found && { mediaType: found.name, schema: memberOf(found.place, "schema") };
}

/** That of the body of an operation. */
export function jsonBodyOf(operation: Operation): JsonContent | undefined {
  return jsonContentOf(bodyOf(operation)?.contents ?? []);
}
