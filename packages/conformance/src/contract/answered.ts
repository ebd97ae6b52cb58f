/**
 * Which of the documented contents a message is one of, and those in which the suite reads answers: JSON.
 */
import { type Content, contentFor } from "@facility-contracts/model/content";
import { isJson, isRange, type MediaType, matches, mediaTypeOf } from "@facility-contracts/model/media-type";
import type { Place } from "@facility-contracts/model/place";
import type { ResponseContract } from "./operation.ts";
import { usableOneWay } from "./validator.ts";

const JSON_TYPE = mediaTypeOf("application/json");

/** The contents that an answer in JSON may be, the ranges behind the others. */
export function jsonContentsOf(contents: readonly Content[]): Content[] {
  const isWide = ({ mediaType }: Content) =>
    mediaType !== undefined && JSON_TYPE !== undefined && isRange(mediaType) && matches(mediaType, JSON_TYPE);
  return [
    ...contents.filter(({ mediaType }) => mediaType !== undefined && isJson(mediaType)),
    ...contents.filter(isWide),
  ];
}

/**
 * The content that counts for a `Content-Type`; undefined where none is documented. A character set means nothing in JSON
 * (RFC 8259): one that is documented need not be sent.
 */
export function contentAs(contents: readonly Content[], type: string | undefined): Content | undefined {
  const mediaType = mediaTypeOf(type ?? "");
  const found = contentFor(contents, mediaType);
  if (found !== undefined || mediaType === undefined || !isJson(mediaType)) return found;
  const plain = contents.map((content) => ({
    ...content,
    mediaType: content.mediaType && withoutCharset(content.mediaType),
  }));
  return contentFor(plain, mediaType);
}

function withoutCharset(mediaType: MediaType): MediaType {
  const parameters = [...mediaType.parameters].filter(([name]) => name !== "charset");
  return { ...mediaType, parameters: new Map(parameters) };
}

/** What the JSON of an answer has to keep: the schema of the media type that it has, the first one where that is not documented. */
export function answeredSchema(
  { contents, schema }: Pick<ResponseContract, "contents" | "schema">,
  type: string | undefined,
): Place | undefined {
  const content = contentAs(contents, type);
  return content === undefined ? schema : usableOneWay(content.schema, "response");
}

/** Whether the body of an answer is JSON as the contract has it: it says so itself, or nothing else is documented. */
export function isToBeJson(contents: readonly Content[], type: string | undefined): boolean {
  const all = contents.map(({ mediaType }) => mediaType).filter((mediaType) => mediaType !== undefined);
  if (all.every(isJson)) return true;
  const mediaType = mediaTypeOf(type ?? "");
  return jsonContentsOf(contents).length > 0 && mediaType !== undefined && isJson(mediaType);
}
