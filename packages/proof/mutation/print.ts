/**
 * How the outcomes are printed: a table, then what needs a look.
 */
import { equivalentOf } from "./equivalent.ts";
import type { Mutant } from "./mutant.ts";
import { countsOf, type Outcome, wrongOutcomes } from "./outcome.ts";

/** The table and the list of those that became what they should not. */
export function textOf(outcomes: readonly Outcome[]): string {
  const { survivors, seen, failed } = wrongOutcomes(outcomes);
  const counts = countsOf(outcomes);
  return [
    table([
      ["kind", "killed", "all", "equivalent"],
      ...counts.map(({ kind, killed, all, equivalent }) => [kind, `${killed}`, `${all}`, `${equivalent}`]),
    ]),
    list("Survived: the suite does not see these faults.", survivors, ({ mutant }) => mutant.says),
    list(
      "Seen, though listed as equivalent in mutation/equivalent.ts.",
      seen,
      ({ mutant, found }) => `${mutant.says} ${equivalentOf(mutant)?.because ?? ""} Found: ${found ?? "-"}`,
    ),
    list("Could not be tried.", failed, ({ mutant, found }) => `${mutant.says} ${found ?? ""}`),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** The ids of mutants with their sentences, one a line. */
export function listOf(mutants: readonly Mutant[]): string {
  return mutants
    .map((mutant) => `${mutant.id}  ${mutant.says}${equivalentOf(mutant) ? " (equivalent)" : ""}`)
    .join("\n");
}

/** The outcomes as data. */
export function dataOf(outcomes: readonly Outcome[]) {
  return {
    formatVersion: 1,
    counts: countsOf(outcomes),
    mutants: outcomes.map(({ mutant, killed, found, failed }) => {
      const { id, api, operationId, side, kind, pointer, says } = mutant;
      const because = equivalentOf(mutant)?.because;
      const equivalent = because === undefined ? {} : { equivalent: because };
      return {
        id,
        api,
        operationId,
        side,
        kind,
        pointer,
        says,
        killed,
        failed: failed === true,
        found,
        ...equivalent,
      };
    }),
  };
}

function list(title: string, outcomes: readonly Outcome[], sentence: (outcome: Outcome) => string): string {
  if (outcomes.length === 0) return "";
  const rows = outcomes.map((outcome) =>
    [`- ${outcome.mutant.id}`, `  ${sentence(outcome)}`, `  ${outcome.mutant.pointer}`].join("\n"),
  );
  return `${title}\n${rows.join("\n")}`;
}

/** A table whose columns are as wide as they need to be; numbers stand on the right. */
function table(rows: readonly (readonly string[])[]): string {
  const columns = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const cell = (text: string, column: number) =>
    column === 0 ? text.padEnd(columns[column] ?? 0) : text.padStart(columns[column] ?? 0);
  return rows.map((row) => row.map(cell).join("  ").trimEnd()).join("\n");
}
