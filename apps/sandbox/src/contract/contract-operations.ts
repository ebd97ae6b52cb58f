/**
 * The operations of the contract as the server needs them: routes, checks, permissions, and what an error looks like.
 */
import {
  type Api,
  type Operation,
  type OperationId,
  operations,
} from "@facility-contracts/contract/operations";
import { isObject, locate, objectAt } from "./documents.ts";
import { type Check, checkOf, type Fault, fullCheckOf } from "./schemas.ts";

/** An operation. */
export interface ContractOperation<Id extends OperationId = OperationId> {
  readonly api: Api;
  readonly operationId: Id;
  readonly summary: string;
  /** In capitals. */
  readonly method: "GET" | "POST" | "PUT";
  /** As the contract writes it: `/api/v1/tickets/{id}`. */
  readonly path: string;
  readonly parameters: readonly ContractParameter[];
  /** What is wrong with a body; undefined for an operation that takes none. */
  readonly checkBody: ((body: unknown, bytes: number) => readonly Fault[]) | undefined;
  /** What is wrong with an answer, by status. */
  readonly checkAnswer: (status: number, body: unknown) => readonly Fault[];
  readonly security: readonly SecurityScheme[];
  /** The permission that the contract names; undefined where it names none. */
  readonly permission: string | undefined;
  /** The documented example of an answer with this name, or without it the first one of the status. */
  readonly exampleAnswer: (status: number, name: string) => unknown;
  /** The request body of the documentation page; undefined for an operation that takes none. */
  readonly exampleBody: unknown;
}

/** A parameter. */
export interface ContractParameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly kind: "integer" | "text" | "list";
  readonly example: unknown;
  readonly check: Check;
}

/** The name of a security scheme. */
export type SecurityScheme = "bearerAuth" | "sessionToken" | "sessionCookie";

/** Bodies above this many bytes are told their first fault only. */
const ALL_FAULTS_BYTES = 64 * 1024;

const MEDIA_TYPE = "application/json";

/** All operations, in the order of the contract. */
export const contractOperations: readonly ContractOperation[] = operations.map(read);

function read({ api, operationId, method, path }: Operation): ContractOperation {
  const place = ["paths", path, method];
  const body = [...place, "requestBody", "content", MEDIA_TYPE];
  return {
    api,
    operationId,
    summary: String(objectAt(api, ...place).summary),
    method: method === "get" ? "GET" : method === "post" ? "POST" : "PUT",
    path,
    parameters: listAt(api, ...place, "parameters").map((_, index) =>
      parameterAt(api, ...place, "parameters", String(index)),
    ),
    checkBody: bodyCheckOf(api, ...body, "schema"),
    checkAnswer: answerCheckOf(api, ...place, "responses"),
    ...securityOf(api, place),
    exampleAnswer: (status, name) =>
      exampleAt(api, name, ...place, "responses", String(status), "content", MEDIA_TYPE),
    exampleBody: exampleAt(api, "page", ...body),
  };
}

function listAt(api: Api, ...place: readonly string[]): readonly unknown[] {
  const { value } = locate(api, ...place);
  return Array.isArray(value) ? value : [];
}

function isScheme(name: string): name is SecurityScheme {
  return name === "bearerAuth" || name === "sessionToken" || name === "sessionCookie";
}

/** One requirement, all of whose schemes are needed: the contract has no other kind. */
function securityOf(api: Api, place: readonly string[]) {
  const own = listAt(api, ...place, "security");
  const [requirement, ...others] = own.length > 0 ? own : listAt(api, "security");
  if (!isObject(requirement) || others.length > 0)
    throw new Error(`${place.join(" ")} has not exactly one security requirement.`);
  const security = Object.keys(requirement).filter(isScheme);
  if (security.length < Object.keys(requirement).length)
    throw new Error(`${place.join(" ")} needs a security scheme that the sandbox does not know.`);
  const [permission, ...more] = Object.values(requirement).flat();
  if (more.length > 0) throw new Error(`${place.join(" ")} needs more than one permission.`);
  return { security, permission: typeof permission === "string" ? permission : undefined };
}

function parameterAt(api: Api, ...place: readonly string[]): ContractParameter {
  const parameter = locate(api, ...place);
  const schema = locate(api, ...parameter.place, "schema");
  const { type } = objectAt(api, ...schema.place);
  const { name, in: where, example } = objectAt(api, ...parameter.place);
  return {
    name: String(name),
    in: where === "query" ? "query" : "path",
    kind: type === "integer" ? "integer" : type === "array" ? "list" : "text",
    example,
    check: checkOf(api, schema.place),
  };
}

function bodyCheckOf(api: Api, ...place: readonly string[]): ContractOperation["checkBody"] {
  const schema = locate(api, ...place);
  if (schema.value === undefined) return undefined;
  const [one, all] = [checkOf(api, schema.place), fullCheckOf(api, schema.place)];
  return (body, bytes) => {
    const faults = one(body);
    return faults.length > 0 && bytes <= ALL_FAULTS_BYTES ? all(body) : faults;
  };
}

function answerCheckOf(api: Api, ...place: readonly string[]): ContractOperation["checkAnswer"] {
  const checks = new Map(
    Object.keys(objectAt(api, ...place)).map((status): [number, Check] => {
      return [
        Number(status),
        checkOf(api, locate(api, ...place, status, "content", MEDIA_TYPE, "schema").place),
      ];
    }),
  );
  return (status, body) =>
    checks.get(status)?.(body) ?? [{ place: "", says: `status ${status} is not documented` }];
}

/** The value of the example of a media type that has this name, else of the first one. */
function exampleAt(api: Api, name: string, ...place: readonly string[]): unknown {
  const names = Object.keys(objectAt(api, ...place, "examples"));
  const known = names.find((candidate) => candidate === name) ?? names[0];
  return known === undefined ? undefined : objectAt(api, ...place, "examples", known).value;
}
