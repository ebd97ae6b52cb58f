/**
 * The operations of the contract as the server needs them: routes, checks, permissions, and what an error looks like.
 */
import { type Api, type OperationId, operations } from "@facility-contracts/contract/operations";
import safetyRegister from "@facility-contracts/contract/safety-register.json" with { type: "json" };
import tickets from "@facility-contracts/contract/tickets.json" with { type: "json" };
import { answersOf } from "@facility-contracts/model/answer";
import { bodyOf } from "@facility-contracts/model/body";
import { type Content, jsonContentIn } from "@facility-contracts/model/content";
import { type Contract, contractOf } from "@facility-contracts/model/contract";
import { examplesOf } from "@facility-contracts/model/example";
import { type Operation, operationsOf } from "@facility-contracts/model/operation";
import { type Parameter, parametersOf } from "@facility-contracts/model/parameter";
import { textAt } from "@facility-contracts/model/place";
import { securityOf } from "@facility-contracts/model/security";
import { type Fault, faultsOf } from "./faults.ts";

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
  readonly check: (value: unknown) => readonly Fault[];
}

/** The name of a security scheme. */
export type SecurityScheme = "bearerAuth" | "sessionToken" | "sessionCookie";

/** Bodies above this many bytes are told their first fault only. */
const ALL_FAULTS_BYTES = 64 * 1024;

/**
 * So many items of a list are looked through for all faults: the time that ajv takes grows with the square of their
 * number. A list with more of them in that many bytes has no item with all its fields.
 */
const MAX_ITEMS_WITH_ALL_FAULTS = 1000;

const contracts: Readonly<Record<Api, Contract>> = {
  "safety-register": contractOf(safetyRegister, "safety-register"),
  tickets: contractOf(tickets, "tickets"),
};

/** All operations, in the order of the contract. */
export const contractOperations: readonly ContractOperation[] = operations.map(
  ({ api, operationId, method, path }) => {
    const operation = operationsOf(contracts[api]).find(({ name }) => name === operationId);
    if (operation === undefined) throw new Error(`The contract has no operation ${operationId}.`);
    const body = jsonContentIn(bodyOf(operation)?.contents ?? []);
    const answers = new Map(
      answersOf(operation).map(({ status, contents }) => [status, jsonContentIn(contents)]),
    );
    return {
      api,
      operationId,
      summary: textAt(operation.place, "summary") ?? operationId,
      method: method === "get" ? "GET" : method === "post" ? "POST" : "PUT",
      path,
      parameters: parametersOf(operation).map(read),
      checkBody: bodyCheckOf(body),
      checkAnswer(status, value) {
        const schema = answers.get(String(status))?.schema;
        if (schema === undefined) return [{ place: "", says: `status ${status} is not documented` }];
        return faultsOf(schema, value);
      },
      ...credentialsOf(operation),
      exampleAnswer: (status, name) => exampleOf(answers.get(String(status)), name),
      exampleBody: exampleOf(body, "page"),
    };
  },
);

/** One requirement, all of whose schemes are needed: the contract has no other kind. */
function credentialsOf(operation: Operation) {
  const [alternative, ...others] = securityOf(operation);
  if (alternative === undefined || others.length > 0)
    throw new Error(`${operation.name} has not exactly one security requirement.`);
  const { requirements } = alternative;
  const security = requirements.map(({ scheme }) => scheme.name).filter(isScheme);
  if (security.length < requirements.length)
    throw new Error(`${operation.name} needs a security scheme that the sandbox does not know.`);
  const [permission, ...more] = requirements.flatMap(({ scopes }) => scopes);
  if (more.length > 0) throw new Error(`${operation.name} needs more than one permission.`);
  return { security, permission };
}

function isScheme(name: string): name is SecurityScheme {
  return name === "bearerAuth" || name === "sessionToken" || name === "sessionCookie";
}

function read({ name, in: where, place, schema }: Parameter): ContractParameter {
  const type = schema && textAt(schema, "type");
  return {
    name,
    in: where === "query" ? "query" : "path",
    kind: type === "integer" ? "integer" : type === "array" ? "list" : "text",
    example: examplesOf(place)[0]?.value,
    check: (value) => (schema === undefined ? [] : faultsOf(schema, value)),
  };
}

function bodyCheckOf(body: Content | undefined): ContractOperation["checkBody"] {
  const schema = body?.schema;
  if (schema === undefined) return undefined;
  return (value, bytes) => {
    const first = faultsOf(schema, value);
    if (first.length === 0 || bytes > ALL_FAULTS_BYTES) return first;
    const part = Array.isArray(value) ? value.slice(0, MAX_ITEMS_WITH_ALL_FAULTS) : value;
    const all = faultsOf(schema, part, "all");
    return all.length > 0 ? all : first;
  };
}

/** The value of the example that has this name, else of the first one. */
function exampleOf(content: Content | undefined, name: string): unknown {
  const examples = content === undefined ? [] : examplesOf(content.place);
  return (examples.find((example) => example.name === name) ?? examples[0])?.value;
}
