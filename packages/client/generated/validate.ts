// Generated from openapi/ by `npm run generate`. Do not edit.

import { checkWith, type ValidateOption } from "../src/facade.ts";
import {
  createSafetyRegisterClient as createUncheckedSafetyRegisterClient,
  type SafetyRegisterClient,
  type SafetyRegisterClientOptions,
} from "./safety-register.ts";
import safetyRegisterValidators from "./safety-register.validators.js";
import {
  createTicketsClient as createUncheckedTicketsClient,
  type TicketsClient,
  type TicketsClientOptions,
} from "./tickets.ts";
import ticketsValidators from "./tickets.validators.js";

/** `createSafetyRegisterClient` with the option `validate`. */
export function createSafetyRegisterClient(
  options: SafetyRegisterClientOptions & ValidateOption,
): SafetyRegisterClient {
  return createUncheckedSafetyRegisterClient(options, checkWith(safetyRegisterValidators, options));
}

/** `createTicketsClient` with the option `validate`. */
export function createTicketsClient(options: TicketsClientOptions & ValidateOption = {}): TicketsClient {
  return createUncheckedTicketsClient(options, checkWith(ticketsValidators, options));
}
