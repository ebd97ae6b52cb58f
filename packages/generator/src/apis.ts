/**
 * The table of the APIs of `packages/contract`: what engines loop over, and the types that hold for all operations.
 */
import type { Contract } from "@facility-contracts/model/contract";
import { rowKindOf } from "@facility-contracts/model/markers";
import { operationsOf } from "@facility-contracts/model/operation";
import { parametersOf } from "@facility-contracts/model/parameter";
import { schemesOf, securityOf } from "@facility-contracts/model/security";
import { camel, pascal } from "./names.ts";

/** The source of `apis.js` and of its declarations `apis.d.ts`, without their header. */
export function apiModules(contracts: readonly Contract[]): { js: string; dts: string } {
  const names = contracts.map(({ name }) => name);
  const imports = names.flatMap((name) => [
    `import ${camel(name)}Document from "./${name}.json" with { type: "json" };`,
    `import ${camel(name)}Grounds from "./${name}.grounds.json" with { type: "json" };`,
    `import ${camel(name)}Rules from "./${name}.rules.json" with { type: "json" };`,
  ]);
  const rows = names.map(
    (name) =>
      `  { name: "${name}", document: ${camel(name)}Document, shown: ${camel(name)}Grounds.shown, rules: ${camel(name)}Rules.rules },`,
  );
  const typeImports = names.map(
    (name) => `import type { operations as ${pascal(name)}Operations } from "./${name}.js";`,
  );
  const union = names.map((name) => `"${name}"`).join(" | ");
  const merged = names.map((name) => `${pascal(name)}Operations`).join(", ");
  return {
    js: `${imports.join("\n")}\n\nexport const apis = Object.freeze([\n${rows.join("\n")}\n]);\n`,
    dts: `${typeImports.join("\n")}

/** The name of an API: that of its folder. */
export type ApiName = ${union};

/** An API, as engines work on it. */
export interface Api {
  readonly name: ApiName;
  /** The bundled OpenAPI document. */
  readonly document: object;
  /** JSON pointers into the document: what examples on pages alone show. */
  readonly shown: readonly string[];
  /** What its pages state in prose, in the order in which it is tried. */
  readonly rules: readonly Rule[];
}

/** What a page states in prose, and how the contract tests hold it against a provider: \`openapi/rules.schema.json\`. */
export interface Rule {
  /** The operationId. */
  readonly operation: string;
  readonly id: string;
  readonly template: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** The rule as a sentence. */
  readonly says: string;
  /** Why it is assumed, where no page says it. */
  readonly assumed?: string;
}

/** Every API of the contract, by name. */
export declare const apis: readonly Api[];

/** The operations of each API, by operationId. */
export interface OperationsOf {
${names.map((name) => `  readonly "${name}": ${pascal(name)}Operations;`).join("\n")}
}

/** The operations of all APIs, by operationId: no two have the same. */
export interface Operations extends ${merged} {}

/** The names that a provider of an API is described with. */
export interface NamesOf {
${contracts.map((contract) => `  readonly "${contract.name}": ${namesOf(contract)};`).join("\n")}
}
`,
  };
}

/** The type of the names of an API. */
function namesOf(contract: Contract): string {
  const operations = operationsOf(contract).filter(({ kind }) => kind === "path");
  const requirements = operations.flatMap(securityOf).flatMap((alternative) => alternative.requirements);
  const rows = operations.flatMap((operation) =>
    parametersOf(operation).flatMap((parameter) =>
      parameter.in === "path" ? rowKindOf(operation, parameter) : [],
    ),
  );
  return `{
    readonly schemes: ${unionOf(schemesOf(contract).map(({ name }) => name))};
    readonly scopes: ${unionOf(requirements.flatMap(({ scopes }) => scopes))};
    /** Kinds of rows. */
    readonly rows: ${unionOf(rows)};
  }`;
}

function unionOf(names: readonly string[]): string {
  return [...new Set(names)].map((name) => JSON.stringify(name)).join(" | ") || "never";
}
