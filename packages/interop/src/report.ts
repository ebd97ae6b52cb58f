/**
 * What the command prints.
 */
import type { DocumentResult, Judged } from "./check.ts";
import { CLAIM_KINDS, type Verdict } from "./verdict.ts";

/** The most lines of a kind that are printed. */
const MAX_TOLD = 200;

/** A table of tools and kinds of statements: right, wrong, not said. */
export function tableOf(results: readonly DocumentResult[]): string {
  const verdicts = results.flatMap((result) => result.verdicts);
  const tools = [...new Set(verdicts.map(({ tool }) => tool))];
  const kinds = CLAIM_KINDS.filter((kind) => verdicts.some((verdict) => verdict.kind === kind));
  const rows = tools.map((tool) => [
    tool,
    ...kinds.map((kind) =>
      cellOf(verdicts.filter((verdict) => verdict.tool === tool && verdict.kind === kind)),
    ),
  ]);
  const table = [["right/wrong/not said", ...kinds], ...rows];
  const widths =
    table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  return table
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function cellOf(verdicts: readonly Verdict[]): string {
  if (verdicts.length === 0) return "-";
  const count = (outcome: Verdict["outcome"]) =>
    verdicts.filter((verdict) => verdict.outcome === outcome).length;
  return `${count("right")}/${count("wrong")}/${count("unsaid")}`;
}

export function textOf(results: readonly DocumentResult[], { unknown, known, stale }: Judged): string {
  const unprobed = results.flatMap((result) => result.unprobed);
  return [
    ...told("Wrong, and not known", grouped(unknown)),
    ...told(
      "Known differences that no longer happen; remove them from known.yaml",
      stale.map(
        ({ tool, kind = "any kind", pointer = "anywhere", reason }) =>
          `${tool}, ${kind}, ${pointer}: ${reason}`,
      ),
    ),
    ...told(
      "Wrong, and known",
      known.map(({ entry, count }) => `${count} times ${entry.tool}: ${entry.reason}`),
    ),
    ...told("Not probed", [...new Set(unprobed.map(({ pointer, why }) => `${pointer}: ${why}`))]),
  ].join("\n");
}

/** What is wrong with one statement is told once, with the first place where it was tried. */
function grouped(verdicts: readonly (Verdict & { file: string })[]): string[] {
  const groups = Map.groupBy(verdicts, ({ file, tool, kind, pointer }) =>
    JSON.stringify([file, tool, kind, pointer]),
  );
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const { file, tool, kind, pointer, subject, made = "" } = first;
    const more = others.length === 0 ? "" : `; ${others.length + 1} times in all`;
    return [`${tool}, ${kind}: ${file} ${pointer}: ${made} (${subject}${more})`];
  });
}

function told(heading: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length > MAX_TOLD ? [`  and ${lines.length - MAX_TOLD} more: --json has all`] : [];
  return [
    "",
    `${heading} (${lines.length}):`,
    ...lines.slice(0, MAX_TOLD).map((line) => `  ${line}`),
    ...more,
  ];
}
