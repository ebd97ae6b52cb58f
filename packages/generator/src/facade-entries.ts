/**
 * The entries of the client that list the APIs: what an entry of the package exports, and what the others look up.
 */
import type { Contract } from "@facility-contracts/model/contract";
import { namesOfApi } from "./facade-names.ts";
import { needsOptions } from "./facade-options.ts";
import { formatted, tsdoc } from "./facade-text.ts";
import { uploadModule } from "./facade-upload.ts";

/** The files of our client that are about all APIs, by their names, without their headers. */
export async function entryModules(contracts: readonly Contract[]): Promise<Map<string, string>> {
  const runtime = "../src/facade.ts";
  const typesOf = (name: string) => `@facility-contracts/contract/${name}`;
  const uploads = await uploadModule(contracts, { runtime, typesOf });
  return new Map([
    ["index.ts", indexModule(contracts, uploads !== undefined)],
    ["validate.ts", await validateModule(contracts, runtime)],
    ...contracts.map(({ name }) => [`${name}.validators.d.ts`, validatorsDeclaration(runtime)] as const),
    ...(uploads === undefined ? [] : [["uploads.ts", uploads] as const]),
  ]);
}

/** The declaration of the validators of an API. */
export function validatorsDeclaration(runtime: string): string {
  return `import type { Validators } from "${runtime}";

declare const validators: Validators;
export default validators;
`;
}

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

/** The source of the clients that check calls and answers, without its header. */
export function validateModule(contracts: readonly Contract[], runtime: string): Promise<string> {
  return formatted(
    [
      `import { checkWith, type ValidateOption } from "${runtime}";`,
      ...contracts.flatMap((contract) => {
        const { client, create, options, types, variable } = namesOfApi(contract);
        return [
          `import { ${create} as ${uncheckedOf(types)}, type ${client}, type ${options} } from "./${contract.name}.ts";`,
          `import ${variable}Validators from "./${contract.name}.validators.js";`,
        ];
      }),
      ...contracts.flatMap((contract) => {
        const { client, create, options, types, variable } = namesOfApi(contract);
        const isOptional = !needsOptions(contract);
        return [
          "",
          tsdoc([`\`${create}\` with the option \`validate\`.`]),
          `export function ${create}(options: ${options} & ValidateOption${isOptional ? " = {}" : ""}): ${client} {`,
          `  return ${uncheckedOf(types)}(options, checkWith(${variable}Validators, options));`,
          "}",
        ];
      }),
    ].join("\n"),
  );
}

function uncheckedOf(types: string): string {
  return `createUnchecked${types}Client`;
}
