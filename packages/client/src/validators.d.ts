/**
 * What `build/` compiles from the contract: one function a call (`updateTicket`) and one a documented answer
 * (`updateTicket_200`).
 */
import type { ValidateFunction } from "ajv";

declare const validators: Readonly<Record<string, ValidateFunction>>;
export default validators;
