/**
 * The facade of `packages/client`: for each API the table that the client works from, the types of its calls, and an
 * interface whose methods carry the documentation of the operations.
 */
import type { Contract } from "@facility-contracts/model/contract";
import { rootOf, textAt } from "@facility-contracts/model/place";
import { answerConstants } from "./facade-answers.ts";
import { callType, methodOf, operationType, resultType, rowOf } from "./facade-call.ts";
import { type CredentialOption, credentialsOf, hasAlternatives, securityRow } from "./facade-credentials.ts";
import { extensionsOf } from "./facade-extend.ts";
import { limitsOf } from "./facade-limits.ts";
import { namesOfApi, namesOfOperation } from "./facade-names.ts";
import { callParametersOf } from "./facade-parameters.ts";
import { facadeServerOf } from "./facade-server.ts";
import { field, formatted, indent, tsdoc } from "./facade-text.ts";
import { camel, literal, property } from "./names.ts";
import { type NamedOperation, namedOperationsOf } from "./operations.ts";

/** Where the code of an API stands. */
export interface FacadePlace {
  /** What it imports the client from. */
  readonly runtime: string;
  /** What it imports the types of its document from. */
  readonly types: string;
  /** The module whose interface `Operations` gets its operations, so that their names stand for them; else they do not. */
  readonly names?: string;
}

/** The types that a facade may import from the client. A test of the client compares both lists with `src/facade.ts`. */
export const RUNTIME_TYPES = [
  "AnswerContent",
  "Api",
  "ApiClient",
  "Asked",
  "BasicCredential",
  "Bytes",
  "CallOptions",
  "Check",
  "ClientOptions",
  "Credential",
  "ErrorAnswer",
  "Failure",
  "Result",
  "Success",
  "Undocumented",
];
/** The values that a facade may import from the client. */
export const RUNTIME_VALUES = [
  "asForm",
  "asIs",
  "asJson",
  "asMultipart",
  "basic",
  "bytesBody",
  "createClient",
  "deepObject",
  "firstGiven",
  "form",
  "inCookie",
  "inHeader",
  "inPath",
  "inQuery",
  "inRanges",
  "jsonIn",
  "label",
  "matrix",
  "mediaRange",
  "pipeDelimited",
  "reserved",
  "simple",
  "spaceDelimited",
  "streamBody",
  "textBody",
  "withCookie",
  "withHeader",
  "withQuery",
];

/** What the modules beside it import from there. */
export const RUNTIME_OF_OTHERS = [
  "checkWith",
  "FileToUpload",
  "OutcomeOf",
  "ReportOf",
  "unwrap",
  "upload",
  "UploadProgress",
  "UploadSettings",
  "ValidateOption",
  "Validators",
];

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
  const { client, create, operations: operationsName, options, table, variable } = namesOfApi(contract);
  const root = rootOf(contract);
  const credentials = credentialsOf(contract);
  const extensions = extensionsOf(contract);
  const extensionOf = (operationId: string) =>
    extensions.find(({ operation }) => operation.operationId === operationId);
  const schemas = new Set(extensions.flatMap(({ schema }) => schema ?? []));
  const title = textAt(root, "info", "title") ?? contract.name;
  const summary = textAt(root, "info", "summary") ?? "";
  const server = facadeServerOf(operations);
  const required = requiredOptionsOf(operations, credentials);
  const isOptional = required.length === 0;
  const [opening, closing] =
    server.variables === undefined
      ? [`export const ${table}: Api<${operationsName}> = {`, "};"]
      : [
          `function ${table}At(server: Partial<NonNullable<${options}["server"]>>): Api<${operationsName}> { return {`,
          "}; }",
        ];
  const security = operations.map((operation) => securityRow(operation, credentials));
  const usual = mostFrequentOf(security) ?? "[[]]";
  const hasCookies =
    credentials.some(({ isCookie }) => isCookie) ||
    operations.flatMap(callParametersOf).some(({ parameter }) => parameter.in === "cookie");
  const rows = operations.map((operation, index) =>
    rowOf(operation, [
      ...server.rowOf(operation),
      ...(security[index] === usual ? [] : [`security: ${security[index]}`]),
    ]),
  );
  const methods = await Promise.all(
    operations.map((operation) => methodOf(operation, variable, extensionOf(operation.operationId))),
  );

  const constants = answerConstants(operations);
  const declarations = [
    ...constants,
    "",
    tsdoc([`How the client reaches the API \`${contract.name}\` and its operations.`]),
    opening,
    `  baseUrl: ${server.baseUrl},`,
    `  credentials: { ${credentials.map(({ row }) => row).join(", ")} },`,
    `  security: ${usual},`,
    ...(operations.some(hasAlternatives) ? ["  choose: firstGiven,"] : []),
    ...(hasCookies ? ["  cookies: true,"] : []),
    `  operations: { ${rows.join(", ")} },`,
    closing,
    ...(server.variables === undefined
      ? []
      : [
          "",
          tsdoc([`The API \`${contract.name}\` at its usual address.`]),
          `export const ${table}: Api<${operationsName}> = /* @__PURE__ */ ${table}At({});`,
        ]),
    "",
    tsdoc([`The options of {@link ${create}}.`]),
    `export interface ${options} extends ClientOptions {`,
    ...server.fields,
    ...credentials.map(({ option, optional, description, type }) =>
      field(option, !optional, type, description),
    ),
    "}",
    ...operations.flatMap(limitsOf),
    ...operations.flatMap((operation) => {
      const extension = extensionOf(operation.operationId);
      return [
        "",
        callType(operation, extension),
        "",
        operationType(operation, extension),
        "",
        resultType(operation, extension),
      ];
    }),
    ...extensions.flatMap(({ declarations }) => ["", declarations]),
    "",
    tsdoc([`The operations of {@link ${client}}, by operationId.`]),
    `export interface ${operationsName} {`,
    ...operations.map(
      (operation) => `  readonly ${property(operation.operationId)}: ${namesOfOperation(operation).type};`,
    ),
    "}",
    ...(place.names === undefined
      ? []
      : [
          "",
          `declare module ${literal(place.names)} {`,
          `  interface Operations extends ${operationsName} {}`,
          "}",
        ]),
    "",
    tsdoc([`${title}: ${lowerFirst(summary)}`, `Made by {@link ${create}}.`]),
    `export interface ${client} extends ApiClient<paths, ${operationsName}> {`,
    methods.map(indent).join("\n\n"),
    "}",
    "",
    tsdoc([
      `Makes a client of the API \`${contract.name}\`.`,
      "@param check of the entry `./validate`, which gives it itself\n@throws {TypeError} for a `baseUrl` that is not the address of an API",
      `@example\n\`\`\`ts\nconst ${variable} = ${create}(${isOptional ? "" : `{ ${required.map(exampleOf).join(", ")} }`});\n\`\`\``,
    ]),
    `export function ${create}(${server.variables === undefined ? "options" : "{ server, ...options }"}: ${options}${isOptional ? " = {}" : ""}, check?: Check): ${client} {`,
    `  return createClient<${client}>(${server.variables === undefined ? table : `${table}At(server ?? {})`}, options, check);`,
    "}",
  ].join("\n");
  const code = declarations.replaceAll(/\/\*\*[\s\S]*?\*\//g, "");
  // A type, and neither a text nor a name in the table.
  const words = code.replaceAll(/"(?:[^"\\]|\\.)*"/g, "");
  const uses = (name: string) =>
    new RegExp(`(?<![\\p{ID_Continue}$])${name}(?![\\p{ID_Continue}$]|\\??[:(])`, "u").test(words);
  const types = [...schemas, ...(code.includes("operations[") ? ["operations"] : []), "paths"];
  return formatted(
    [
      `import type { ${types.join(", ")} } from ${literal(place.types)};`,
      `import { ${[...RUNTIME_VALUES.filter((name) => usedAs(name).test(code)), ...RUNTIME_TYPES.filter(uses).map((name) => `type ${name}`)].join(", ")} } from ${literal(place.runtime)};`,
      "",
      declarations,
    ].join("\n"),
  );
}

/** How code uses a value of the client: as a member of a table, or called. */
function usedAs(name: string): RegExp {
  return new RegExp(
    `(?:choose|encode|find|in|matches|read|send|write): (?:jsonIn\\()?${name}\\b|\\b${name}<`,
  );
}

function mostFrequentOf(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0];
}

/** Whether a client of a contract cannot be made without options. */
export function needsOptions(contract: Contract): boolean {
  return requiredOptionsOf(namedOperationsOf(contract), credentialsOf(contract)).length > 0;
}

function requiredOptionsOf(
  operations: readonly NamedOperation[],
  credentials: readonly CredentialOption[],
): string[] {
  const needed = credentials.flatMap(({ option, optional }) => (optional ? [] : [option]));
  return [facadeServerOf(operations).required ?? [], needed].flat();
}

function exampleOf(option: string): string {
  const variable = camel(option);
  return variable === option ? option : `${property(option)}: ${variable}`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
