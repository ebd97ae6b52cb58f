import { type ApiName, apis } from "@facility-contracts/contract/apis";
import { apis as frozenApis } from "@facility-contracts/contract/frozen/apis";
import { isObject } from "@facility-contracts/model/json";
import { isMethod } from "@facility-contracts/model/operation";

/** A JSON object of a document. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** One status of one operation, as its document describes it. */
export interface DocumentedResponse {
  readonly api: string;
  readonly document: JsonObject;
  readonly operationId: string;
  readonly status: string;
  /** Undefined when it has no body. */
  readonly mediaType: string | undefined;
  readonly schema: JsonObject;
  /** The named examples and their values. */
  readonly examples: ReadonlyMap<string, unknown>;
}

/** Every status of every operation of the contract, in each media type. */
export const documentedResponses = responsesIn(apis);

/** The same of the frozen contract, which the tests of single operations are about. */
export const frozenResponses = responsesIn(frozenApis);

/** An answer of the frozen contract. */
export function frozenResponse(operationId: string, status: number): DocumentedResponse {
  const found = frozenResponses.find(
    (response) => response.operationId === operationId && response.status === String(status),
  );
  if (found === undefined) throw new Error(`The contract does not document ${operationId} ${status}`);
  return found;
}

/** The values of `extend` in the frozen contract. */
export function extendValues(): string[] {
  const { components } = frozenResponse("getIntervention", 200).document;
  const values = object(object(object(components).schemas).InterventionExtend).enum;
  return Array.isArray(values) ? values.map(String) : [];
}

function responsesIn(all: readonly { readonly name: ApiName; readonly document: object }[]) {
  return all.flatMap(({ name, document: raw }) => {
    const document = object(raw);
    return operationsIn(document).flatMap(({ operationId, responses }) =>
      Object.entries(object(responses)).flatMap(([status, response]) =>
        contentsOf(resolve(document, response)).map(
          ([mediaType, content]): DocumentedResponse => ({
            api: name,
            document,
            operationId: String(operationId),
            status,
            mediaType,
            schema: object(content.schema ?? {}),
            examples: examplesOf(document, content),
          }),
        ),
      ),
    );
  });
}

function operationsIn(document: JsonObject): JsonObject[] {
  return Object.values(object(document.paths)).flatMap((path) =>
    Object.entries(object(path)).flatMap(([name, value]) => (isMethod(name) ? [object(value)] : [])),
  );
}

/** Each media type of a response. A response without any still counts. */
function contentsOf({ content = {} }: JsonObject): readonly (readonly [string | undefined, JsonObject])[] {
  const contents = Object.entries(object(content)).map(([type, value]) => [type, object(value)] as const);
  return contents.length > 0 ? contents : [[undefined, {}]];
}

function examplesOf(document: JsonObject, content: JsonObject): Map<string, unknown> {
  const entries = Object.entries(object(content.examples ?? {}));
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
