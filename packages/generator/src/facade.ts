/**
 * The facade of `packages/client`: for each API the table that the client works from, the types of its calls, and an
 * interface whose methods carry the documentation of the operations.
 */
import type { Contract } from "@facility-contracts/model/contract";
import { rootOf, textAt } from "@facility-contracts/model/place";
import { answerConstants } from "./facade-answers.ts";
import { callType, methodOf, operationType, resultType } from "./facade-call.ts";
import { credentialsOf } from "./facade-credentials.ts";
import { type Extension, extensionsOf } from "./facade-extend.ts";
import { limitsOf } from "./facade-limits.ts";
import { namesOfApi, namesOfOperation } from "./facade-names.ts";
import { optionsType, requiredOptionsOf } from "./facade-options.ts";
import { type FacadePlace, importsOf } from "./facade-runtime.ts";
import { facadeServerOf } from "./facade-server.ts";
import { type FacadeTable, facadeTableOf } from "./facade-table.ts";
import { formatted, indent, tsdoc } from "./facade-text.ts";
import { literal, memberOfVariable, property } from "./names.ts";
import { type NamedOperation, namedOperationsOf } from "./operations.ts";

/**
 * The source of the facade of an API, without its header.
 *
 * @throws {ContractError} for what the client cannot do
 */
export async function facadeModule(
  contract: Contract,
  place: FacadePlace,
  operations: readonly NamedOperation[] = namedOperationsOf(contract),
): Promise<string> {
  const credentials = credentialsOf(contract);
  const extensions = extensionsOf(contract);
  const server = facadeServerOf(operations);
  const answers = answerConstants(operations);
  const table = facadeTableOf(contract, operations, credentials, server, answers);
  const declarations = [
    ...[...answers].map(([code, name]) => `const ${name}: AnswerContent = ${code};`),
    "",
    ...table.declarations,
    "",
    optionsType(contract, credentials, server),
    ...operations.flatMap(limitsOf),
    ...operations.flatMap((operation) => typesOfOperation(operation, extensions)),
    ...extensions.flatMap((extension) => ["", extension.declarations]),
    "",
    operationsType(contract, operations, place),
    "",
    await clientType(contract, operations, extensions),
    "",
    createFunction(contract, table, requiredOptionsOf(server, credentials)),
  ].join("\n");
  const schemas = new Set(extensions.flatMap(({ schema }) => schema ?? []));
  return formatted([...importsOf(declarations, place, schemas), "", declarations].join("\n"));
}

function extensionOf(
  { operationId }: NamedOperation,
  extensions: readonly Extension[],
): Extension | undefined {
  return extensions.find(({ operation }) => operation.operationId === operationId);
}

/** The types of what an operation is called with, what it is, and what it gives. */
function typesOfOperation(operation: NamedOperation, extensions: readonly Extension[]): string[] {
  const extension = extensionOf(operation, extensions);
  return [callType, operationType, resultType].flatMap((typeOf) => ["", typeOf(operation, extension)]);
}

/** The interface of the operations by operationId, and what makes their names known. */
function operationsType(
  contract: Contract,
  operations: readonly NamedOperation[],
  { names }: FacadePlace,
): string {
  const { client, operations: name } = namesOfApi(contract);
  return [
    tsdoc([`The operations of {@link ${client}}, by operationId.`]),
    `export interface ${name} {`,
    ...operations.map(
      (operation) => `  readonly ${property(operation.operationId)}: ${namesOfOperation(operation).type};`,
    ),
    "}",
    ...(names === undefined
      ? []
      : ["", `declare module ${literal(names)} {`, `  interface Operations extends ${name} {}`, "}"]),
  ].join("\n");
}

/** The interface of the client, with the documentation of its operations. */
async function clientType(
  contract: Contract,
  operations: readonly NamedOperation[],
  extensions: readonly Extension[],
): Promise<string> {
  const { client, create, operations: operationsName, variable } = namesOfApi(contract);
  const root = rootOf(contract);
  const title = textAt(root, "info", "title") ?? contract.name;
  const summary = textAt(root, "info", "summary");
  const methods = await Promise.all(
    operations.map((operation) => methodOf(operation, variable, extensionOf(operation, extensions))),
  );
  return [
    tsdoc([summary ? `${title}: ${lowerFirst(summary)}` : title, `Made by {@link ${create}}.`]),
    `export interface ${client} extends ClientOf<paths, ${operationsName}> {`,
    methods.map(indent).join("\n\n"),
    "}",
  ].join("\n");
}

/** The function that makes a client. */
function createFunction(
  contract: Contract,
  { parameter, value }: FacadeTable,
  required: readonly string[],
): string {
  const { client, create, options, variable } = namesOfApi(contract);
  const isOptional = required.length === 0;
  const given = isOptional ? "" : `{ ${required.map(memberOfVariable).join(", ")} }`;
  return [
    tsdoc([
      `Makes a client of the API \`${contract.name}\`.`,
      "@param check of the entry `./validate`, which gives it itself\n@throws {TypeError} for a `baseUrl` that is not the address of an API",
      `@example\n\`\`\`ts\nconst ${variable} = ${create}(${given});\n\`\`\``,
    ]),
    `export function ${create}(${parameter}: ${options}${isOptional ? " = {}" : ""}, check?: Check): ${client} {`,
    `  return createClient<${client}>(${value}, options, check);`,
    "}",
  ].join("\n");
}

/** A text behind a colon; what begins with an abbreviation, such as API, stays as it is. */
function lowerFirst(text: string): string {
  return text.replace(/^\p{Lu}(?!\p{Lu})/u, (letter) => letter.toLowerCase());
}
