/**
 * The clients, able to check calls and answers against the contract. An entry of its own: it weighs more than all the
 * rest.
 */
export * from "../generated/validate.ts";
export type { ValidateOption } from "./check.ts";
