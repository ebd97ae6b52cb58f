import { isObject } from "@facility-contracts/model/json";
import { API_NAMES, type ApiName, documentPath, readDocument } from "../src/documents.ts";

/** A JSON object of a document. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** One status of one operation, as its document describes it. */
export interface DocumentedResponse {
  readonly api: ApiName;
  readonly operationId: string;
  readonly status: string;
  readonly mediaType: string;
  readonly schema: JsonObject;
  /** The named examples and their values. */
  readonly examples: ReadonlyMap<string, unknown>;
}

/** The bundled documents by the name of their API. */
export const documents: ReadonlyMap<ApiName, JsonObject> = new Map(
  await Promise.all(
    API_NAMES.map(async (api) => [api, object(await readDocument(documentPath(api)))] as const),
  ),
);

/** Every status of every operation of both documents, in each media type. */
export const documentedResponses: readonly DocumentedResponse[] = [...documents].flatMap(([api, document]) =>
  Object.values(object(document.paths)).flatMap((path) =>
    Object.values(object(path))
      .map(object)
      .flatMap(({ operationId, responses }) =>
        Object.entries(object(responses)).flatMap(([status, response]) =>
          contentsOf(resolve(document, response)).map(([mediaType, content]) => ({
            api,
            operationId: String(operationId),
            status,
            mediaType,
            schema: object(content.schema),
            examples: examplesOf(document, content),
          })),
        ),
      ),
  ),
);

/** The values of `extend`. */
export function extendValues(): string[] {
  const { components } = object(documents.get("safety-register"));
  const values = object(object(object(components).schemas).InterventionExtend).enum;
  return Array.isArray(values) ? values.map(String) : [];
}

/** Each media type of a response. A response without any still counts, and no answer of the mock fits it. */
function contentsOf({ content = {} }: JsonObject): readonly (readonly [string, JsonObject])[] {
  const contents = Object.entries(object(content)).map(([type, value]) => [type, object(value)] as const);
  return contents.length > 0 ? contents : [["no media type", { schema: {}, examples: {} }]];
}

function examplesOf(document: JsonObject, content: JsonObject): Map<string, unknown> {
  const entries = Object.entries(object(content.examples));
  return new Map(entries.map(([name, example]) => [name, resolve(document, example).value]));
}

/** Follows a `$ref` inside of the document. */
function resolve(document: JsonObject, node: unknown): JsonObject {
  const { $ref } = object(node);
  if (typeof $ref !== "string") return object(node);
  const keys = $ref.replace("#/", "").split("/");
  return object(keys.reduce<unknown>((parent, key) => object(parent)[key], document));
}

/** The value, which has to be a JSON object. */
export function object(value: unknown): JsonObject {
  if (isObject(value)) return value;
  throw new Error(`The document has no object where one belongs, but ${JSON.stringify(value)}`);
}
