import { type Content, jsonContentIn } from "@facility-contracts/model/content";

/** The first media type of these that is JSON, such as `application/problem+json`; without one that of JSON itself. */
export function jsonTypeIn(contents: readonly Content[]): string {
  return jsonContentIn(contents)?.mediaType?.essence ?? "application/json";
}
