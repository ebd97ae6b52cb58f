/**
 * Checks calls and answers with what was compiled from the contract.
 */
import type { Check } from "./api.ts";
import type { Validators } from "./validators/validators.ts";
import { wordingOf } from "./validators/wording.js";

/** What these clients can be given in addition. */
export interface ValidateOption {
  /**
   * Checks each call before it is sent (`"not-sent"` when it is not valid) and each documented answer
   * (`"invalid-answer"`). Off by default.
   */
  readonly validate?: boolean;
}

/** A list of a thousand items can have a thousand problems. */
const MOST_PROBLEMS = 5;

/** Names the JSON pointers of what is wrong and what the contract says there; no value, as it may be a secret. */
export function checkWith(validators: Validators, options: ValidateOption): Check {
  return (operationId, value, status) => {
    if (options.validate !== true) return undefined;
    const validate = validators[status === undefined ? operationId : `${operationId}_${status}`];
    if (validate === undefined || validate(value)) return undefined;
    return validate.errors
      ?.slice(0, MOST_PROBLEMS)
      .map((error) => `${error.instancePath || "/"} ${wordingOf(error)}`)
      .join("; ");
  };
}
