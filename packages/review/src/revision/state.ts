/**
 * All that the review looks at of one version of the contract.
 */
import { type Dirent, globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { Failure } from "@facility-contracts/command/failure";
import { CLIENT, CONTRACT } from "@facility-contracts/command/repository";
import { LEDGER_FILE } from "@facility-contracts/facts";
import { openApis } from "@facility-contracts/model/apis";
import { type Contract, ContractError } from "@facility-contracts/model/contract";
import type { JsonObject } from "@facility-contracts/model/json";
import { lintApis } from "../lint/lint.ts";
import type { LintProblem } from "../report.ts";

/** One API of a version of the contract. */
export interface ApiState {
  readonly document: JsonObject;
  /** The declarations that consumers compile against: the types and the facade of the client. */
  readonly declarations: string;
  readonly lint: readonly LintProblem[];
  /** The text of `facts.yaml`; null when there is none. */
  readonly ledger: string | null;
  /** The document as it was read from its files; absent for a version that was read from the cache. */
  readonly contract?: Contract;
}

/** A version of the contract, by API. */
export type State = Readonly<Record<string, ApiState>>;

/** Where the ledger of an API is, from the root of the repository. */
export function ledgerFile(api: string): string {
  return `openapi/${api}/${LEDGER_FILE}`;
}

/** What is linked may be any file of the machine, and a review says what it read. */
function refuseLinks(source: string, label: string): void {
  const isInstalled = ({ name }: Dirent) => name === "node_modules";
  for (const entry of globSync("**", { cwd: source, exclude: isInstalled, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) continue;
    const file = `openapi/${relative(source, join(entry.parentPath, entry.name))}`;
    throw new Failure(
      1,
      `the contract of ${label} cannot be read: ${file} is a symbolic link. Put the file itself there`,
    );
  }
}

/**
 * Reads a folder like `openapi/`.
 *
 * @param lintFolder the same documents under the lint rules that are to be asked, where they are not in the folder itself
 * @throws {Failure} when a document cannot be read
 */
export async function readState(
  source: string,
  label: string,
  lintFolder: () => Promise<string>,
): Promise<State> {
  refuseLinks(source, label);
  try {
    // Only here: what writes types takes a second to load, and a review of nothing new does not need it.
    const { filesOfEachApi } = await import("@facility-contracts/generator/generated");
    const contracts = await openApis(source, "openapi");
    const files = await filesOfEachApi(contracts);
    const lint = await lintApis(
      await lintFolder(),
      contracts.map(({ name }) => name),
    );
    const states = contracts.map(async (contract): Promise<[string, ApiState]> => {
      const api = contract.name;
      return [
        api,
        {
          document: JSON.parse(JSON.stringify(contract.document)),
          declarations: [`${CONTRACT}/${api}.d.ts`, `${CLIENT}/${api}.ts`]
            .map((name) => files.get(name) ?? "")
            .join("\n"),
          lint: lint.get(api) ?? [],
          ledger: await readFile(join(source, api, LEDGER_FILE), "utf8").catch(() => null),
          contract,
        },
      ];
    });
    return Object.fromEntries(await Promise.all(states));
  } catch (error) {
    if (error instanceof ContractError)
      throw new Failure(1, `the contract of ${label} cannot be read.\n${error.message}`);
    throw error;
  }
}
