/**
 * What has a form of its own, such as an image, and no example that is allowed: the suite does not make one up.
 */
import type { Content } from "@facility-contracts/model/content";
import { isObject, objectOf } from "@facility-contracts/model/json";
import { type MediaType, mediaTypeOf } from "@facility-contracts/model/media-type";
import type { Place } from "@facility-contracts/model/place";
import type { BodyValue } from "@facility-contracts/model/request";
import { examplesIn } from "@facility-contracts/model/schema/flat-members";
import { keywordOf, schemaNode } from "@facility-contracts/model/schema/node";
import { bodyFormOf } from "@facility-contracts/model/written-body";
import { bodyExamplesOf } from "./examples.ts";
import { isValid, usableOneWay } from "./validator.ts";

/** Why something of a media type is not sent. */
export function whyNotMadeUp(mediaType: string): string {
  return `there is no example of ${mediaType}, which the suite does not make up`;
}

/** The media type of what was made up for a body: its own, or that of one of its files; undefined where nothing was. */
export function madeUpIn(body: BodyValue): string | undefined {
  const { content } = body;
  if (bodyFormOf(content) === "bytes")
    return isAnyBytes(content) || hasExample(content) ? undefined : content.name;
  const [file] = madeUpFilesIn(body).values();
  return file;
}

/** A body without the files that were made up for it where its schema allows that, and their media types by field. */
export function withoutMadeUpFiles(body: BodyValue | undefined): {
  readonly body: BodyValue | undefined;
  readonly files: ReadonlyMap<string, string>;
} {
  const files = body === undefined ? NO_FILES : madeUpFilesIn(body);
  const schema = usableOneWay(body?.content.schema, "request");
  if (body === undefined || files.size === 0 || schema === undefined) return { body, files: NO_FILES };
  const others = Object.entries(objectOf(body.value)).filter(([name]) => !files.has(name));
  const value = Object.fromEntries(others);
  return isValid(schema, value) ? { body: { ...body, value }, files } : { body, files: NO_FILES };
}

const NO_FILES: ReadonlyMap<string, string> = new Map();

/** The media types of the files that were made up for a body, by field. */
function madeUpFilesIn({ content, value }: BodyValue): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  if (bodyFormOf(content) !== "multipart" || !isObject(value) || hasExample(content)) return files;
  for (const name of Object.keys(value)) {
    const mediaType = mediaTypeOfFile(content, name);
    if (mediaType !== undefined && bodyFormOf({ mediaType }) === "bytes" && !isAnyBytes({ mediaType }))
      files.set(name, mediaType.essence);
  }
  return files;
}

function hasExample(content: Content): boolean {
  return bodyExamplesOf({ content, schema: usableOneWay(content.schema, "request") }).length > 0;
}

/** The media type that a field without an example, or each item of such a list, has by itself. */
function mediaTypeOfFile({ encodings, schema: whole }: Content, name: string): MediaType | undefined {
  const schema = usableOneWay(whole, "request");
  const field = schema && schemaNode(schema).properties.get(name);
  if (field === undefined) return undefined;
  const file = schemaNode(field).items ?? field;
  if ([field, file].some(isExampleIn)) return undefined;
  const said = keywordOf(schemaNode(file), "contentMediaType")?.value;
  const [named] = encodings.find((encoding) => encoding.name === name)?.mediaTypes ?? [];
  return named ?? (typeof said === "string" ? mediaTypeOf(said) : undefined);
}

/** Whether a schema has an example that it allows. */
function isExampleIn(schema: Place): boolean {
  return examplesIn(schema).some((example) => isValid(schema, example));
}

/** Whether bytes need no form of their own. */
function isAnyBytes({ mediaType }: Pick<Content, "mediaType">): boolean {
  return mediaType?.essence === "application/octet-stream" || mediaType?.subtype === "*";
}
