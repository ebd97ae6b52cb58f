/**
 * Typed clients of the APIs of the contract.
 */
export * from "../generated/index.ts";
export { ApiError, type ApiErrorOf, type ErrorKind, isApiError, unwrap } from "./api-error.ts";
export type * from "./failure-reason.ts";
export type * from "./operation-types.ts";
export type * from "./options.ts";
export type { Middleware, RawClient } from "./raw.ts";
export type * from "./result.ts";
