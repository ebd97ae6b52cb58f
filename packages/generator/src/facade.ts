/**
 * The facade of `packages/client`: for each API the table that the client works from, the types of its calls, and an
 * interface whose methods carry the documentation of the operations.
 */
import { type Bundle, ContractError, type OpenApiDocument } from "@facility-contracts/command/bundle";
import { credentialsOf } from "./facade-credentials.ts";
import { extensionOf, extensionTypes } from "./facade-extend.ts";
import { documentation, formatted, literal, tsdoc } from "./facade-text.ts";
import { listOperations, type Operation } from "./operations.ts";
import { entriesAt, parametersAt, textAt, valueAt } from "./references.ts";

/** The source of `<api>.ts`, without its header. */
export async function facadeModule({ api, document }: Bundle): Promise<string> {
  const operations = listOperations({ api, document });
  const name = pascal(api);
  const credentials = credentialsOf(document, api);
  const extended = operations.flatMap((operation) => extensionOf(document, operation) ?? []);
  const client = `${name}Client`;
  const title = textAt(document, document, "info", "title");
  const summary = textAt(document, document, "info", "summary");
  const required = credentials.some(({ optional }) => !optional);

  const methods = await Promise.all(operations.map((operation) => method(document, operation, camel(api))));

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
        baseUrl: textAt(document, document, "servers", "0", "url"),
        credentials: credentials.map(({ option, header, prefix }) => [option, header, prefix]),
        cookies: credentials.some(({ header }) => header === "Cookie"),
        operations: operations.map((operation) => rowOf(document, operation)),
      })};`,
      "",
      tsdoc([`The options of {@link create${client}}.`]),
      `export interface ${client}Options extends ClientOptions {`,
      ...credentials.flatMap(({ option, optional, description }) => [
        indent(tsdoc([description])),
        `  readonly ${option}${optional ? "?" : ""}: Credential;`,
      ]),
      "}",
      ...operations.flatMap((operation) => limitsOf(document, operation)),
      ...operations.flatMap((operation) => ["", callInterface(document, operation)]),
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

function rowOf(document: OpenApiDocument, operation: Operation): unknown[] {
  return [
    operation.operationId,
    operation.method,
    operation.path,
    parametersOf(document, operation).flatMap(({ place, name }) => (place === "query" ? [name] : [])),
    entriesAt(document, operation.node, "responses").map(([status]) => Number(status)),
  ];
}

interface Parameter {
  readonly place: string;
  readonly name: string;
  readonly required: boolean;
  readonly node: unknown;
}

/** The parameters of an operation, which the client takes side by side with `body`. */
function parametersOf(document: OpenApiDocument, { api, operationId, path, node }: Operation): Parameter[] {
  const parameters = parametersAt(document, path, node).map((parameter) => ({
    place: textAt(document, parameter, "in"),
    name: textAt(document, parameter, "name"),
    required: valueAt(document, parameter, "required") === true,
    node: parameter,
  }));
  const names = new Set(["body"]);
  for (const { place, name } of parameters) {
    if (names.has(name) || !["path", "query"].includes(place))
      throw new ContractError(
        `openapi/${api}: the client cannot take the ${place} parameter ${name} of ${operationId}. Teach it in scripts/facade.ts.`,
      );
    names.add(name);
  }
  return parameters;
}

function callInterface(document: OpenApiDocument, operation: Operation): string {
  const { operationId, node } = operation;
  const extension = extensionOf(document, operation);
  const fields = parametersOf(document, operation).map(({ place, name, required, node: parameter }) => {
    const group =
      place === "query"
        ? `NonNullable<operations["${operationId}"]["parameters"]["query"]>`
        : `operations["${operationId}"]["parameters"]["path"]`;
    const type = extension?.parameter === name ? "readonly E[]" : `${group}["${name}"]`;
    return field(name, required, type, textAt(document, parameter, "description"));
  });
  const body = valueAt(document, node, "requestBody");
  if (body !== undefined)
    fields.push(
      field(
        "body",
        valueAt(document, body, "required") === true,
        `NonNullable<operations["${operationId}"]["requestBody"]>["content"]["application/json"]`,
        textAt(document, body, "description"),
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

function field(name: string, required: boolean, type: string, description: string): string {
  return `${indent(tsdoc([description]))}\n  readonly ${name}${required ? "" : "?"}: ${type};`;
}

async function method(document: OpenApiDocument, operation: Operation, client: string): Promise<string> {
  const { operationId, node } = operation;
  const extension = extensionOf(document, operation);
  const call = `${pascal(operationId)}Call`;
  const optional =
    parametersOf(document, operation).every(({ required }) => !required) &&
    valueAt(document, node, "requestBody", "required") !== true;
  const signature = extension
    ? `${operationId}<E extends ${extension.values} = never>(call${optional ? "?" : ""}: ${call}<E>, options?: CallOptions): Promise<Result<"${operationId}", ${extension.answer}<E>>>;`
    : `${operationId}(call${optional ? "?" : ""}: ${call}, options?: CallOptions): Promise<Result<"${operationId}">>;`;
  return `${await documentation(document, operation, client)}\n${signature}`;
}

/** The limits of a body that is a list of limited length, for code that has to cut a longer list. */
function limitsOf(document: OpenApiDocument, { operationId, node }: Operation): string[] {
  const body = valueAt(document, node, "requestBody", "content", "application/json", "schema");
  const maxItems = valueAt(document, body, "maxItems");
  if (typeof maxItems !== "number") return [];
  const limits = entriesAt(document, body, "items", "properties").flatMap(([name, property]) => {
    const maxLength = valueAt(document, property, "maxLength");
    const values = valueAt(document, property, "enum");
    return (maxLength ?? values) ? [[name, maxLength === undefined ? values : maxLength]] : [];
  });
  return [
    "",
    tsdoc([
      `The limits of the body of \`${operationId}\`: its items, then by field the longest text or the values.`,
    ]),
    `export const ${operationId}Limits = ${literal({ maxItems, ...Object.fromEntries(limits) })} as const;`,
  ];
}

function pascal(name: string): string {
  const text = camel(name);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function camel(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, "  ");
}
