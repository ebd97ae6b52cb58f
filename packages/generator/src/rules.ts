/**
 * Reads a file of rules, such as `openapi/<api>/rules.yaml`: what pages state in prose. It is held against
 * `openapi/rules.schema.json` and against the contract, in which the operations and fields that it names have to be.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Contract, ContractError } from "@facility-contracts/model/contract";
import { isObject, type JsonObject, objectOf } from "@facility-contracts/model/json";
import { openFile } from "@facility-contracts/model/open";
import { pointerBelow } from "@facility-contracts/model/pointer";
import { createAjv } from "@facility-contracts/model/schema/ajv";
import { wordingOf } from "@facility-contracts/model/schema/wording";
import schema from "@facility-contracts/openapi/rules.schema.json" with { type: "json" };
import type { ErrorObject, ValidateFunction } from "ajv/dist/2020.js";
import { FORMATS, namesFor, ruledOperationsOf } from "./rule-names.ts";
import { type Mistake, unmetNeeds } from "./rule-needs.ts";

/** What the rules are called in the folder of their API, which need not have any. */
const FILE = "rules.yaml";

/** A rule as it is written. */
export type WrittenRule = {
  /** The operationId, or what reports call an operation without one. */
  readonly operation: string;
  readonly id: string;
  readonly template: string;
  readonly parameters?: JsonObject;
  readonly says: string;
  readonly assumed?: string;
};

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
    ? await readRules(contract, join(folder, FILE), join(shownFolder, FILE))
    : [];
  return `${JSON.stringify({ "x-generated": notice, rules }, null, 2)}\n`;
}

/**
 * The rules of a file.
 *
 * @param shown what messages call the file
 * @throws {ContractError} with a line for each mistake
 */
export async function readRules(
  contract: Contract,
  file: string,
  shown: string,
): Promise<readonly WrittenRule[]> {
  const { value, whereAt } = await openFile(file, shown);
  if (!Array.isArray(value) || !value.every(isObject))
    throw new ContractError(`${whereAt("#")}: the file must be a list of rules.`);
  opened ??= openSchema();
  const { isRule, mistakesIn } = opened;
  const mistakes = value.flatMap((rule, index) =>
    [...mistakesIn(rule, contract), ...unmet(contract, rule), ...takenId(value, index)].map(
      ({ at, says }) => `${whereAt(pointerBelow("#", index) + at)}: ${says}`,
    ),
  );
  if (mistakes.length > 0) throw new ContractError(mistakes.join("\n"));
  return value.filter(isRule);
}

/** What rules are held against. */
interface RuleSchema {
  /** Whether a rule is one by its form, whatever the contract has. */
  isRule(rule: unknown): rule is WrittenRule;
  mistakesIn(rule: JsonObject, contract: Contract): Mistake[];
}

/** It is the same for all contracts, and compiling it takes as long as generating the files of a small one. */
let opened: RuleSchema | undefined;

/** Opens the schema of rules, whose formats are the names that the contract has. */
function openSchema(): RuleSchema {
  let names: ReturnType<typeof namesFor> = {};
  const formats = Object.fromEntries(
    FORMATS.map((format) => [format, (text: string) => names[format]?.has(text) ?? true]),
  );
  // Code that is used this little costs more to improve than it takes to run.
  const ajv = createAjv({ allErrors: true, verbose: true, formats, code: { optimize: false } });
  ajv.addSchema(schema, "rules");
  const validate: ValidateFunction<WrittenRule> | undefined = ajv.getSchema("rules#/$defs/rule");
  if (validate === undefined) throw new Error("openapi/rules.schema.json has no #/$defs/rule");
  const said = ({ data, keyword, instancePath, schema: format, ...error }: ErrorObject) => {
    const { what, near } = (keyword === "format" ? names[String(format)] : undefined) ?? {};
    if (what !== undefined && near !== undefined)
      return `${JSON.stringify(data)} is not ${what}. Write one of ${near(String(data)).join(", ")}.`;
    const subject = instancePath === "" ? "the rule" : instancePath.slice(1).replaceAll("/", " ");
    return `${subject} ${wordingOf({ ...error, keyword, instancePath })}; it is ${JSON.stringify(data)}.`;
  };
  return {
    isRule(rule): rule is WrittenRule {
      names = {};
      return validate(rule);
    },
    mistakesIn(rule, contract) {
      names = namesFor(contract, rule.operation);
      if (validate(rule)) return [];
      return (validate.errors ?? [])
        .filter(({ keyword }) => keyword !== "if")
        .map((error) => ({ at: error.instancePath, says: said(error) }));
    },
  };
}

function unmet(contract: Contract, { operation, template, parameters }: JsonObject): Mistake[] {
  const found = ruledOperationsOf(contract).find(({ operationId }) => operationId === operation);
  if (found === undefined) return [];
  return unmetNeeds(schema, {
    operation: found,
    template: String(template),
    parameters: objectOf(parameters),
  });
}

function takenId(rules: readonly JsonObject[], index: number): Mistake[] {
  const { id, operation } = rules[index] ?? {};
  if (!rules.slice(0, index).some((other) => other.id === id && other.operation === operation)) return [];
  return [{ at: "/id", says: `${operation} has a rule ${id} already. Give this one another id.` }];
}
