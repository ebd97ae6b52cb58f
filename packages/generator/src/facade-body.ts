/**
 * The part of the facade that says what body an operation is called with, and how that is sent.
 */
import { bodyOf } from "@facility-contracts/model/body";
import { type Content, contentsApart, jsonContentIn } from "@facility-contracts/model/content";
import { ContractError } from "@facility-contracts/model/contract";
import { isJson, isRange, type MediaType, matches, mediaTypeOf } from "@facility-contracts/model/media-type";
import { memberOf, type Place, whereIs } from "@facility-contracts/model/place";
import { flatten } from "@facility-contracts/model/schema/flat";
import { schemaNode } from "@facility-contracts/model/schema/node";
import { type BodyForm, bodyFormOf } from "@facility-contracts/model/written-body";
import { fieldStyleOf } from "./facade-parameters.ts";
import { bodyType } from "./facade-text.ts";
import { literal, property } from "./names.ts";
import type { NamedOperation } from "./operations.ts";

/** The body that a call has. */
export interface CallBody {
  readonly place: Place;
  readonly required: boolean;
  /** How it is made; XML is text. */
  readonly form: BodyForm;
  readonly type: string;
  readonly content: Content;
  /** The media types that it cannot be sent as, though the document has them. */
  readonly others: readonly string[];
}

/** Of several media types the first of these is taken. */
const PREFERRED: readonly BodyForm[] = ["json", "multipart", "form", "text", "bytes"];

/**
 * The body that a call has; undefined for an operation without one.
 *
 * @throws {ContractError} for one that no `fetch` sends
 */
export function callBodyOf(operation: NamedOperation): CallBody | undefined {
  const body = bodyOf(operation);
  if (body === undefined) return undefined;
  const { place, required } = body;
  const contents = contentsApart(body.contents);
  if (["get", "head"].includes(operation.method))
    throw new ContractError(
      `${whereIs(place)}: the client cannot take the body of ${operation.name}, as no \`fetch\` sends one with GET and HEAD. Take it out.`,
    );
  const known = contents.flatMap((content): KnownContent[] => {
    const { mediaType } = content;
    if (mediaType === undefined) return [];
    return [{ content, form: isJsonContent(content) ? "json" : (bodyFormOf(content) ?? "text"), mediaType }];
  });
  const found =
    known.find(({ content }) => content === jsonContentIn(contents)) ??
    known.toSorted((one, other) => PREFERRED.indexOf(one.form) - PREFERRED.indexOf(other.form))[0];
  if (found === undefined)
    throw new ContractError(
      `${whereIs(place)}: the body of ${operation.name} has no media type. Write one, or take it out.`,
    );
  const { content, form } = found;
  const isField =
    form === "json" || ((form === "form" || form === "multipart") && content.schema !== undefined);
  const type = isField ? bodyType(operation, content.name) : TYPES[form];
  const others = known.flatMap((one) => (canBe(found, one) ? [] : [one.content.name]));
  return { place, required, form, type, content, others };
}

/** A content of a media type, and how a body of it is made. */
interface KnownContent {
  readonly content: Content;
  readonly form: BodyForm;
  readonly mediaType: MediaType;
}

/** Whether a body that is sent as one content can be another one: of a range the value says which it is, unless it becomes JSON. */
function canBe(sent: KnownContent, other: KnownContent): boolean {
  const isOpen = isRange(sent.mediaType) && sent.form !== "json" && sent.form === other.form;
  return sent === other || (isOpen && matches(sent.mediaType, other.mediaType));
}

/** Whether a body is JSON: also where any media type is, and its schema says what it is, and that this is no text and so no bytes. */
export function isJsonContent({ mediaType, schema }: Content): boolean {
  if (mediaType?.essence !== "*/*") return mediaType !== undefined && isJson(mediaType);
  const branches = schema === undefined ? [] : flatten([schema]);
  return branches.length > 0 && branches.every(({ types }) => types.size > 0 && !types.has("string"));
}

/** The type of a body of which the document says no more. */
const TYPES: Readonly<Record<Exclude<BodyForm, "json">, string>> = {
  form: "Readonly<Record<string, unknown>>",
  multipart: "Readonly<Record<string, unknown>>",
  text: "string",
  bytes: "Bytes",
};

/** The function that writes a body. */
const WRITERS: Readonly<Record<BodyForm, string>> = {
  json: "asJson",
  form: "asForm",
  multipart: "asMultipart",
  text: "asIs",
  bytes: "asIs",
};

/**
 * The body as the row of an operation has it; undefined where there is none or where it is as usual.
 *
 * @throws {ContractError} for a part that the client cannot write
 */
export function bodyRow(operation: NamedOperation): string | undefined {
  const body = callBodyOf(operation);
  if (body === undefined || (["application/json", "*/*"].includes(body.content.name) && body.form === "json"))
    return undefined;
  if (body.form === "multipart") checkParts(operation, body);
  const fields = body.form === "form" || body.form === "multipart" ? fieldRows(body) : [];
  const { mediaType, name } = body.content;
  const members = [
    `mediaType: ${literal(mediaTypeOf(name) === undefined ? mediaType?.essence : name)}`,
    `write: ${WRITERS[body.form]}`,
    ...(fields.length === 0 ? [] : [`fields: { ${fields.join(", ")} }`]),
  ];
  return `{ ${members.join(", ")} }`;
}

/** @throws {ContractError} for an object whose media type is not JSON: the client writes it as that */
function checkParts({ name: operation }: NamedOperation, { content: { encodings, schema } }: CallBody): void {
  const properties = schema && schemaNode(schema).properties;
  for (const { mediaTypes, name, place } of encodings) {
    const property = properties?.get(name);
    if (property === undefined || !isJsonPart(property)) continue;
    if (mediaTypes.length > 0 && !mediaTypes.some((one) => isJson(one) || isRange(one)))
      throw new ContractError(
        `${whereIs(memberOf(place, "contentType"))}: the client cannot send the part ${name} of ${operation} so, as it writes objects as JSON alone. Write application/json, or make it a text.`,
      );
  }
}

/** Whether what a part is made of is sure to be an object: of a list each item is a part. */
function isJsonPart(schema: Place): boolean {
  const areAll = (schemas: readonly Place[], type: string) =>
    flatten(schemas).every(({ types }) => [...types].join() === type);
  if (areAll([schema], "object")) return true;
  return areAll([schema], "array") && flatten([schema]).every(({ items }) => areAll(items, "object"));
}

/** The fields of a form that are not written as usual. */
function fieldRows({ content, form }: CallBody): string[] {
  const properties = content.schema === undefined ? undefined : schemaNode(content.schema).properties;
  return content.encodings.flatMap(({ mediaTypes, name, serialization }) => {
    if (properties !== undefined && !properties.has(name)) return [];
    const members =
      form === "multipart" ? mediaTypeMember(mediaTypes) : serialization ? fieldStyleOf(serialization) : [];
    return members.length === 0 ? [] : [`${property(name)}: { ${members.join(", ")} }`];
  });
}

/** Of several media types, or a range, the value says which it is. */
function mediaTypeMember([named, ...others]: readonly MediaType[]): string[] {
  const isKnown = named !== undefined && !named.essence.includes("*") && others.length === 0;
  return isKnown ? [`mediaType: ${literal(named.essence)}`] : [];
}
