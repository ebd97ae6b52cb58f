/**
 * Why a call has no answer.
 */

/**
 * Why there is no answer that the contract knows:
 *
 * - `"not-sent"`: refused before sending: a path parameter that is empty, missing, `.` or `..`, a credential that is
 *   empty or cannot stand in a header, a request that `validate` refuses
 * - `"network"`: no connection, or it broke before the body was complete
 * - `"timeout"`: `timeoutMs` was over
 * - `"aborted"`: `signal` was aborted
 * - `"redirect"`: the provider sent the client elsewhere; it did not go there
 * - `"too-large"`: the answer has more than `maxBytes`
 * - `"empty-body"`: a documented status without the body that it should have
 * - `"wrong-media-type"`: a documented status with another media type than the contract has, such as an HTML page
 * - `"not-json"`: a documented status with a body that says that it is JSON and is not
 * - `"invalid-answer"`: a documented status with a body that `validate` refuses, or an error without a field that it must have
 */
export type FailureReason =
  | "not-sent"
  | "network"
  | "timeout"
  | "aborted"
  | "redirect"
  | "too-large"
  | "empty-body"
  | "wrong-media-type"
  | "not-json"
  | "invalid-answer";
