/**
 * The clients, able to check calls and answers against the contract. An entry of its own: it weighs more than all the
 * rest.
 */
import {
  createSafetyRegisterClient as createUncheckedSafetyRegisterClient,
  type SafetyRegisterClient,
  type SafetyRegisterClientOptions,
} from "../generated/safety-register.ts";
import {
  createTicketsClient as createUncheckedTicketsClient,
  type TicketsClient,
  type TicketsClientOptions,
} from "../generated/tickets.ts";
import type { Check } from "./api.ts";
import safetyRegisterValidators from "./validators/safety-register.js";
import ticketsValidators from "./validators/tickets.js";
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

/** `createSafetyRegisterClient` with the option `validate`. */
export function createSafetyRegisterClient(
  options: SafetyRegisterClientOptions & ValidateOption,
): SafetyRegisterClient {
  return createUncheckedSafetyRegisterClient(
    options,
    options.validate ? checkWith(safetyRegisterValidators) : undefined,
  );
}

/** `createTicketsClient` with the option `validate`. */
export function createTicketsClient(options: TicketsClientOptions & ValidateOption = {}): TicketsClient {
  return createUncheckedTicketsClient(options, options.validate ? checkWith(ticketsValidators) : undefined);
}

/** A list of a thousand items can have a thousand problems. */
const MOST_PROBLEMS = 5;

/** Names the JSON pointers of what is wrong and what the contract says there; no value, as it may be a secret. */
function checkWith(validators: Validators): Check {
  return (operationId, value, status) => {
    const validate = validators[status === undefined ? operationId : `${operationId}_${status}`];
    if (validate === undefined || validate(value)) return undefined;
    return validate.errors
      ?.slice(0, MOST_PROBLEMS)
      .map((error) => `${error.instancePath || "/"} ${wordingOf(error)}`)
      .join("; ");
  };
}
