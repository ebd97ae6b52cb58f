/**
 * Schemas of a contract in an ajv of somebody else's, who makes code of them.
 */
import type { Ajv2020 } from "ajv/dist/2020.js";
import { ContractError } from "../contract.ts";
import type { Place } from "../place.ts";
import { closureOf } from "./closure.ts";
import { idOf } from "./unit.ts";

/**
 * Adds a schema, and all that it leads to, to an ajv that may know some of them already.
 *
 * @returns a reference to it, for use in other schemas of the same ajv
 * @throws {ContractError} for a schema that cannot be used
 */
export function addSchema(ajv: Ajv2020, { contract, pointer }: Place): { readonly $ref: string } {
  const closure = closureOf(contract, pointer);
  if ("flaw" in closure) {
    const { cause, place } = closure.flaw;
    throw new ContractError(`${contract.name} at ${place.pointer}: ${cause}`);
  }
  for (const unit of closure.units) {
    const id = idOf(unit.pointer);
    if (ajv.schemas[id] === undefined) ajv.addSchema(unit.schema, id);
  }
  return { $ref: idOf(pointer) };
}
