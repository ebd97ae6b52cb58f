/**
 * The facade of `packages/client`: for each API the table that the client works from, the types of its calls, and an
 * interface whose methods carry the documentation of the operations.
 */
import { answersOf } from "@facility-contracts/model/answer";
import { bodyOf } from "@facility-contracts/model/body";
import { type Contract, ContractError } from "@facility-contracts/model/contract";
import { memberIn } from "@facility-contracts/model/json";
import { malformedParametersOf, type Parameter, parametersOf } from "@facility-contracts/model/parameter";
import { below, entriesOf, rootOf, textAt, whereIs } from "@facility-contracts/model/place";
import { credentialsOf } from "./facade-credentials.ts";
import { extensionOf, extensionTypes } from "./facade-extend.ts";
import { documentation, formatted, jsonSchemaOf, literal, tsdoc } from "./facade-text.ts";
import { camel, pascal } from "./names.ts";
import { type NamedOperation, namedOperationsOf } from "./operations.ts";

/** The source of `<api>.ts`, without its header. */
export async function facadeModule(contract: Contract): Promise<string> {
  const api = contract.name;
  const root = rootOf(contract);
  const operations = namedOperationsOf(contract);
  const name = pascal(api);
  const credentials = credentialsOf(contract);
  const extended = operations.flatMap((operation) => extensionOf(operation) ?? []);
  const client = `${name}Client`;
  const title = textAt(root, "info", "title") ?? api;
  const summary = textAt(root, "info", "summary") ?? "";
  const required = credentials.some(({ optional }) => !optional);

  const methods = await Promise.all(operations.map((operation) => method(operation, camel(api))));

  return formatted(
    [
      `import type { ${[...extended.map(({ schema }) => schema), "operations", "paths"].join(", ")} } from "@facility-contracts/contract/${api}";`,
      'import type { Api, Check } from "../src/api.ts";',
      'import { createClient } from "../src/create-client.ts";',
      'import type { ApiClient, CallOptions, ClientOptions, Credential } from "../src/options.ts";',
      'import type { Result } from "../src/result.ts";',
      "",
      tsdoc([`How the client reaches the API \`${api}\` and its operations.`]),
      `export const ${camel(api)}Api: Api = ${literal({
        baseUrl: textAt(root, "servers", 0, "url") ?? "",
        credentials: credentials.map(({ option, header, prefix }) => [option, header, prefix]),
        cookies: credentials.some(({ header }) => header === "Cookie"),
        operations: operations.map(rowOf),
      })};`,
      "",
      tsdoc([`The options of {@link create${client}}.`]),
      `export interface ${client}Options extends ClientOptions {`,
      ...credentials.flatMap(({ option, optional, description }) => [
        indent(tsdoc([description])),
        `  readonly ${option}${optional ? "?" : ""}: Credential;`,
      ]),
      "}",
      ...operations.flatMap(limitsOf),
      ...operations.flatMap((operation) => ["", callInterface(operation)]),
      ...extended.flatMap((extension) => ["", extensionTypes(extension)]),
      "",
      tsdoc([`${title}: ${lowerFirst(summary)}`, `Made by {@link create${client}}.`]),
      `export interface ${client} extends ApiClient<paths> {`,
      methods.map(indent).join("\n\n"),
      "}",
      "",
      tsdoc([
        `Makes a client of the API \`${api}\`.`,
        "@param check of the entry `./validate`, which gives it itself\n@throws {TypeError} for a `baseUrl` that is not the address of an API",
        `@example\n\`\`\`ts\nconst ${camel(api)} = create${client}(${required ? `{ ${credentials.map(({ option }) => option).join(", ")} }` : ""});\n\`\`\``,
      ]),
      `export function create${client}(options: ${client}Options${required ? "" : " = {}"}, check?: Check): ${client} {`,
      `  return createClient<${client}>(${camel(api)}Api, options, check);`,
      "}",
    ].join("\n"),
  );
}

function rowOf(operation: NamedOperation): unknown[] {
  return [
    operation.operationId,
    operation.method,
    operation.path,
    sentParametersOf(operation).flatMap(({ in: where, name }) => (where === "query" ? [name] : [])),
    answersOf(operation).flatMap(({ kind, status }) => (kind === "status" ? [Number(status)] : [])),
  ];
}

/** The parameters of an operation, which the client takes side by side with `body`. */
function sentParametersOf(operation: NamedOperation): Parameter[] {
  for (const { cause, place } of malformedParametersOf(operation))
    throw new ContractError(`${whereIs(place)}: the parameter cannot be read: ${cause}.`);
  const parameters = parametersOf(operation);
  const names = new Set(["body"]);
  for (const { in: where, name, place } of parameters) {
    if (names.has(name) || !["path", "query"].includes(where))
      throw new ContractError(
        `${whereIs(place)}: the client cannot take the ${where} parameter ${name} of ${operation.operationId}. Teach it in packages/generator/src/facade.ts.`,
      );
    names.add(name);
  }
  return parameters;
}

function callInterface(operation: NamedOperation): string {
  const { operationId } = operation;
  const extension = extensionOf(operation);
  const fields = sentParametersOf(operation).map(({ in: where, name, place, required }) => {
    const group =
      where === "query"
        ? `NonNullable<operations["${operationId}"]["parameters"]["query"]>`
        : `operations["${operationId}"]["parameters"]["path"]`;
    const type = extension?.parameter === name ? "readonly E[]" : `${group}["${name}"]`;
    return field(name, required, type, textAt(place, "description"));
  });
  const body = bodyOf(operation);
  if (body !== undefined)
    fields.push(
      field(
        "body",
        body.required,
        `NonNullable<operations["${operationId}"]["requestBody"]>["content"]["application/json"]`,
        textAt(body.place, "description"),
      ),
    );
  const generic = extension ? `<E extends ${extension.values} = ${extension.values}>` : "";
  return [
    tsdoc([`What \`${operationId}\` is called with.`]),
    `export interface ${pascal(operationId)}Call${generic} {`,
    ...fields,
    "}",
  ].join("\n");
}

function field(name: string, required: boolean, type: string, description = ""): string {
  return `${indent(tsdoc([description]))}\n  readonly ${name}${required ? "" : "?"}: ${type};`;
}

async function method(operation: NamedOperation, client: string): Promise<string> {
  const { operationId } = operation;
  const extension = extensionOf(operation);
  const call = `${pascal(operationId)}Call`;
  const optional =
    sentParametersOf(operation).every(({ required }) => !required) && bodyOf(operation)?.required !== true;
  const signature = extension
    ? `${operationId}<E extends ${extension.values} = never>(call${optional ? "?" : ""}: ${call}<E>, options?: CallOptions): Promise<Result<"${operationId}", ${extension.answer}<E>>>;`
    : `${operationId}(call${optional ? "?" : ""}: ${call}, options?: CallOptions): Promise<Result<"${operationId}">>;`;
  return `${await documentation(operation, client)}\n${signature}`;
}

/** The limits of a body that is a list of limited length, for code that has to cut a longer list. */
function limitsOf(operation: NamedOperation): string[] {
  const { operationId } = operation;
  const body = jsonSchemaOf(bodyOf(operation));
  const maxItems = memberIn(body?.value, "maxItems");
  if (body === undefined || typeof maxItems !== "number") return [];
  const limits = entriesOf(below(body, "items", "properties")).flatMap(({ key, place }) => {
    const limit = memberIn(place.value, "maxLength") ?? memberIn(place.value, "enum");
    return limit === undefined ? [] : [[key, limit]];
  });
  return [
    "",
    tsdoc([
      `The limits of the body of \`${operationId}\`: its items, then by field the longest text or the values.`,
    ]),
    `export const ${operationId}Limits = ${literal({ maxItems, ...Object.fromEntries(limits) })} as const;`,
  ];
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, "  ");
}
