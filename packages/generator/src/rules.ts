/**
 * Reads `openapi/<api>/rules.yaml`: what pages state in prose. It is held against `openapi/rules.schema.json` and against the
 * contract, in which the operations and fields that it names have to be.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { SOURCE } from "@facility-contracts/command/repository";
import { type Contract, ContractError } from "@facility-contracts/model/contract";
import { isObject, objectOf } from "@facility-contracts/model/json";
import { type OpenFile, openFile } from "@facility-contracts/model/open";
import { pointerBelow } from "@facility-contracts/model/pointer";
import { createAjv } from "@facility-contracts/model/schema/ajv";
import { wordingOf } from "@facility-contracts/model/schema/wording";
import type { ErrorObject, ValidateFunction } from "ajv/dist/2020.js";
import { namedOperationsOf } from "./operations.ts";
import { FORMATS, namesFor } from "./rule-names.ts";
import { type Mistake, unmetNeeds } from "./rule-needs.ts";

/** What the rules are called in the folder of their API, which need not have any. */
const FILE = "rules.yaml";

/** A rule as it is written. */
type Rule = Readonly<Record<string, unknown>>;

/**
 * The source of `<api>.rules.json`.
 *
 * @param folder that of the API
 * @param shownFolder what messages call it
 * @throws {ContractError} with a line for each mistake
 */
export async function rulesModule(
  contract: Contract,
  folder: string,
  shownFolder: string,
  notice: string,
): Promise<string> {
  const rules = existsSync(join(folder, FILE))
    ? await readRules(contract, await openFile(join(folder, FILE), join(shownFolder, FILE)))
    : [];
  return `${JSON.stringify({ "x-generated": notice, rules }, null, 2)}\n`;
}

async function readRules(contract: Contract, { value, whereAt }: OpenFile): Promise<readonly Rule[]> {
  opened ??= openSchema();
  const { schema, mistakesIn } = await opened;
  if (!Array.isArray(value) || !value.every(isObject))
    throw new ContractError(`${whereAt("#")}: the file must be a list of rules.`);
  const mistakes = value.flatMap((rule, index) =>
    [...mistakesIn(rule, contract), ...unmet(schema, contract, rule), ...takenId(value, index)].map(
      ({ at, says }) => `${whereAt(pointerBelow("#", index) + at)}: ${says}`,
    ),
  );
  if (mistakes.length > 0) throw new ContractError(mistakes.join("\n"));
  return value;
}

/** What rules are held against. */
interface RuleSchema {
  readonly schema: unknown;
  mistakesIn(rule: Rule, contract: Contract): Mistake[];
}

/** It is the same for all contracts, and compiling it takes as long as generating the files of a small one. */
let opened: Promise<RuleSchema> | undefined;

/** Opens the schema of rules, whose formats are the names that the contract has. */
async function openSchema(): Promise<RuleSchema> {
  const { value: schema } = await openFile(join(SOURCE, "rules.schema.json"), "openapi/rules.schema.json");
  let names: ReturnType<typeof namesFor> = {};
  const formats = Object.fromEntries(
    FORMATS.map((format) => [format, (text: string) => names[format]?.has(text) ?? true]),
  );
  const ajv = createAjv({ allErrors: true, verbose: true, formats });
  ajv.addSchema(objectOf(schema), "rules");
  const validate: ValidateFunction | undefined = ajv.getSchema("rules#/$defs/rule");
  if (validate === undefined) throw new Error("openapi/rules.schema.json has no #/$defs/rule");
  const said = ({ data, keyword, instancePath, schema: format, ...error }: ErrorObject) => {
    const { what, near } = (keyword === "format" ? names[String(format)] : undefined) ?? {};
    if (what !== undefined && near !== undefined)
      return `${JSON.stringify(data)} is not ${what}. Write one of ${near(String(data)).join(", ")}.`;
    const subject = instancePath === "" ? "the rule" : instancePath.slice(1).replaceAll("/", " ");
    return `${subject} ${wordingOf({ ...error, keyword, instancePath })}; it is ${JSON.stringify(data)}.`;
  };
  return {
    schema,
    mistakesIn(rule, contract) {
      names = namesFor(contract, rule.operation);
      if (validate(rule)) return [];
      return (validate.errors ?? [])
        .filter(({ keyword }) => keyword !== "if")
        .map((error) => ({ at: error.instancePath, says: said(error) }));
    },
  };
}

function unmet(schema: unknown, contract: Contract, { operation, template, parameters }: Rule): Mistake[] {
  const found = namedOperationsOf(contract).find(({ operationId }) => operationId === operation);
  if (found === undefined) return [];
  return unmetNeeds(schema, {
    operation: found,
    template: String(template),
    parameters: objectOf(parameters),
  });
}

function takenId(rules: readonly Rule[], index: number): Mistake[] {
  const { id, operation } = rules[index] ?? {};
  if (!rules.slice(0, index).some((other) => other.id === id && other.operation === operation)) return [];
  return [{ at: "/id", says: `${operation} has a rule ${id} already. Give this one another id.` }];
}
