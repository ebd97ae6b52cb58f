/**
 * Checks calls and answers with what was compiled from the contract.
 */
import type { Check } from "./api.ts";
import { notSent, unfit } from "./api-error.ts";
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
  return (operationId, value, answer) => {
    if (options.validate !== true) return;
    const [validate, ...others] = answer?.contents.map(
      ({ mediaType }) => validators[`${operationId}_${answer.status}_${mediaType}`],
    ) ?? [validators[operationId]];
    if ([validate, ...others].some((one) => one?.(value))) return;
    const problems =
      validate?.errors
        ?.slice(0, MOST_PROBLEMS)
        .map((error) => `${error.instancePath || "/"} ${wordingOf(error)}`)
        .join("; ")
        // The names of a pointer are the provider's.
        .replace(/\p{Cc}/gu, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`) ??
      "its validator is missing, generate it again";
    throw answer === undefined
      ? notSent(problems)
      : unfit("invalid-answer", answer.response, `a body that is not valid: ${problems}`, value);
  };
}
