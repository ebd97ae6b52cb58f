/**
 * The operations of an API, as the suite reads them from the bundled document.
 */
import { type Api, type OperationId, operations } from "@facility-contracts/contract/operations";
import { keysIn } from "@facility-contracts/model/json";
import { below, entriesOf, type Place, rootOf, textAt } from "@facility-contracts/model/place";
import { type Assumption, assumptionAt } from "./assumption.ts";
import { contracts } from "./contracts.ts";

/** A parameter in a path or in a query. */
export interface ParameterContract {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly place: Place;
  readonly schema: Place;
  /** The contract's example of its value. */
  readonly example: unknown;
}

/** A credential that an operation needs. */
export interface SchemeContract {
  /** Its name in the document: `sessionCookie`. */
  readonly name: string;
  readonly place: Place;
  readonly carrier: "bearer" | "header" | "cookie";
  /** The name of the header or cookie. */
  readonly field: string;
}

/** A documented answer. */
export interface ResponseContract {
  readonly status: number;
  readonly place: Place;
  /** The schema of its JSON body. */
  readonly schema: Place;
}

/** One operation. */
export interface OperationContract {
  readonly api: Api;
  readonly operationId: OperationId;
  /** In upper case. */
  readonly method: string;
  readonly path: string;
  readonly place: Place;
  /** The address of its documentation page. */
  readonly page: string;
  readonly parameters: readonly ParameterContract[];
  readonly body:
    | { readonly place: Place; readonly media: Place; readonly schema: Place; readonly example: unknown }
    | undefined;
  readonly responses: readonly ResponseContract[];
  /** The schemes that are needed together, and where the requirement stands. */
  readonly security: { readonly place: Place; readonly schemes: readonly SchemeContract[] };
  readonly success: ResponseContract;
}

/** The media type of every body of the contract. */
export const JSON_TYPE = "application/json";

/** Reads the operations of an API, in the order of the document. */
export function operationsOf(api: Api): readonly OperationContract[] {
  return operations.filter((operation) => operation.api === api).map(readOperation);
}

/** The assumption behind the answer of a status, where the status itself is assumed. */
export function statusAssumption(
  { place, responses }: OperationContract,
  status: number | undefined,
): Assumption | undefined {
  const response = responses.find((known) => known.status === status);
  return response && assumptionAt(place.contract, response.place.pointer);
}

function readOperation({ api, operationId, method, path }: (typeof operations)[number]): OperationContract {
  const document = rootOf(contracts[api]);
  const item = below(document, "paths", path);
  const place = below(item, method);
  const responses = entriesOf(below(place, "responses")).map(({ key, place: response }) => ({
    status: Number(key),
    place: response,
    schema: below(response, "content", JSON_TYPE, "schema"),
  }));
  const success = responses.find(({ status }) => status < 300);
  if (success === undefined) throw new Error(`${operationId} documents no answer that is a success`);
  return {
    api,
    operationId,
    method: method.toUpperCase(),
    path,
    place,
    page: textAt(place, "externalDocs", "url") ?? "",
    parameters: [below(item, "parameters"), below(place, "parameters")].flatMap((list) =>
      entriesOf(list).map((entry) => readParameter(entry.place)),
    ),
    body: readBody(place),
    responses,
    security: readSecurity(document, place),
    success,
  };
}

function readParameter(place: Place): ParameterContract {
  return {
    name: textAt(place, "name") ?? "",
    in: textAt(place, "in") ?? "",
    required: below(place, "required").value === true,
    place,
    schema: below(place, "schema"),
    example: below(place, "example").value,
  };
}

function readBody(operation: Place): OperationContract["body"] {
  const place = below(operation, "requestBody");
  if (place.value === undefined) return undefined;
  const media = below(place, "content", JSON_TYPE);
  const [first] = entriesOf(below(media, "examples"));
  return {
    place,
    media,
    schema: below(media, "schema"),
    example: first && below(first.place, "value").value,
  };
}

function readSecurity(document: Place, operation: Place): OperationContract["security"] {
  const own = below(operation, "security");
  const list = own.value === undefined ? below(document, "security") : own;
  // The contract has one requirement an operation. A second one would be an alternative, which needs cases of its own.
  const [first, ...others] = entriesOf(list);
  if (others.length > 0 || first === undefined)
    throw new Error(`${operation.pointer}: the suite knows one security requirement an operation`);
  const { place } = first;
  return {
    place,
    schemes: keysIn(place.value).map((name) =>
      readScheme(name, below(document, "components", "securitySchemes", name)),
    ),
  };
}

function readScheme(name: string, place: Place): SchemeContract {
  if (textAt(place, "type") === "http" && textAt(place, "scheme") === "bearer")
    return { name, place, carrier: "bearer", field: "Authorization" };
  const carrier = textAt(place, "in");
  if (textAt(place, "type") !== "apiKey" || (carrier !== "header" && carrier !== "cookie"))
    throw new Error(`${place.pointer}: the suite does not know this kind of security scheme`);
  return { name, place, carrier, field: textAt(place, "name") ?? "" };
}
