/**
 * What `npm run faults` does.
 */
import { Failure } from "@facility-contracts/command/failure";
import type { Command, Options, Values } from "@facility-contracts/command/options";
import { createProgress } from "@facility-contracts/command/progress";
import { table } from "@facility-contracts/command/table";
import { FAULTS } from "./table.ts";
import type { FaultResult } from "./try-fault.ts";
import { tryFaults } from "./try-faults.ts";

const CATEGORIES = [...new Set(FAULTS.map(({ category }) => category))];

/** What the command says of itself. */
export const COMMAND = {
  does: "Runs the suite on a correct provider with one fault at a time.",
  usage: "npm run faults [-- options]",
  options: {
    category: { value: "name", help: `only of ${CATEGORIES.join(", ")}` },
    id: { value: "name", help: "only this fault; may be given several times", many: true },
    list: { help: "print the faults and stop" },
    json: { help: "print the results as JSON" },
  },
  exits: "Exit codes: 0 all found, 1 some not found, 2 wrong use.",
} as const satisfies Command<Options>;

/**
 * Tries the faults that are asked for.
 *
 * @returns the exit code
 * @throws Failure with exit code 2 for a fault or a category that does not exist
 */
export async function perform(
  { category, id, list, json }: Values<typeof COMMAND.options>,
  print: (lines: string) => void,
): Promise<0 | 1> {
  const unknown = id.find((name) => FAULTS.every((fault) => fault.id !== name));
  if (unknown !== undefined) throw new Failure(2, `There is no fault '${unknown}'. --list shows all`);
  if (category !== undefined && !CATEGORIES.some((known) => known === category))
    throw new Failure(2, `--category must be one of ${CATEGORIES.join(", ")}, not '${category}'`);
  const chosen = FAULTS.filter(
    (fault) =>
      (id.length === 0 || id.includes(fault.id)) && (category === undefined || fault.category === category),
  );
  if (list) {
    for (const fault of chosen) print(`${fault.id}: ${fault.says}`);
    return 0;
  }
  const progress = createProgress(process.stderr);
  const results = await tryFaults(chosen, (_, done) => progress.show(done, chosen.length));
  progress.end();
  print(json ? JSON.stringify({ formatVersion: 1, results }, undefined, 2) : text(results));
  return results.some(({ found }) => found === undefined) ? 1 : 0;
}

function text(results: readonly FaultResult[]): string {
  const rows = results.map(({ id, category, found, requests, seconds }) => [
    id,
    category,
    found === undefined ? "NOT FOUND" : `${found.check} ${found.place}`,
    String(requests),
    seconds.toFixed(2),
  ]);
  const missed = results.filter(({ found }) => found === undefined);
  const totals = CATEGORIES.map((category) => {
    const all = results.filter((result) => result.category === category);
    return all.length === 0
      ? ""
      : `${category} ${all.filter(({ found }) => found !== undefined).length} of ${all.length}`;
  });
  return [
    table([["fault", "category", "found by", "requests", "seconds"], ...rows]),
    "",
    ...missed.map(({ id, says }) => `Not found: ${id}: ${says}`),
    `${results.length - missed.length} of ${results.length} found: ${totals.filter((total) => total !== "").join(", ")}`,
  ].join("\n");
}
