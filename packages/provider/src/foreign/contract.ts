/**
 * The operations of a document of others, as the provider and the mutants read it: without the reading of the suite.
 */
import { type Contract, contractOf } from "@facility-contracts/model/contract";
import { isObject, type JsonObject, objectOf } from "@facility-contracts/model/json";
import { type Place, rootOf } from "@facility-contracts/model/place";
import { at, keysAt, type OperationPlace, parametersOf, textAt, valueAt } from "./place.ts";
import { inlined } from "./schema.ts";
import { type Check, lazily } from "./validator.ts";

/** What a document says of these as parameters counts nothing. */
const NO_PARAMETERS = /^(?:accept|content-type|authorization)$/i;

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch"];

/** A parameter of an operation. */
export interface ForeignParameter {
  readonly place: Place;
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly explode: boolean;
  readonly schema: JsonObject;
  readonly valid: Check;
}

/** What an answer or a body may be: JSON, a form, or anything. */
export interface Content {
  readonly mediaType: string;
  /** Where its schema stands. */
  readonly place: Place;
  readonly schema: JsonObject;
  readonly valid: Check;
}

/** An operation of a document of others. */
export interface ForeignOperation extends OperationPlace {
  readonly parameters: readonly ForeignParameter[];
  readonly body: { readonly required: boolean; readonly contents: readonly Content[] } | undefined;
  /** By status: `200`, `default`. */
  readonly answers: ReadonlyMap<string, readonly Content[]>;
  /** The schemes of each alternative. */
  readonly security: readonly (readonly string[])[];
}

/** The operations of a document. */
export function foreignOperationsOf(contract: Contract): readonly ForeignOperation[] {
  const root = rootOf(contract);
  return keysAt(root, "paths").flatMap((path) =>
    keysAt(root, "paths", path)
      .filter((method) => METHODS.includes(method))
      .map((method) => {
        const place = at(root, "paths", path, method);
        const operationId = textAt(place, "operationId") || `${method.toUpperCase()} ${path}`;
        return read({ api: contract.name, operationId, method, path, place });
      }),
  );
}

/** A contract of a document. */
export function foreignContractOf(document: object, name: string): Contract {
  return contractOf(document, name);
}

function read(operation: OperationPlace): ForeignOperation {
  const { path, place } = operation;
  const root = rootOf(place.contract);
  const own = parametersOf(operation);
  const item = { ...operation, place: at(root, "paths", path) };
  const isOwn = (shared: Place) =>
    own.some((one) => ["name", "in"].every((key) => valueAt(one, key) === valueAt(shared, key)));
  const all = [...own, ...parametersOf(item).filter((shared) => !isOwn(shared))].filter(
    (one) => textAt(one, "in") !== "header" || !NO_PARAMETERS.test(textAt(one, "name")),
  );
  const security = valueAt(place, "security") ?? valueAt(root, "security") ?? [];
  return {
    ...operation,
    parameters: all.map(parameterOf),
    body:
      valueAt(place, "requestBody") === undefined
        ? undefined
        : {
            required: valueAt(place, "requestBody", "required") === true,
            contents: contentsOf(at(place, "requestBody"), "request"),
          },
    answers: new Map(
      keysAt(place, "responses").map((status) => [
        status,
        contentsOf(at(place, "responses", status), "answer"),
      ]),
    ),
    security: Array.isArray(security) ? security.map((schemes) => Object.keys(schemes)) : [],
  };
}

function parameterOf(place: Place): ForeignParameter {
  const { schema } = inlined(at(place, "schema"));
  const where = textAt(place, "in");
  return {
    place,
    name: textAt(place, "name"),
    in: where,
    required: valueAt(place, "required") === true,
    explode: valueAt(place, "explode") === undefined ? where === "query" : valueAt(place, "explode") === true,
    schema,
    valid: lazily(() => schema),
  };
}

function contentsOf(place: Place, side: "request" | "answer"): Content[] {
  return keysAt(place, "content").map((mediaType) => {
    const own = at(place, "content", mediaType, "schema");
    const schema = withoutOtherSide(inlined(own).schema, side);
    return { mediaType, place: own, schema, valid: lazily(() => schema) };
  });
}

/** What is `readOnly` need not be in a request, and what is `writeOnly` not in an answer. */
function withoutOtherSide(schema: JsonObject, side: "request" | "answer"): JsonObject {
  const other = side === "request" ? "readOnly" : "writeOnly";
  const { properties, required } = schema;
  const isOther = (name: unknown) => objectOf(objectOf(properties)[String(name)])[other] === true;
  const kept = Object.entries(schema).map(([keyword, value]) => [
    keyword,
    keyword === "required" && Array.isArray(required)
      ? required.filter((name) => !isOther(name))
      : keyword === "properties" && isObject(value)
        ? Object.fromEntries(
            Object.entries(value)
              .filter(([name]) => side === "request" || !isOther(name))
              .map(([name, below]) => [name, below]),
          )
        : value,
  ]);
  return Object.fromEntries(kept);
}
