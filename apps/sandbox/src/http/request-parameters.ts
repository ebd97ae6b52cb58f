/**
 * The parameters of a request, as the contract types them.
 */
import type { IncomingHttpHeaders } from "node:http";
import type { JsonObject } from "@facility-contracts/model/json";
import { parseCookie } from "cookie";
import type { ContractOperation } from "../contract/contract-operations.ts";
import type { Fault } from "../contract/faults.ts";
import type { ContractParameter } from "../contract/parameters.ts";
import { Refusal } from "../operations/refusal.ts";

interface ParameterSource {
  readonly path: Readonly<Record<string, string | undefined>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
}

/** The values by name. Those that were not sent are not there. */
export type ParameterValues = Readonly<Record<ContractParameter["in"], JsonObject>>;

/**
 * Reads the parameters.
 *
 * @throws Refusal 400 when one is not what the contract says.
 */
export function readParameters(
  { parameters }: Pick<ContractOperation, "parameters">,
  source: ParameterSource,
): ParameterValues {
  const faults: Fault[] = [];
  const values: Record<ContractParameter["in"], Record<string, unknown>> = {
    path: {},
    query: {},
    header: {},
    cookie: {},
  };
  for (const parameter of parameters) {
    const { name, in: where, isList, required } = parameter;
    const texts = textsOf(parameter, source);
    const wrong = (says: string) => faults.push({ in: where, place: name, says });
    if (texts.length === 0) {
      if (required) wrong("is required");
      continue;
    }
    if (texts.length > 1 && !isList) {
      // Which of them counts would be a guess.
      wrong("is given more than once");
      continue;
    }
    const value = parameter.valueOf(texts);
    faults.push(...parameter.check(value));
    // A field may be called `__proto__`.
    Object.defineProperty(values[where], name, { value, enumerable: true });
  }
  if (faults.length > 0) throw new Refusal(400, faults);
  return values;
}

function textsOf({ name, in: where }: ContractParameter, source: ParameterSource): readonly string[] {
  switch (where) {
    case "path":
      return [source.path[name] ?? ""];
    case "query":
      return source.query.getAll(name);
    case "header":
      return [source.headers[name.toLowerCase()] ?? []].flat();
    case "cookie":
      return [parseCookie(source.headers.cookie ?? "")[name] ?? []].flat();
  }
}
