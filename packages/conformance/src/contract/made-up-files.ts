/**
 * Files in a form that have a form of their own, such as an image, and no example: the suite does not make one up.
 */
import type { Content } from "@facility-contracts/model/content";
import { examplesOf } from "@facility-contracts/model/example";
import { isObject, objectOf } from "@facility-contracts/model/json";
import { type MediaType, mediaTypeOf } from "@facility-contracts/model/media-type";
import type { BodyValue } from "@facility-contracts/model/request";
import { examplesIn } from "@facility-contracts/model/schema/flat-members";
import { keywordOf, schemaNode } from "@facility-contracts/model/schema/node";
import { placeOneWay } from "@facility-contracts/model/schema/one-way";
import { bodyFormOf } from "@facility-contracts/model/written-body";
import { isValid } from "./validator.ts";

/** The media types of the files that were made up for a body, by field. */
export function madeUpFilesIn({ content, value }: BodyValue): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  if (bodyFormOf(content) !== "multipart" || !isObject(value)) return files;
  if (examplesOf(content.place).length > 0) return files;
  for (const name of Object.keys(value)) {
    const mediaType = mediaTypeOfFile(content, name);
    if (mediaType !== undefined && bodyFormOf({ mediaType }) === "bytes" && !isAnyBytes({ mediaType }))
      files.set(name, mediaType.essence);
  }
  return files;
}

/** A body without the files that were made up for it, where its schema allows that. */
export function withoutMadeUpFiles(body: BodyValue): BodyValue {
  const { content, value } = body;
  const files = madeUpFilesIn(body);
  if (files.size === 0 || content.schema === undefined) return body;
  const others = Object.fromEntries(Object.entries(objectOf(value)).filter(([name]) => !files.has(name)));
  return isValid(placeOneWay(content.schema, "request"), others) ? { content, value: others } : body;
}

/** The media type that a field without an example has by itself. */
function mediaTypeOfFile({ encodings, schema }: Content, name: string): MediaType | undefined {
  const field = schema && schemaNode(schema).properties.get(name);
  if (field === undefined || examplesIn(field).length > 0) return undefined;
  const said = keywordOf(schemaNode(field), "contentMediaType")?.value;
  const [named] = encodings.find((encoding) => encoding.name === name)?.mediaTypes ?? [];
  return named ?? (typeof said === "string" ? mediaTypeOf(said) : undefined);
}

/** Whether bytes need no form of their own. */
export function isAnyBytes({ mediaType }: Pick<Content, "mediaType">): boolean {
  return mediaType?.essence === "application/octet-stream" || mediaType?.subtype === "*";
}
