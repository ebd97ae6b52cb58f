/**
 * The entries of the client that list the APIs: what an entry of the package exports, and what the others look up.
 */
import type { Contract } from "@facility-contracts/model/contract";
import { credentialsOf } from "./facade-credentials.ts";
import { type Extension, extensionsOf } from "./facade-extend.ts";
import { namesOfApi } from "./facade-names.ts";
import { formatted, tsdoc } from "./facade-text.ts";
import { uploadModule } from "./facade-upload.ts";
import { literal, property } from "./names.ts";

/** The files of the client that are about all APIs, by their names, without their headers. */
export async function entryModules(contracts: readonly Contract[]): Promise<Map<string, string>> {
  const uploads = await uploadModule(contracts);
  const validators = contracts.map(({ name }) => [`${name}.validators.d.ts`, VALIDATORS] as const);
  return new Map([
    ["index.ts", indexModule(contracts, uploads !== undefined)],
    ["apis.ts", await formatted(apisModule(contracts))],
    ["validate.ts", await formatted(validateModule(contracts))],
    ...validators,
    ...(uploads === undefined ? [] : [["uploads.ts", uploads] as const]),
  ]);
}

const VALIDATORS = `import type { Validators } from "../src/validators/validators.ts";

declare const validators: Validators;
export default validators;
`;

function indexModule(contracts: readonly Contract[], hasUploads: boolean): string {
  return [
    ...contracts.map(
      (contract) =>
        `export type * as ${namesOfApi(contract).types} from "@facility-contracts/contract/${contract.name}";`,
    ),
    ...contracts.map(({ name }) => `export * from "./${name}.ts";`),
    ...(hasUploads ? ['export * from "./uploads.ts";'] : []),
    "",
  ].join("\n");
}

function apisModule(contracts: readonly Contract[]): string {
  const extensions = contracts.flatMap(extensionsOf);
  return [
    'import type { Api } from "../src/api.ts";',
    ...(extensions.length > 0 ? ['import type { Asked } from "../src/asked.ts";'] : []),
    ...contracts.map((contract) => {
      const { table } = namesOfApi(contract);
      const types = extensionsOf(contract).flatMap(({ answer, values }) => [answer, values]);
      return `import { ${[...types.map((name) => `type ${name}`), table].join(", ")} } from "./${contract.name}.ts";`;
    }),
    "",
    tsdoc(["Every API."]),
    `export const apis: readonly Api[] = [${contracts.map((contract) => namesOfApi(contract).table).join(", ")}];`,
    "",
    tsdoc(["The answers that a parameter adds fields to, by operation and by what it is called with."]),
    // Without such an operation the call makes no difference.
    `export interface ExtendedAnswers<${extensions.length > 0 ? "Call" : "_Call"}> {`,
    ...extensions.map(extendedAnswer),
    "}",
  ].join("\n");
}

function extendedAnswer({ answer, operation, parameter, values }: Extension): string {
  return `  readonly ${property(operation.operationId)}: ${answer}<Asked<Call, ${literal(parameter)}, ${values}>>;`;
}

function validateModule(contracts: readonly Contract[]): string {
  return [
    'import { checkWith, type ValidateOption } from "../src/check.ts";',
    ...contracts.flatMap((contract) => {
      const { client, create, options, types, variable } = namesOfApi(contract);
      return [
        `import { ${create} as ${uncheckedOf(types)}, type ${client}, type ${options} } from "./${contract.name}.ts";`,
        `import ${variable}Validators from "./${contract.name}.validators.js";`,
      ];
    }),
    ...contracts.flatMap((contract) => {
      const { client, create, options, types, variable } = namesOfApi(contract);
      const isOptional = credentialsOf(contract).every(({ optional }) => optional);
      return [
        "",
        tsdoc([`\`${create}\` with the option \`validate\`.`]),
        `export function ${create}(options: ${options} & ValidateOption${isOptional ? " = {}" : ""}): ${client} {`,
        `  return ${uncheckedOf(types)}(options, checkWith(${variable}Validators, options));`,
        "}",
      ];
    }),
  ].join("\n");
}

function uncheckedOf(types: string): string {
  return `createUnchecked${types}Client`;
}
