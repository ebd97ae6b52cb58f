/**
 * An OpenAPI document as the probes see it: its operations, and its references followed.
 */
import { readFile } from "node:fs/promises";
import { Failure, messageOf } from "@facility-contracts/command/failure";
import { pointerBelow, valueAt } from "@facility-contracts/model/pointer";
import { parse } from "yaml";

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A document of OpenAPI 3.0 or 3.1 in one file. */
export interface ApiDocument {
  readonly file: string;
  readonly root: JsonObject;
  /** Whether it is OpenAPI 3.0, where a schema is no JSON Schema. */
  readonly is30: boolean;
  /** Which branch of `oneOf` and `anyOf` a sample takes, counted without null; the last where there are fewer. */
  readonly branch?: number;
}

/** A value of a document with its pointer. */
export interface Place {
  readonly pointer: string;
  readonly value: unknown;
}

/** A parameter, its reference followed. */
export interface Parameter extends Place {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: Place;
}

/** An operation. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly pointer: string;
  readonly parameters: readonly Parameter[];
  readonly body?: { readonly mediaType: string; readonly required: boolean; readonly schema: Place };
  readonly responses: readonly Answer[];
  /** The alternatives; each is the schemes that it needs together. */
  readonly security: readonly (readonly string[])[];
}

/** A response; without a schema when it has no JSON body. */
export interface Answer {
  readonly status: string;
  readonly pointer: string;
  readonly mediaType?: string;
  readonly schema?: Place;
}

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** Names that every tool writes in the same way when it makes a type of them. */
const PLAIN_NAME = /^[a-z]+([A-Z][a-z]+)*$/;

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Reads a document and gives every operation a name that tools write in one way: what they make is looked for by it.
 *
 * @throws Failure when the file is not an OpenAPI 3.0 or 3.1 document.
 */
export async function readDocument(file: string): Promise<ApiDocument> {
  let root: unknown;
  try {
    root = parse(await readFile(file, "utf8"));
  } catch (cause) {
    throw new Failure(2, `${file} cannot be read: ${messageOf(cause)}`, { cause });
  }
  return documentOf(file, root);
}

/** Makes a document of a value; see {@link readDocument}. */
export function documentOf(file: string, root: unknown): ApiDocument {
  if (!isObject(root) || typeof root.openapi !== "string" || !/^3\.[01]\./.test(root.openapi))
    throw new Failure(2, `${file} is no document of OpenAPI 3.0 or 3.1`);
  const copy = structuredClone(root);
  nameOperations(copy);
  return { file, root: copy, is30: root.openapi.startsWith("3.0.") };
}

function nameOperations(root: JsonObject): void {
  const used = new Set<string>();
  for (const { value } of operationPlaces(root)) {
    const id = value.operationId;
    const plain = typeof id === "string" && PLAIN_NAME.test(id) && !used.has(id);
    const name = plain ? id : `probed${letters(used.size)}`;
    Reflect.set(value, "operationId", name);
    used.add(name);
  }
}

/** 0 is A, 26 is Ba: digits are written in different ways by the tools. */
function letters(count: number): string {
  const last = String.fromCharCode(97 + (count % 26));
  const text = count < 26 ? last : letters(Math.floor(count / 26)).toLowerCase() + last;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function* operationPlaces(root: JsonObject) {
  for (const [path, item] of entriesOf(root.paths))
    for (const [method, value] of entriesOf(item))
      if (METHODS.includes(method) && isObject(value))
        yield { path, method, value, item, pointer: pointerBelow("#/paths", path, method) };
}

/** The operations of a document. */
export function operationsOf(document: ApiDocument): Operation[] {
  return [...operationPlaces(document.root)].map(({ path, method, value, item, pointer }) => {
    const body = bodyOf(document, { pointer: `${pointer}/requestBody`, value: value.requestBody });
    return {
      id: String(value.operationId),
      method,
      path,
      pointer,
      parameters: parametersOf(document, pointer, item, value),
      ...(body === undefined ? {} : { body }),
      responses: entriesOf(value.responses).map(([status, response]) => {
        const place = followed(document, {
          pointer: pointerBelow(pointer, "responses", status),
          value: response,
        });
        return { status, pointer: place.pointer, ...jsonContent(place) };
      }),
      security: securityOf(value.security ?? document.root.security),
    };
  });
}

/** Those of the path stand for all its operations, and one of the operation goes before one of the path. */
function parametersOf(document: ApiDocument, pointer: string, item: unknown, operation: JsonObject) {
  const parent = pointer.slice(0, pointer.lastIndexOf("/"));
  const byKey = new Map<string, Parameter>();
  for (const { owner, at } of [
    { owner: item, at: parent },
    { owner: operation, at: pointer },
  ])
    for (const [index, value] of entriesOf(isObject(owner) ? owner.parameters : undefined)) {
      const place = followed(document, { pointer: pointerBelow(at, "parameters", index), value });
      const parameter = parameterOf(place);
      if (parameter !== undefined) byKey.set(`${parameter.in} ${parameter.name}`, parameter);
    }
  return [...byKey.values()];
}

function parameterOf(place: Place): Parameter | undefined {
  const { value, pointer } = place;
  if (!isObject(value) || typeof value.name !== "string" || typeof value.in !== "string") return undefined;
  const schema = { pointer: `${pointer}/schema`, value: value.schema };
  return { ...place, name: value.name, in: value.in, required: value.required === true, schema };
}

function bodyOf(document: ApiDocument, place: Place): Operation["body"] {
  const body = followed(document, place);
  const content = jsonContent(body);
  if (content === undefined || !isObject(body.value)) return undefined;
  return { ...content, required: body.value.required === true };
}

function jsonContent({ pointer, value }: Place) {
  for (const [mediaType, media] of entriesOf(isObject(value) ? value.content : undefined))
    if (/^application\/([\w.+-]+\+)?json\b/.test(mediaType) && isObject(media) && media.schema !== undefined)
      return {
        mediaType,
        schema: { pointer: pointerBelow(pointer, "content", mediaType, "schema"), value: media.schema },
      };
  return undefined;
}

function securityOf(value: unknown): string[][] {
  return Array.isArray(value) ? value.map((requirement) => entriesOf(requirement).map(([name]) => name)) : [];
}

/** The members of an object or a list, with their keys; none of anything else. */
export function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

/** The place that a chain of references leads to. */
export function followed(document: ApiDocument, place: Place): Place {
  const seen = new Set<string>();
  let { value, pointer } = place;
  while (
    isObject(value) &&
    typeof value.$ref === "string" &&
    value.$ref.startsWith("#") &&
    !seen.has(pointer)
  ) {
    seen.add(pointer);
    pointer = decodeURIComponent(value.$ref);
    value = valueAt(document.root, pointer);
  }
  return { value, pointer };
}
