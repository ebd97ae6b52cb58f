/**
 * All that the review looks at of one version of the contract.
 */
import { readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { bundleApis, ContractError } from "@facility-contracts/command/bundle";
import { Failure } from "@facility-contracts/command/failure";
import { CLIENT, CONTRACT, ROOT } from "@facility-contracts/command/repository";
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
}

/** A version of the contract, by API. */
export type State = Readonly<Record<string, ApiState>>;

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
  try {
    // Only here: what writes types takes a second to load, and a review of nothing new does not need it.
    const { generatedFilesOf } = await import("@facility-contracts/generator/generated");
    const bundles = await bundleApis(source);
    const files = await generatedFilesOf(bundles);
    const lint = await lintApis(await lintFolder());
    const states = bundles.map(
      async ({ api, document }): Promise<[string, ApiState]> => [
        api,
        {
          document: JSON.parse(JSON.stringify(document)),
          declarations: [`${CONTRACT}/${api}.d.ts`, `${CLIENT}/${api}.ts`]
            .map((name) => files.get(name) ?? "")
            .join("\n"),
          lint: lint.get(api) ?? [],
          ledger: await readFile(join(source, api, "facts.yaml"), "utf8").catch(() => null),
        },
      ],
    );
    return Object.fromEntries(await Promise.all(states));
  } catch (error) {
    if (error instanceof ContractError)
      throw new Failure(1, `the contract of ${label} cannot be read.\n${shown(error.message, source)}`);
    throw error;
  }
}

/** The message with paths as they are in the repository, also those of a base, which is read from a folder of its own. */
function shown(message: string, source: string): string {
  return message.replaceAll(relative(ROOT, source).split(sep).join("/"), "openapi");
}
