/**
 * Schemas of a contract in an ajv.
 */
import type { Ajv2020 } from "ajv/dist/2020.js";
import { type Contract, ContractError } from "../contract.ts";
import type { Place } from "../place.ts";
import { closureOf } from "./closure.ts";
import { idOf, type Unit } from "./unit.ts";

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
  addUnits(ajv, contract, closure.units);
  return { $ref: idOf(contract, pointer) };
}

/**
 * Compiles some units, which are added, one after the other. By itself ajv compiles what a schema refers to before it has done
 * with the schema, which fills the stack where hundreds of schemas lead from one to the next.
 */
export function compileApart(ajv: Ajv2020, contract: Contract, units: readonly Unit[]): void {
  const ids = units.map(({ pointer }) => idOf(contract, pointer));
  const left = ids.filter((id) => ajv.schemas[id]?.validate === undefined);
  // To what is being compiled, ajv refers without compiling it.
  const { _compilations: compiling } = ajv;
  compiling.clear();
  for (const id of left) {
    const schema = ajv.schemas[id];
    if (schema !== undefined) compiling.add(schema);
  }
  try {
    for (const id of left) {
      const schema = ajv.schemas[id];
      if (schema !== undefined) compiling.delete(schema);
      ajv.getSchema(id);
    }
  } finally {
    compiling.clear();
  }
}

/** Adds those of some units that an ajv does not know yet, and gives them. */
export function addUnits(ajv: Ajv2020, contract: Contract, units: readonly Unit[]): readonly Unit[] {
  const fresh = units.filter(({ pointer }) => ajv.schemas[idOf(contract, pointer)] === undefined);
  for (const { pointer, schema } of fresh) ajv.addSchema(schema, idOf(contract, pointer));
  return fresh;
}
