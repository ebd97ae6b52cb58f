/**
 * Reads `survivors.yaml`: the mutants that nothing notices, each with the reason why that is right.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "@facility-contracts/command/failure";
import { isObject } from "@facility-contracts/model/json";
import { parse } from "yaml";

const FILE = join(import.meta.dirname, "survivors.yaml");

/**
 * The reasons, by the name of the mutant.
 *
 * @throws {Failure} for an entry that is not `mutant` and `why`
 */
export async function readSurvivors(): Promise<Map<string, string>> {
  const list: unknown = parse(await readFile(FILE, "utf8")) ?? [];
  const wrong = () =>
    new Failure(1, `${FILE}: each entry has \`mutant\`, as npm run mutate prints it, and \`why\``);
  if (!Array.isArray(list)) throw wrong();
  return new Map(
    list.map((entry: unknown) => {
      if (!isObject(entry) || typeof entry.mutant !== "string" || typeof entry.why !== "string")
        throw wrong();
      return [entry.mutant, entry.why];
    }),
  );
}
