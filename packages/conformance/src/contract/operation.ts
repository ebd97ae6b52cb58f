/**
 * The operations of an API, as the suite knows them: what it cannot test yet, it refuses.
 */
import { type Api, type OperationId, operations } from "@facility-contracts/contract/operations";
import { answersOf } from "@facility-contracts/model/answer";
import { bodyOf } from "@facility-contracts/model/body";
import { operationsOf as listed, type Operation } from "@facility-contracts/model/operation";
import { parametersOf } from "@facility-contracts/model/parameter";
import { below, entriesOf, type Place, textAt } from "@facility-contracts/model/place";
import { type SecurityScheme, securityOf } from "@facility-contracts/model/security";
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
  return listed(contracts[api]).flatMap((operation) => {
    const known = operations.find(({ operationId }) => operationId === operation.operationId);
    return operation.kind === "path" && known !== undefined
      ? [readOperation(api, known.operationId, operation)]
      : [];
  });
}

/** The assumption behind the answer of a status, where the status itself is assumed. */
export function statusAssumption(
  { place, responses }: OperationContract,
  status: number | undefined,
): Assumption | undefined {
  const response = responses.find((known) => known.status === status);
  return response && assumptionAt(place.contract, response.place.pointer);
}

function readOperation(api: Api, operationId: OperationId, operation: Operation): OperationContract {
  const { method, path, place } = operation;
  const responses = answersOf(operation).map((answer) => ({
    status: Number(answer.status),
    place: answer.place,
    schema: jsonSchemaOf(answer.place),
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
    parameters: parametersOf(operation).map((parameter) => ({
      ...parameter,
      schema: below(parameter.place, "schema"),
      example: below(parameter.place, "example").value,
    })),
    body: readBody(operation),
    responses,
    security: readSecurity(operation),
    success,
  };
}

function jsonSchemaOf(message: Place): Place {
  return below(message, "content", JSON_TYPE, "schema");
}

function readBody(operation: Operation): OperationContract["body"] {
  const body = bodyOf(operation);
  if (body === undefined) return undefined;
  const { place } = body;
  const media = below(place, "content", JSON_TYPE);
  const [first] = entriesOf(below(media, "examples"));
  return { place, media, schema: jsonSchemaOf(place), example: first && below(first.place, "value").value };
}

function readSecurity(operation: Operation): OperationContract["security"] {
  // The contract has one requirement an operation. A second one would be an alternative, which needs cases of its own.
  const [first, ...others] = securityOf(operation);
  if (others.length > 0 || first === undefined || first.requirements.length === 0)
    throw new Error(`${operation.place.pointer}: the suite knows one security requirement an operation`);
  return { place: first.place, schemes: first.requirements.map(({ scheme }) => readScheme(scheme)) };
}

function readScheme({ name, place, credential }: SecurityScheme): SchemeContract {
  if (credential.kind === "http" && credential.scheme === "bearer")
    return { name, place, carrier: "bearer", field: "Authorization" };
  if (credential.kind !== "apiKey" || credential.in === "query")
    throw new Error(`${place.pointer}: the suite does not know this kind of security scheme`);
  return { name, place, carrier: credential.in, field: credential.field };
}
