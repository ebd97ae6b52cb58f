/**
 * Typed clients of the two APIs of this contract.
 */
export type * as SafetyRegister from "@facility-contracts/contract/safety-register";
export type * as Tickets from "@facility-contracts/contract/tickets";
export * from "../generated/safety-register.ts";
export * from "../generated/tickets.ts";
export { ApiError, type ApiErrorOf, type ErrorKind, isApiError, unwrap } from "./api-error.ts";
export type * from "./failure-reason.ts";
export type * from "./operation-types.ts";
export type * from "./options.ts";
export type * from "./result.ts";
export {
  type UploadFile,
  type UploadOptions,
  type UploadOutcome,
  type UploadProgress,
  type UploadReport,
  uploadAnomalyImages,
} from "./upload.ts";
