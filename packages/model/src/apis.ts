/**
 * Opens the contracts of a folder in which each API has a folder of its own.
 */
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type Contract, ContractError } from "./contract.ts";
import { openContract } from "./open.ts";

/** What the document of an API is called in its folder. */
export const DOCUMENT_FILE = "openapi.yaml";

/**
 * Opens every API of a folder, by name: `tickets` is `tickets/openapi.yaml`.
 *
 * @param shown what messages call the folder
 * @throws {ContractError} on the first document that cannot be read
 */
export async function openApis(folder: string, shown = folder): Promise<Contract[]> {
  const names = (await readdir(folder).catch((): string[] => []))
    .filter((name) => existsSync(join(folder, name, DOCUMENT_FILE)))
    .sort();
  if (names.length === 0)
    throw new ContractError(
      `${shown}: there is no API. Write the document of one to ${join(shown, "NAME", DOCUMENT_FILE)}.`,
    );
  return Promise.all(
    names.map((name) =>
      openContract(join(folder, name, DOCUMENT_FILE), name, join(shown, name, DOCUMENT_FILE)),
    ),
  );
}
