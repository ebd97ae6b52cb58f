/**
 * A request that a contract refuses for one value alone.
 */
import type { Operation } from "./operation.ts";
import { identityOf, parametersOf } from "./parameter.ts";
import type { Place } from "./place.ts";
import { type BaseRequest, baseRequestOf, type NoRequest } from "./request.ts";
import { checkOf, type Form } from "./schema/check.ts";
import type { Flaw } from "./schema/unit.ts";

/** A request of which one value is refused. */
export interface InvalidRequest extends Pick<BaseRequest, "parameters" | "body"> {
  readonly kind: "request";
  /** The schema that refuses the value. */
  readonly refusing: Place;
}

/** Values of every type. Most schemas refuse one of them. */
const VALUES: readonly unknown[] = ["not what the contract says", -1.5, true, {}, []];

/** The same in an address, where everything is a text. */
const TEXTS: readonly unknown[] = ["not what the contract says"];

/**
 * The base request with a body that the contract refuses; where every body is allowed, or there is none, with such a
 * parameter.
 */
export function invalidRequestOf(operation: Operation): InvalidRequest | NoRequest {
  const base = baseRequestOf(operation);
  if (base.kind === "no request") return base;
  const flaws: Flaw[] = [];
  const { body, parameters } = base;
  const bodySchema = body?.content.schema;
  if (body !== undefined && bodySchema !== undefined) {
    const value = refusedBy(bodySchema, "json", VALUES);
    if (value !== undefined)
      return { kind: "request", parameters, body: { ...body, value }, refusing: bodySchema };
    flaws.push({ place: bodySchema, cause: "it refuses none of the values that were tried" });
  }
  for (const parameter of parametersOf(operation)) {
    const { schema } = parameter;
    if (schema === undefined) continue;
    const value = refusedBy(schema, "text", TEXTS);
    if (value === undefined) {
      flaws.push({ place: schema, cause: "it refuses none of the texts that were tried" });
      continue;
    }
    const others = parameters.filter((other) => identityOf(other.parameter) !== identityOf(parameter));
    return { kind: "request", parameters: [...others, { parameter, value }], body, refusing: schema };
  }
  if (flaws.length === 0)
    flaws.push({ place: operation.place, cause: "it takes no value that could be wrong" });
  return { kind: "no request", flaws };
}

function refusedBy(schema: Place, form: Form, values: readonly unknown[]): unknown {
  const check = checkOf(schema, { form });
  return check.kind === "uncompilable" ? undefined : values.find((value) => check.allows(value) === false);
}
