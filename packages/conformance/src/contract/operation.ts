/**
 * An operation of a contract, as the suite knows it.
 */
import type { Content } from "@facility-contracts/model/content";
import type { Parameter } from "@facility-contracts/model/parameter";
import type { Place } from "@facility-contracts/model/place";
import { type Assumption, assumptionAt } from "@facility-contracts/model/provenance";
import type { BaseRequest } from "@facility-contracts/model/request";
import type { NotChecked } from "../report.ts";
import type { ApiContract } from "./contracts.ts";
import type { AlternativeContract } from "./security.ts";

/** A parameter in a path: it names a row. */
export interface PathParameter extends Parameter {
  /** What sort of row: `ticket`. */
  readonly row: string;
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

/** The body of a request, as JSON. */
export interface BodyContract {
  readonly place: Place;
  readonly required: boolean;
  /** All media types that it may have. */
  readonly contents: readonly Content[];
  /** The one that is JSON. */
  readonly media: Place;
  /** Its name: `application/json`. */
  readonly type: string;
  /** Undefined where there is none that can be used. */
  readonly schema: Place | undefined;
}

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
  readonly headerParameters: readonly Parameter[];
  readonly body: BodyContract | undefined;
  readonly responses: readonly ResponseContract[];
  /** Credentials of which one alternative is enough. */
  readonly security: readonly AlternativeContract[];
  /** The first answer that is a success, and its status. */
  readonly success: ResponseContract & { readonly code: number };
  /** A request that the contract allows. */
  readonly example: BaseRequest;
  /** The fields that tell the items of a list apart that is sent: the answer names them again. */
  readonly itemKeys: readonly string[];
  /** What the suite does not test of it, whatever the provider is. */
  readonly leftOut: readonly NotChecked[];
}

/** The answer that counts for a status: its own, that of its range, or the one for all others. */
export function responseFor({ responses }: OperationContract, status: number): ResponseContract | undefined {
  return [String(status), `${Math.floor(status / 100)}XX`, "default"]
    .map((name) => responses.find((response) => response.status === name))
    .find((response) => response !== undefined);
}

/** Whether a status is a success that the operation documents: what stands for all other answers says nothing of it. */
export function isSuccess(operation: OperationContract, status: number): boolean {
  return responseFor(operation, status)?.status.startsWith("2") === true;
}

/** The documented statuses of success, for people. */
export function successesOf({ responses }: OperationContract): string {
  return responses.flatMap(({ status }) => (isSuccessStatus(status) ? [status] : [])).join(" or ");
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

/** Whether a status as a document writes it is one success and no range. */
export function isSuccessStatus(status: string): boolean {
  return /^2\d\d$/.test(status);
}
