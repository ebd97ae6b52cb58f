/**
 * The parameters of a request, as the contract types them.
 */

import type { JsonObject } from "@facility-contracts/model/json";
import type { ContractOperation, ContractParameter } from "../contract/contract-operations.ts";
import type { Fault } from "../contract/faults.ts";
import { Refusal } from "../operations/refusal.ts";
import { PATH_PLACE } from "./problem.ts";

/** An integer as JSON writes it, without a fraction and an exponent. */
const INTEGER = /^-?(?:0|[1-9]\d*)$/;

/** The values by name. Those of a list that is not there are not, either. */
export interface Parameters {
  readonly path: JsonObject;
  readonly query: JsonObject;
}

/**
 * Reads the parameters.
 *
 * @throws Refusal 400 when one is not what the contract says.
 */
export function readParameters(
  { parameters }: ContractOperation,
  segments: Readonly<Record<string, string | undefined>>,
  search: string,
): Parameters {
  const query = new URLSearchParams(search);
  const values = parameters.map((parameter) => ({
    parameter,
    value:
      parameter.in === "path" ? pathValue(parameter, segments[parameter.name]) : query.getAll(parameter.name),
  }));
  const faults = values.flatMap(({ parameter, value }) => faultsOf(parameter, value));
  if (faults.length > 0) throw new Refusal(400, faults);
  const of = (where: "path" | "query") =>
    Object.fromEntries(
      values
        .filter(
          ({ parameter, value }) => parameter.in === where && (!Array.isArray(value) || value.length > 0),
        )
        .map(({ parameter, value }) => [parameter.name, value]),
    );
  return { path: of("path"), query: of("query") };
}

function pathValue({ kind }: ContractParameter, text = ""): unknown {
  if (kind === "integer") return INTEGER.test(text) ? Number(text) : text;
  // The identifiers that are texts are UUIDs, which are the same in any letter case.
  return text.toLowerCase();
}

function faultsOf({ name, in: where, check }: ContractParameter, value: unknown): readonly Fault[] {
  const before = where === "path" ? PATH_PLACE : "";
  return check(value).map(({ place, says }) => ({
    place: `${before}${[name, place].filter(Boolean).join(".")}`,
    says,
  }));
}
