/**
 * An operation of a contract, as the suite knows it.
 */
import { documentedFor } from "@facility-contracts/model/answer";
import type { Content } from "@facility-contracts/model/content";
import type { Parameter } from "@facility-contracts/model/parameter";
import type { Place } from "@facility-contracts/model/place";
import { type Assumption, assumptionAt } from "@facility-contracts/model/provenance";
import type { BaseRequest } from "@facility-contracts/model/request";
import type { BodyForm } from "@facility-contracts/model/written-body";
import type { NotChecked } from "../report.ts";
import type { ApiContract } from "./contracts.ts";
import type { AlternativeContract } from "./security.ts";

/** A parameter in a path with a plain value: it names a row. */
export interface PathParameter extends Parameter {
  /** What sort of row: `ticket`. */
  readonly row: string;
  /** Its value in the contract's own request. */
  readonly example: unknown;
}

/** A documented answer. */
export interface ResponseContract {
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  readonly place: Place;
  /** None when it has no body. */
  readonly contents: readonly Content[];
  /** The schema of its JSON body, if it has one. */
  readonly schema: Place | undefined;
}

/** The body of a request. */
export interface BodyContract {
  readonly place: Place;
  readonly required: boolean;
  /** All media types that it may have. */
  readonly contents: readonly Content[];
  /** The one that is sent. */
  readonly content: Content;
  /** How its bodies are made. */
  readonly form: BodyForm;
  /** What is sent as `Content-Type`: `application/json`. */
  readonly type: string;
  /** Undefined where there is none that can be used. */
  readonly schema: Place | undefined;
}

const SEE_OTHER = 303;

/** `If-Match: *` is kept by any row that is there. */
export const ANY_ROW = "*";

/** The answer of an operation that worked. */
export type Success = Omit<ResponseContract, "status"> & { readonly status: string | undefined };

/** One operation. */
export interface OperationContract {
  readonly api: ApiContract;
  /** Its operationId, else method and path. */
  readonly operationId: string;
  /** In upper case. */
  readonly method: string;
  readonly path: string;
  readonly place: Place;
  /** The address of its documentation page, if the contract names one. */
  readonly page: string | undefined;
  /** In the order in which they stand in the path. */
  readonly pathParameters: readonly PathParameter[];
  readonly queryParameters: readonly Parameter[];
  /** All of them, wherever they are sent. */
  readonly parameters: readonly Parameter[];
  readonly body: BodyContract | undefined;
  readonly responses: readonly ResponseContract[];
  /** Credentials of which one alternative is enough. */
  readonly security: readonly AlternativeContract[];
  /** The answer that is a success: its status may be a range or `default`, and is none where the operation documents no answer. */
  readonly success: Success;
  /** A request that the contract allows. */
  readonly example: BaseRequest;
  /** The fields that tell the items of a list apart that is sent: the answer names them again. */
  readonly itemKeys: readonly string[];
  /** What the suite does not test of it, whatever the provider is. */
  readonly leftOut: readonly NotChecked[];
}

/** The answer that counts for a status: its own, that of its range, or the one for all others. */
export function responseFor({ responses }: OperationContract, status: number): ResponseContract | undefined {
  return documentedFor(responses, status);
}

/** Whether an operation documents a status by itself, and not by a range or by one answer for all. */
export function isNamed({ responses }: OperationContract, status: number): boolean {
  return responses.some((response) => response.status === String(status));
}

/**
 * Whether a status is a success of the operation. Where it documents one, what stands for all other answers says nothing of it;
 * where it documents none, each 2xx is one.
 */
export function isSuccess(operation: OperationContract, status: number): boolean {
  // What was asked for is done, and shown elsewhere.
  if (status === SEE_OTHER && isNamed(operation, status)) return true;
  const { success } = operation;
  if (success.status === undefined || success.status === "default") return status >= 200 && status <= 299;
  return responseFor(operation, status)?.status.startsWith(success.status.slice(0, 1)) === true;
}

/** Whether an answer says that a request was taken: a success of the operation, or one that nobody documents. */
export function isTaken(operation: OperationContract, status: number): boolean {
  const isUndocumented = responseFor(operation, status) === undefined;
  return isSuccess(operation, status) || (isUndocumented && status >= 200 && status <= 299);
}

/** RFC 6585: too many requests. It tells of the request that it came too early, whatever it holds. */
export const TOO_MANY = 429;

/** Whether an answer puts a request off, as the contract has it. */
export function isPutOff(operation: OperationContract, status: number): boolean {
  return status === TOO_MANY && responseFor(operation, status) !== undefined;
}

/** Why nothing can be told by such an answer. */
export const PUT_OFF = `it is answered ${TOO_MANY}: too many requests`;

/** What an answer is read as: a success that nobody documents as the one that the contract shows. */
export function readAs(operation: OperationContract, status: number): ResponseContract | Success | undefined {
  const documented = responseFor(operation, status);
  return documented ?? (isTaken(operation, status) ? operation.success : undefined);
}

/** The statuses of success, for people. */
export function successesOf({ responses, success }: OperationContract): string {
  const [first = ""] = success.status ?? "";
  const all = responses.flatMap(({ status }) =>
    /^\d/.test(status) && (status.startsWith(first) || status === String(SEE_OTHER)) ? [status] : [],
  );
  return first === "" || first === "d" ? "2XX" : all.join(" or ");
}

/** The parameter that names the row of an operation: the last one of its path. */
export function rowParameterOf({ pathParameters }: OperationContract): PathParameter | undefined {
  return pathParameters.at(-1);
}

/** Whether an operation changes nothing, by its method. */
export function isSafe({ method }: Pick<OperationContract, "method">): boolean {
  return ["GET", "HEAD", "OPTIONS", "TRACE"].includes(method);
}

/** The assumption behind the answer of a status, where the status itself is assumed. */
export function statusAssumption(
  operation: OperationContract,
  status: number | undefined,
): Assumption | undefined {
  const response = status === undefined ? undefined : responseFor(operation, status);
  return response && assumptionAt(operation.place.contract, response.place.pointer);
}
