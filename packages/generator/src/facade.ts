/**
 * The facade of `packages/client`: for each API the table that the client works from, the types of its calls, and an
 * interface whose methods carry the documentation of the operations.
 */
import type { Contract } from "@facility-contracts/model/contract";
import { rootOf, textAt } from "@facility-contracts/model/place";
import { answerConstants } from "./facade-answers.ts";
import { callType, methodOf, operationType, rowOf } from "./facade-call.ts";
import { credentialsOf } from "./facade-credentials.ts";
import { extensionsOf } from "./facade-extend.ts";
import { limitsOf } from "./facade-limits.ts";
import { namesOfApi, namesOfOperation } from "./facade-names.ts";
import { formatted, indent, literal, tsdoc } from "./facade-text.ts";
import { camel, property } from "./names.ts";
import { namedOperationsOf } from "./operations.ts";

/** The source of `<api>.ts`, without its header. */
export async function facadeModule(contract: Contract): Promise<string> {
  const { client, create, operations: operationsName, options, table, variable } = namesOfApi(contract);
  const root = rootOf(contract);
  const operations = namedOperationsOf(contract);
  const credentials = credentialsOf(contract);
  const extensions = extensionsOf(contract);
  const extensionOf = (operationId: string) =>
    extensions.find(({ operation }) => operation.operationId === operationId);
  const schemas = new Set(extensions.flatMap(({ schema }) => schema ?? []));
  const title = textAt(root, "info", "title") ?? contract.name;
  const summary = textAt(root, "info", "summary") ?? "";
  const required = credentials.some(({ optional }) => !optional);
  const methods = await Promise.all(
    operations.map((operation) => methodOf(operation, variable, extensionOf(operation.operationId))),
  );

  const constants = answerConstants(operations);
  const declarations = [
    ...constants,
    "",
    tsdoc([`How the client reaches the API \`${contract.name}\` and its operations.`]),
    `export const ${table}: Api = {`,
    `  baseUrl: ${literal(textAt(root, "servers", 0, "url") ?? "")},`,
    `  credentials: ${literal(credentials.map(({ option, header, prefix }) => [option, header, prefix]))},`,
    `  cookies: ${credentials.some(({ header }) => header === "Cookie")},`,
    `  operations: { ${operations.map(rowOf).join(", ")} },`,
    "};",
    "",
    tsdoc([`The options of {@link ${create}}.`]),
    `export interface ${options} extends ClientOptions {`,
    ...credentials.flatMap(({ option, optional, description }) => [
      indent(tsdoc([description])),
      `  readonly ${property(option)}${optional ? "?" : ""}: Credential;`,
    ]),
    "}",
    ...operations.flatMap(limitsOf),
    ...operations.flatMap((operation) => {
      const extension = extensionOf(operation.operationId);
      return ["", callType(operation, extension), "", operationType(operation)];
    }),
    ...extensions.flatMap(({ declarations }) => ["", declarations]),
    "",
    tsdoc([`The operations of {@link ${client}}, by operationId.`]),
    `export interface ${operationsName} {`,
    ...operations.map(
      (operation) => `  readonly ${property(operation.operationId)}: ${namesOfOperation(operation).type};`,
    ),
    "}",
    "",
    tsdoc([`${title}: ${lowerFirst(summary)}`, `Made by {@link ${create}}.`]),
    `export interface ${client} extends ApiClient<paths> {`,
    methods.map(indent).join("\n\n"),
    "}",
    "",
    tsdoc([
      `Makes a client of the API \`${contract.name}\`.`,
      "@param check of the entry `./validate`, which gives it itself\n@throws {TypeError} for a `baseUrl` that is not the address of an API",
      `@example\n\`\`\`ts\nconst ${variable} = ${create}(${required ? `{ ${credentials.map(exampleOf).join(", ")} }` : ""});\n\`\`\``,
    ]),
    `export function ${create}(options: ${options}${required ? "" : " = {}"}, check?: Check): ${client} {`,
    `  return createClient<${client}>(${table}, options, check);`,
    "}",
  ].join("\n");
  const types = [...schemas, ...(declarations.includes("operations[") ? ["operations"] : []), "paths"];
  return formatted(
    [
      `import type { ${types.join(", ")} } from "@facility-contracts/contract/${contract.name}";`,
      `import type { ${constants.length > 0 ? "AnswerContent, " : ""}Api, Check } from "../src/api.ts";`,
      'import { createClient } from "../src/create-client.ts";',
      `import type { ApiClient, CallOptions, ClientOptions${credentials.length > 0 ? ", Credential" : ""} } from "../src/options.ts";`,
      'import type { Result } from "../src/result.ts";',
      "",
      declarations,
    ].join("\n"),
  );
}

function exampleOf({ option }: { readonly option: string }): string {
  const variable = camel(option);
  return variable === option ? option : `${property(option)}: ${variable}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
