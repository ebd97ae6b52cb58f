/**
 * Whether the names of a contract can be names in the facade of the client, all of which stand in one entry of the package.
 */
import { type Contract, ContractError } from "@facility-contracts/model/contract";
import { rootOf, whereIs } from "@facility-contracts/model/place";
import { extensionsOf } from "./facade-extend.ts";
import { namesOfApi, namesOfOperation } from "./facade-names.ts";
import { camel, namesApart, type TakeName } from "./names.ts";
import { type NamedOperation, namedOperationsOf } from "./operations.ts";
import { uploadsOf } from "./upload-markers.ts";

/** What the entry of our package has whatever the contract is. A test of the client compares it with `packages/client/src`. */
export const NAMES_OF_THE_CLIENT = [
  "AnswerBody",
  "AnyOperation",
  "ApiClient",
  "ApiError",
  "ApiErrorOf",
  "CallOptions",
  "ClientOptions",
  "ClientIdentity",
  "Credential",
  "ErrorAnswer",
  "ErrorKind",
  "ErrorStatus",
  "Failure",
  "FailureReason",
  "isApiError",
  "Middleware",
  "OperationId",
  "OperationOf",
  "Operations",
  "OperationType",
  "RawClient",
  "Result",
  "Success",
  "SuccessBody",
  "SuccessStatus",
  "Undocumented",
  "unwrap",
  "UploadFile",
  "UploadOptions",
  "UploadOutcome",
  "UploadProgress",
  "UploadReport",
];

/** The files beside those of the APIs, of our contract and of its client. */
const GENERATED_FILES = ["apis", "index", "operations", "uploads", "validate"];

/** What a client has beside its operations, and what makes of an object something else. */
const MEMBERS_OF_A_CLIENT = ["fetch", "identity", "raw", "then", "__proto__"];

/**
 * @param taken what stands beside the code of the contracts
 * @throws {ContractError} for names of which no code can be made, and for two that would be the same in code
 */
export function checkNames(contracts: readonly Contract[], taken: readonly string[] = []): void {
  const take = namesApart({ "something else in the client": taken });
  for (const contract of contracts) {
    checkApi(contract);
    const { types, table, client, operations, options, create } = namesOfApi(contract);
    for (const name of [types, table, client, operations, options, create])
      take(name, `the API ${contract.name}`, rootOf(contract));
    for (const operation of namedOperationsOf(contract)) {
      checkOperation(operation);
      takeOperationNames(operation, take);
    }
    for (const { answer, blocks, extended, operation, values } of extensionsOf(contract))
      for (const name of [answer, blocks, extended, values])
        take(name, `the answer of ${operation.operationId}`, operation.place);
    for (const { operation } of uploadsOf(contract))
      take(namesOfOperation(operation).upload, `the upload of ${operation.operationId}`, operation.place);
  }
}

/** Why an API cannot be called so; undefined where it can. */
export function unfitForApi(name: string): string | undefined {
  const cannot = `an API cannot be called ${name}`;
  if (GENERATED_FILES.includes(name)) return `${cannot}: a generated file has this name`;
  return /^[a-z\d][a-z\d-]*$/i.test(name) ? undefined : `${cannot}: a name has letters, digits and hyphens`;
}

function checkApi(contract: Contract): void {
  const unfit = unfitForApi(contract.name);
  if (unfit !== undefined)
    throw new ContractError(`${whereIs(rootOf(contract))}: ${unfit}. Rename its folder.`);
}

/**
 * @param isNamed whether the document gives it an operationId
 * @throws {ContractError} for an operation whose names in code something else has
 */
export function takeOperationNames(operation: NamedOperation, take: TakeName, isNamed = true): void {
  const { method, operationId, path, place } = operation;
  const { call, limits, result, type } = namesOfOperation(operation);
  const what = isNamed
    ? `the operationId ${operationId}`
    : `${method.toUpperCase()} ${path} without an operationId`;
  for (const name of [call, limits, result, type])
    take(name, what, place, isNamed ? undefined : "Give one an operationId.");
}

/** @throws {ContractError} for an operationId that cannot be a name in code */
export function checkOperation({ operationId, place }: NamedOperation): void {
  const cause = MEMBERS_OF_A_CLIENT.includes(operationId)
    ? "a client cannot have a method of this name"
    : camel(operationId) === ""
      ? "it has neither a letter nor a digit"
      : undefined;
  if (cause !== undefined)
    throw new ContractError(
      `${whereIs(place)}: the operationId ${operationId} cannot be a name in code: ${cause}. Choose another.`,
    );
}
