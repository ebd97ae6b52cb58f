/**
 * A request that a contract allows, to begin from: with all parameters that have to be sent, and with a body where there
 * is one.
 */
import { type Body, bodyOf } from "./body.ts";
import type { Content } from "./content.ts";
import { examplesOf } from "./example.ts";
import { isObject } from "./json.ts";
import { isJson, type MediaType } from "./media-type.ts";
import type { Operation } from "./operation.ts";
import { malformedParametersOf, type Parameter, parametersOf } from "./parameter.ts";
import { type NoSample, type Sample, sampleOf } from "./schema/sample.ts";
import type { Flaw } from "./schema/unit.ts";

/** A request that is allowed. */
export interface BaseRequest {
  readonly kind: "request";
  /** The parameters that have to be sent. */
  readonly parameters: readonly ParameterValue[];
  /** Undefined when the operation takes none, or when it may be left out and has no value. */
  readonly body: BodyValue | undefined;
  /** Why a body that may be left out has no value. */
  readonly leftOut: readonly Flaw[];
}

export interface ParameterValue {
  readonly parameter: Parameter;
  /** Not yet written as text. */
  readonly value: unknown;
}

/** A body in one of its media types. */
export interface BodyValue {
  readonly content: Content;
  /** Not yet written as text. */
  readonly value: unknown;
}

/** Why an operation has no request. */
export interface NoRequest {
  readonly kind: "no request";
  /** What has no value, each with its cause; there is at least one. */
  readonly flaws: readonly Flaw[];
}

/** A request to begin from. Its values are examples of the contract where those are allowed, else made for it. */
export function baseRequestOf(operation: Operation): BaseRequest | NoRequest {
  const flaws: Flaw[] = [...malformedParametersOf(operation)];
  const parameters: ParameterValue[] = [];
  for (const parameter of parametersOf(operation)) {
    if (!parameter.required) continue;
    const found = parameterValueOf(parameter);
    if (found.kind === "sample") parameters.push({ parameter, value: found.value });
    else flaws.push(found);
  }
  const body = bodyOf(operation);
  const found = body === undefined ? NO_BODY : bodyValueOf(body);
  if (body?.required === true) flaws.push(...found.flaws);
  if (flaws.length > 0) return { kind: "no request", flaws };
  return { kind: "request", parameters, body: found.value, leftOut: found.flaws };
}

/** A value of a parameter, whether it has to be sent or not. */
export function parameterValueOf(parameter: Parameter): Sample | NoSample {
  const { content, place, schema } = parameter;
  const examples = examplesOf(place).map(({ value }) => value);
  if (content !== undefined) return contentValueOf(content, examples);
  const isFit = (value: unknown) => isWritten(value, parameter);
  if (schema !== undefined) return sampleOf(schema, { direction: "request", form: "text", examples, isFit });
  const example = examples.find(isFit);
  if (example === undefined)
    return { kind: "no sample", place, cause: "it has neither a schema nor a media type" };
  return { kind: "sample", value: example, isExample: true };
}

/** Whether there is anything to be seen of a value once it is written: of an empty list nothing is. */
export function isWritten(value: unknown, { in: where }: Parameter): boolean {
  if (value === null || value === "") return value === "" && where !== "path";
  if (Array.isArray(value)) return value.length > 0 && value.every((item) => item !== null && item !== "");
  // A part of a path that is only dots leads elsewhere.
  if (where === "path" && (value === "." || value === "..")) return false;
  return !isObject(value) || Object.keys(value).length > 0;
}

interface FoundBody {
  readonly value: BodyValue | undefined;
  /** Of all media types, when none has a value. */
  readonly flaws: readonly Flaw[];
}

const NO_BODY: FoundBody = { value: undefined, flaws: [] };

/** JSON goes first, the others as they stand in the document. */
function bodyValueOf({ contents, place }: Body): FoundBody {
  const flaws: Flaw[] = [];
  for (const content of contents.toSorted((one, other) => rankOf(one) - rankOf(other))) {
    const found = contentValueOf(content);
    if (found.kind === "sample") return { value: { content, value: found.value }, flaws: [] };
    flaws.push(found);
  }
  return { value: undefined, flaws: flaws.length > 0 ? flaws : [{ place, cause: "it has no media type" }] };
}

function rankOf({ mediaType }: Content): number {
  return mediaType !== undefined && isJson(mediaType) ? 0 : 1;
}

function contentValueOf(content: Content, before: readonly unknown[] = []): Sample | NoSample {
  const { mediaType, place, schema } = content;
  if (mediaType === undefined)
    return { kind: "no sample", place, cause: `${JSON.stringify(content.name)} is no media type` };
  const examples = [...before, ...examplesOf(place).map(({ value }) => value)];
  const isFit = isForm(mediaType) ? isObject : () => true;
  if (schema !== undefined) return sampleOf(schema, { direction: "request", examples, isFit });
  const example = examples.find(isFit);
  if (example !== undefined) return { kind: "sample", value: example, isExample: true };
  // Any JSON is allowed, any text, any bytes.
  if (isJson(mediaType)) return { kind: "sample", value: {}, isExample: false };
  if (mediaType.type === "text" || mediaType.essence === "application/octet-stream")
    return { kind: "sample", value: "a text", isExample: false };
  return { kind: "no sample", place, cause: `nothing is said of what a body of ${content.name} holds` };
}

function isForm({ essence, type }: MediaType): boolean {
  return essence === "application/x-www-form-urlencoded" || type === "multipart";
}
