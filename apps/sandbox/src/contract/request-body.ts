/**
 * The body that an operation takes, and how it is checked.
 */
import { bodyOf } from "@facility-contracts/model/body";
import { type Content, contentFor } from "@facility-contracts/model/content";
import { ContractError } from "@facility-contracts/model/contract";
import { isJson, type MediaType } from "@facility-contracts/model/media-type";
import type { Operation } from "@facility-contracts/model/operation";
import { whereIs } from "@facility-contracts/model/place";
import { placeOneWay } from "@facility-contracts/model/schema/one-way";
import { type Fault, faultsOf } from "./faults.ts";

/** What is wrong with a body, given its size in bytes. */
export type BodyCheck = (body: unknown, bytes: number) => readonly Fault[];

export interface ContractBody {
  readonly required: boolean;
  /** How a body of this media type is checked; undefined for one that is not taken. */
  readonly checkFor: (mediaType: MediaType) => BodyCheck | undefined;
}

/** Bodies above this many bytes are told their first fault only. */
const ALL_FAULTS_BYTES = 64 * 1024;

/**
 * The most items of a list that are looked through for all faults: the time that ajv takes grows with the square of their
 * number. A list with more of them in that many bytes has no item with all its fields.
 */
const MAX_ITEMS_WITH_ALL_FAULTS = 1000;

/** Whose bodies no server reads. */
const BODILESS = new Set(["get", "head", "trace"]);

/**
 * The body of an operation; undefined for one that takes none.
 *
 * @throws ContractError for one that is not JSON, or of a method whose bodies are not read
 */
export function contractBodyOf(operation: Operation): ContractBody | undefined {
  const body = bodyOf(operation);
  if (body === undefined) return undefined;
  const contents = body.contents.filter(({ mediaType }) => mediaType !== undefined && isJson(mediaType));
  if (contents.length === 0 || BODILESS.has(operation.method))
    throw new ContractError(
      `${whereIs(body.place)}: the sandbox reads JSON in the bodies of POST, PUT, PATCH, DELETE and OPTIONS, and not the body of ${operation.name}.`,
    );
  const checks = new Map(contents.map((content) => [content, bodyCheckOf(content)]));
  return {
    required: body.required,
    checkFor(mediaType) {
      const content = contentFor(contents, mediaType);
      return content && checks.get(content);
    },
  };
}

function bodyCheckOf(content: Content): BodyCheck {
  if (content.schema === undefined) return () => [];
  const schema = placeOneWay(content.schema, "request");
  return (value, bytes) => {
    const first = faultsOf(schema, value);
    if (first.length === 0 || bytes > ALL_FAULTS_BYTES) return first;
    const part = Array.isArray(value) ? value.slice(0, MAX_ITEMS_WITH_ALL_FAULTS) : value;
    const all = faultsOf(schema, part, "all");
    return all.length > 0 ? all : first;
  };
}
