/**
 * The part of the facade that says what an operation is called with, and how that is sent.
 */
import { ContractError } from "@facility-contracts/model/contract";
import { type Place, textAt, whereIs } from "@facility-contracts/model/place";
import { type AnswerConstants, type AnswerType, answerMembers, answerTypes } from "./facade-answers.ts";
import { bodyRow, callBodyOf } from "./facade-body.ts";
import type { Extension } from "./facade-extend.ts";
import { namesOfOperation } from "./facade-names.ts";
import { callParametersOf, parameterRows } from "./facade-parameters.ts";
import { deprecatedTag, documentation, documentedType, field, tsdoc } from "./facade-text.ts";
import { literal, property } from "./names.ts";
import type { NamedOperation } from "./operations.ts";

/**
 * The row of an operation in the table of its API.
 *
 * @param constants those of the API for its answers
 * @param more members that depend on the rest of the document
 * @throws {ContractError} for what the client can neither send nor read
 */
export function rowOf(
  operation: NamedOperation,
  constants: AnswerConstants,
  more: readonly string[] = [],
): string {
  const { method, operationId, path, place } = operation;
  if (method === "trace")
    throw new ContractError(
      `${whereIs(place)}: the client cannot take ${operation.name}, as no \`fetch\` sends TRACE. Take it out.`,
    );
  const [parameters, body] = [parameterRows(operation), bodyRow(operation)];
  const members = [
    // For the compiler a member that every object has, such as `constructor`, is of the type that it has there.
    `method: ${literal(method)}${operationId in {} ? " as const" : ""}`,
    `path: ${literal(path)}`,
    ...(parameters === undefined ? [] : [`parameters: ${parameters}`]),
    ...(body === undefined ? [] : [`body: ${body}`]),
    ...answerMembers(operation, constants),
    ...more,
  ];
  return `${property(operationId)}: { ${members.join(", ")} }`;
}

/** The type of what an operation is called with. */
export function callType(operation: NamedOperation, extension: Extension | undefined): string {
  const { operationId } = operation;
  const { call } = namesOfOperation(operation);
  const fields = callParametersOf(operation).map(
    ({ key, parameter: { in: where, name, place, required, schema } }) => {
      const group = `${documentedType(operation)}["parameters"][${literal(where)}]`;
      const narrowed = extension?.isList
        ? `[E] extends [never] ? readonly ${extension.values}[] : readonly E[]`
        : "E";
      const type =
        extension?.parameter === name
          ? narrowed
          : `${where === "path" ? group : `NonNullable<${group}>`}[${literal(name)}]`;
      const told = key === name ? "" : `The ${where} parameter \`${name}\`.`;
      const says = [told, descriptionOf(place, schema)].join(" ").trim();
      return field(key, required, type, says, deprecatedTag(place));
    },
  );
  const body = callBodyOf(operation);
  if (body !== undefined)
    fields.push(field("body", body.required, body.type, descriptionOf(body.place, body.content.schema)));
  const comment = tsdoc([`What \`${operationId}\` is called with.`]);
  // An empty interface would take anything.
  if (fields.length === 0) return `${comment}\nexport type ${call} = Readonly<Record<string, never>>;`;
  return [comment, `export interface ${call}${genericOf(extension)} {`, ...fields, "}"].join("\n");
}

/** The parameter of the types of an operation whose answer has the fields that are asked for. */
function genericOf(extension: Extension | undefined): string {
  return extension ? `<E extends ${extension.values} = ${extension.values}>` : "";
}

/** What a parameter or a body says of itself, else what its schema says. */
function descriptionOf(place: Place, schema: Place | undefined): string {
  return textAt(place, "description") ?? (schema && textAt(schema, "description")) ?? "";
}

/** The interface that describes an operation to the types of the client. */
export function operationType(operation: NamedOperation, extension?: Extension): string {
  const { method, operationId } = operation;
  const { call, type } = namesOfOperation(operation);
  const { errors, successes } = answerTypes(operation);
  const bodies = (answers: readonly AnswerType[]) =>
    `{ ${answers.map(({ status, body }) => `readonly ${status}: ${body};`).join(" ")} }`;
  const inPath = callParametersOf(operation).flatMap(({ key, parameter }) =>
    parameter.in === "path" ? [literal(key)] : [],
  );
  return [
    tsdoc([`What \`${operationId}\` is and answers, for types such as \`Result<${type}>\`.`]),
    `export interface ${type} {`,
    `  readonly operationId: ${literal(operationId)};`,
    `  readonly method: ${literal(method)};`,
    `  readonly call: ${call};`,
    `  readonly pathParameters: ${inPath.join(" | ") || "never"};`,
    `  readonly successes: ${bodies(successes)};`,
    `  readonly errors: ${bodies(errors)};`,
    ...(extension === undefined ? [] : [answeredTo(extension)]),
    "}",
  ].join("\n");
}

/**
 * What a call gives, as `Result` of the client says it of any operation: written out, it costs the compiler a tenth, and has a
 * name in its messages.
 */
export function resultType(operation: NamedOperation, extension: Extension | undefined): string {
  const { operationId } = operation;
  const { result, type } = namesOfOperation(operation);
  const { errors, successes } = answerTypes(operation);
  const cases = [
    ...successes.map(({ status }) => {
      const body = extension ? `${extension.answer}<E>` : `${type}["successes"][${status}]`;
      return `Success<${type}, ${status}, ${body}>`;
    }),
    ...errors.map(({ status }) => `ErrorAnswer<${type}, ${status}>`),
    `Undocumented<${type}>`,
    `Failure<${type}>`,
  ];
  return `${tsdoc([`What a call of \`${operationId}\` gives.`])}\nexport type ${result}${genericOf(extension)} = ${cases.join(" | ")};`;
}

/** What an operation answers to the call that is given, for who knows no more of it than its type. */
function answeredTo({ answer, parameter, values }: Extension): string {
  return `  readonly given?: unknown;\n  readonly answered: ${answer}<Asked<this["given"], ${literal(parameter)}, ${values}>>;`;
}

/** The method of an operation, with its documentation. */
export async function methodOf(
  operation: NamedOperation,
  client: string,
  extension: Extension | undefined,
): Promise<string> {
  const { operationId } = operation;
  const { call, result } = namesOfOperation(operation);
  const isOptional =
    callParametersOf(operation).every(({ parameter }) => !parameter.required) &&
    callBodyOf(operation)?.required !== true;
  const parameter = `call${isOptional ? "?" : ""}: ${call}`;
  const name = property(operationId);
  const signature = extension
    ? `${name}<E extends ${extension.values} = never>(${parameter}<E>, options?: CallOptions): Promise<${result}<E>>;`
    : `${name}(${parameter}, options?: CallOptions): Promise<${result}>;`;
  return `${await documentation(operation, client)}\n${signature}`;
}
