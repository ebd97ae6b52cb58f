/**
 * The part of the facade that says where the parameters of an operation are sent, and how a call names them.
 */
import { ContractError } from "@facility-contracts/model/contract";
import { isJson } from "@facility-contracts/model/media-type";
import { type Operation, placeholdersIn } from "@facility-contracts/model/operation";
import { malformedParametersOf, type Parameter, parametersOf } from "@facility-contracts/model/parameter";
import { type Place, whereIs } from "@facility-contracts/model/place";
import { schemaNode } from "@facility-contracts/model/schema/node";
import type { Serialization } from "@facility-contracts/model/style";
import { camel, literal, pascal, property } from "./names.ts";
import type { NamedOperation } from "./operations.ts";

/** A parameter, and what a call names it. */
export interface CallParameter {
  readonly key: string;
  readonly parameter: Parameter;
}

/** Where a name stands first keeps it. */
const PLACES = ["path", "query", "header", "cookie"] as const;

/**
 * The parameters of an operation, which a call has side by side with `body`. A name that the call has already is told apart by
 * where it is sent: `queryId`.
 *
 * @throws {ContractError} for one that cannot be read
 */
export function callParametersOf(operation: Operation): CallParameter[] {
  for (const { cause, place } of malformedParametersOf(operation))
    throw new ContractError(`${whereIs(place)}: the parameter cannot be read: ${cause}. Mend it.`);
  const parameters = parametersOf(operation);
  // A call without a parameter that is called as what every object has would have that.
  const taken = new Set([...Object.getOwnPropertyNames(Object.prototype), "body"]);
  const keys = new Map<Parameter, string>();
  for (const where of PLACES)
    for (const parameter of parameters.filter((one) => one.in === where)) {
      let key = parameter.name;
      if (taken.has(key)) key = camel(`${where} ${pascal(parameter.name)}`);
      while (taken.has(key)) key += "_";
      taken.add(key);
      keys.set(parameter, key);
    }
  return parameters.map((parameter) => ({ key: keys.get(parameter) ?? parameter.name, parameter }));
}

/** The function that puts a parameter where it is sent. */
const PLACERS = { path: "inPath", query: "inQuery", header: "inHeader", cookie: "inCookie" };

/**
 * The parameters as the row of an operation has them; undefined where there are none, or all are as usual in a path.
 *
 * @throws {ContractError} for a part of the path that is no parameter: no call could say what it is
 */
export function parameterRows(operation: NamedOperation): string | undefined {
  const parameters = callParametersOf(operation);
  const inPath = parameters.flatMap(({ parameter }) => (parameter.in === "path" ? [parameter.name] : []));
  for (const name of placeholdersIn(operation.path))
    if (!inPath.includes(name))
      throw new ContractError(
        `${whereIs(operation.place)}: the path of ${operation.name} has {${name}}, but there is no parameter ${name} in path. Write one.`,
      );
  const rows = parameters.flatMap(({ key, parameter }) => {
    const { content, in: where, name } = parameter;
    const isJsonText =
      content !== undefined && (content.mediaType === undefined || isJson(content.mediaType));
    const placer = isJsonText ? `jsonIn(${PLACERS[where]})` : PLACERS[where];
    const members = [
      `in: ${placer}`,
      ...(name === key ? [] : [`name: ${literal(name)}`]),
      ...(content === undefined ? styleOf(parameter) : []),
    ];
    return placer === PLACERS.path && members.length === 1
      ? []
      : [`${property(key)}: { ${members.join(", ")} }`];
  });
  return rows.length === 0 ? undefined : `{ ${rows.join(", ")} }`;
}

/** The style of a parameter; none where its values need none, so that the client does not carry it. */
function styleOf(parameter: Parameter): string[] {
  const { allowReserved, explode, in: where, schema, style } = parameter;
  const isPair = where === "query" || where === "cookie";
  const usual = isPair ? "form" : "simple";
  const isPlain =
    style === usual &&
    schema !== undefined &&
    (isScalar(schema) || (isPair && explode && isListOfScalars(schema)));
  if (isPlain) return allowReserved && where === "query" ? ["encode: reserved"] : [];
  return [
    `write: ${style}`,
    ...(explode === isPair ? [] : [`explode: ${explode}`]),
    ...(allowReserved && where === "query" ? ["encode: reserved"] : []),
  ];
}

const SCALARS: ReadonlySet<unknown> = new Set(["string", "number", "integer", "boolean"]);

/** Whether values of a schema are sure to have no parts. */
function isScalar(schema: Place): boolean {
  const { types } = schemaNode(schema);
  return types.size > 0 && [...types].every((type) => SCALARS.has(type));
}

function isListOfScalars(schema: Place): boolean {
  const { items, types } = schemaNode(schema);
  return types.size === 1 && types.has("array") && items !== undefined && isScalar(items);
}

/** How a field of a form is written, where that is not as usual. */
export function fieldStyleOf({ allowReserved, explode, style }: Serialization): string[] {
  return [
    ...(style === "form" ? [] : [`write: ${style}`]),
    ...(explode ? [] : [`explode: ${explode}`]),
    ...(allowReserved ? ["encode: reserved"] : []),
  ];
}
