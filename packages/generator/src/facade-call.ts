/**
 * The part of the facade that says what an operation is called with, and how that is sent.
 */
import { bodyOf } from "@facility-contracts/model/body";
import { jsonContentIn } from "@facility-contracts/model/content";
import { ContractError } from "@facility-contracts/model/contract";
import { malformedParametersOf, type Parameter, parametersOf } from "@facility-contracts/model/parameter";
import { type Place, textAt, whereIs } from "@facility-contracts/model/place";
import { answerRow, answerTypes } from "./facade-answers.ts";
import type { Extension } from "./facade-extend.ts";
import { namesOfOperation } from "./facade-names.ts";
import { bodyType, documentation, field, literal, tsdoc } from "./facade-text.ts";
import { property } from "./names.ts";
import type { NamedOperation } from "./operations.ts";

/**
 * The row of an operation in the table of its API.
 *
 * @throws {ContractError} for what the client can neither send nor read
 */
export function rowOf(operation: NamedOperation): string {
  const { operationId, method, path, place } = operation;
  if (method === "trace") throw refusal(place, operation, "TRACE, which no `fetch` sends");
  const query = sentParametersOf(operation).flatMap(({ in: where, name }) =>
    where === "query" ? [name] : [],
  );
  const members = [
    `method: ${literal(method)}`,
    `path: ${literal(path)}`,
    ...(query.length > 0 ? [`query: ${literal(query)}`] : []),
    `answers: ${answerRow(operation)}`,
  ];
  return `${property(operationId)}: { ${members.join(", ")} }`;
}

/** The parameters of an operation, which the client takes side by side with `body`. */
function sentParametersOf(operation: NamedOperation): Parameter[] {
  for (const { cause, place } of malformedParametersOf(operation))
    throw new ContractError(`${whereIs(place)}: the parameter cannot be read: ${cause}.`);
  const parameters = parametersOf(operation);
  const names = new Set(["body", "__proto__"]);
  for (const { in: where, name, place } of parameters) {
    if (names.has(name) || !["path", "query"].includes(where))
      throw refusal(place, operation, `the ${where} parameter ${name}`);
    names.add(name);
  }
  return parameters;
}

/** The body that the client sends, and its media type. */
function sentBodyOf(operation: NamedOperation) {
  const body = bodyOf(operation);
  if (body === undefined) return undefined;
  if (["get", "head"].includes(operation.method))
    throw refusal(body.place, operation, "a body, which no `fetch` sends with GET and HEAD: the body");
  const content = jsonContentIn(body.contents);
  if (content === undefined) throw refusal(body.place, operation, "a body that is not JSON: the body");
  return { ...body, mediaType: content.name };
}

function refusal(place: Place, { operationId }: NamedOperation, what: string): ContractError {
  return new ContractError(
    `${whereIs(place)}: the client cannot take ${what} of ${operationId}. Teach it in packages/generator/src/facade-call.ts.`,
  );
}

/** The type of what an operation is called with. */
export function callType(operation: NamedOperation, extension: Extension | undefined): string {
  const { operationId } = operation;
  const { call } = namesOfOperation(operation);
  const fields = sentParametersOf(operation).map(({ in: where, name, place, required }) => {
    const parameters = `operations[${literal(operationId)}]["parameters"]`;
    const group = where === "query" ? `NonNullable<${parameters}["query"]>` : `${parameters}["path"]`;
    const narrowed = extension?.isList ? "readonly E[]" : "E";
    const type = extension?.parameter === name ? narrowed : `${group}[${literal(name)}]`;
    return field(name, required, type, textAt(place, "description"));
  });
  const body = sentBodyOf(operation);
  if (body !== undefined)
    fields.push(
      field("body", body.required, bodyType(operationId, body.mediaType), textAt(body.place, "description")),
    );
  const comment = tsdoc([`What \`${operationId}\` is called with.`]);
  // An empty interface would take anything.
  if (fields.length === 0) return `${comment}\nexport type ${call} = Readonly<Record<string, never>>;`;
  const generic = extension ? `<E extends ${extension.values} = ${extension.values}>` : "";
  return [comment, `export interface ${call}${generic} {`, ...fields, "}"].join("\n");
}

/** The interface that describes an operation to the types of the client. */
export function operationType(operation: NamedOperation): string {
  const { method, operationId } = operation;
  const { call, type } = namesOfOperation(operation);
  const { errors, successes } = answerTypes(operation, `operations[${literal(operationId)}]["responses"]`);
  const inPath = sentParametersOf(operation).flatMap(({ in: where, name }) =>
    where === "path" ? [literal(name)] : [],
  );
  return [
    tsdoc([`What \`${operationId}\` is and answers, for types such as \`Result<${type}>\`.`]),
    `export interface ${type} {`,
    `  readonly operationId: ${literal(operationId)};`,
    `  readonly method: ${literal(method)};`,
    `  readonly call: ${call};`,
    `  readonly pathParameters: ${inPath.join(" | ") || "never"};`,
    `  readonly successes: ${successes};`,
    `  readonly errors: ${errors};`,
    "}",
  ].join("\n");
}

/** The method of an operation, with its documentation. */
export async function methodOf(
  operation: NamedOperation,
  client: string,
  extension: Extension | undefined,
): Promise<string> {
  const { operationId } = operation;
  const { call, type } = namesOfOperation(operation);
  const isOptional =
    sentParametersOf(operation).every(({ required }) => !required) && bodyOf(operation)?.required !== true;
  const parameter = `call${isOptional ? "?" : ""}: ${call}`;
  const name = property(operationId);
  const signature = extension
    ? `${name}<E extends ${extension.values} = never>(${parameter}<E>, options?: CallOptions): Promise<Result<${type}, { readonly ${extension.status}: ${extension.answer}<E> }>>;`
    : `${name}(${parameter}, options?: CallOptions): Promise<Result<${type}>>;`;
  return `${await documentation(operation, client)}\n${signature}`;
}
