/**
 * The contract that a command line names: one of our APIs, or a document.
 */
import { existsSync } from "node:fs";
import { extname } from "node:path";
import { Failure } from "@facility-contracts/command/failure";
import { documentName } from "@facility-contracts/model/document-name";
import { APIS, type ApiContract, apiContractOf } from "./contracts.ts";

/**
 * A contract with the rules of a file beside those that it has.
 *
 * @throws {ContractError} with a line for each mistake in the file
 */
export async function withRules(api: ApiContract, file: string): Promise<ApiContract> {
  if (!existsSync(file)) throw new Failure(2, `There is no file ${file}`);
  const { readRules } = await import("@facility-contracts/generator/rules");
  return { ...api, rules: [...api.rules, ...(await readRules(api.contract, file, file))] };
}

/**
 * One of our APIs by its name, or any document of OpenAPI 3.0 or 3.1 by its file. All of a document counts as stated, and there
 * are no rules in prose.
 *
 * @throws Failure with exit code 2 for what is neither
 * @throws {ContractError} for a document that cannot be read
 */
export async function namedContract(name: string | undefined): Promise<ApiContract> {
  const ours = name === undefined ? undefined : apiContractOf(name);
  if (ours !== undefined) return ours;
  if (name === undefined || (!existsSync(name) && extname(name) === "")) {
    const given = name === undefined ? "" : `, not '${name}'`;
    throw new Failure(2, `Name one API: ${APIS.join(" or ")}, or the file of a document${given}`);
  }
  if (!existsSync(name)) throw new Failure(2, `There is no file ${name}`);
  // Only what opens files needs Redocly.
  const { openContract } = await import("@facility-contracts/model/open");
  const contract = await openContract(name);
  return { name: documentName(name), contract, shown: new Set(), rules: [] };
}
