/**
 * How many mutants were noticed, by kind of edit, by ground and by side, and whether that is enough.
 */
import { table } from "@facility-contracts/command/table";
import type { Gate } from "./gates.ts";
import type { Side } from "./mutant.ts";
import { type Judged, titleOf } from "./score.ts";

/** What has to be noticed, as a share of all mutants. */
export const FLOOR = { request: 1, all: 0.95 };

/** Mutants, and how many of them were noticed. */
export interface Count {
  readonly mutants: number;
  readonly noticed: number;
  /** By gate; a mutant counts at each that noticed it and was asked. */
  readonly by: Readonly<Record<Gate, number>>;
}

/** Counts mutants. */
export function countOf(judged: readonly Judged[]): Count {
  const of = (gate: Gate) => judged.filter(({ noticed }) => noticed.has(gate)).length;
  return {
    mutants: judged.length,
    noticed: judged.filter(({ noticed }) => noticed.size > 0).length,
    by: { facts: of("facts"), lint: of("lint"), examples: of("examples") },
  };
}

/** Counts them by what `keyOf` says, in the order in which they come. */
export function countsBy<Key extends string>(
  judged: readonly Judged[],
  keyOf: (one: Judged) => Key,
): [Key, Count][] {
  return [...Map.groupBy(judged, keyOf)].map(([key, group]) => [key, countOf(group)]);
}

/** What is wrong with a score: a line each. */
export function findingsOf(judged: readonly Judged[], reasons: ReadonlyMap<string, string>): string[] {
  const survivors = new Set(judged.filter(({ noticed }) => noticed.size === 0).map(titleOf));
  const all = countOf(judged);
  const request = countOf(judged.filter(({ side }) => side === "request"));
  return [
    ...below("of the requests", request, FLOOR.request),
    ...below("of the whole", all, FLOOR.all),
    ...[...survivors]
      .filter((name) => !reasons.has(name))
      .map(
        (name) => `nothing notices ${name}. Add a fact, or say why that is right in mutation/survivors.yaml`,
      ),
    ...[...reasons.keys()]
      .filter((name) => !survivors.has(name))
      .map((name) => `mutation/survivors.yaml explains ${name}, which does not survive. Remove the entry`),
  ];
}

function below(what: string, { mutants, noticed }: Count, floor: number): string[] {
  if (mutants > 0 && noticed / mutants >= floor) return [];
  return [
    `${noticed} of ${mutants} mutants ${what} are noticed; at least ${100 * floor} % have to be. The lines below name those that are not`,
  ];
}

/** The score as tables. */
export function textOf(judged: readonly Judged[], each: boolean): string {
  const rows = (counts: readonly (readonly [string, Count])[]) =>
    counts.map(([name, count]) => rowOf(name, count, each));
  const titles = (first: string) => [
    first,
    "mutants",
    "noticed",
    "",
    "by facts",
    ...(each ? ["by lint", "by examples"] : []),
  ];
  const either = judged.filter(({ noticed }) => noticed.has("lint") || noticed.has("examples")).length;
  const kinds = countsBy(judged, ({ edit }) => edit.kind).sort(([one], [other]) => (one < other ? -1 : 1));
  const sides = countsBy<Side>(judged, ({ side }) => side);
  return [
    table([titles("kind of edit"), ...rows(kinds)]),
    table([titles("ground"), ...rows(countsBy(judged, ({ ground }) => ground))]),
    table([titles("side"), ...rows([...sides, ["all", countOf(judged)]])]),
    ...(each ? [`Lint and examples alone notice ${share(either, judged.length)}.`] : []),
  ].join("\n\n");
}

function rowOf(name: string, { by, mutants, noticed }: Count, each: boolean): string[] {
  const counts = [by.facts, ...(each ? [by.lint, by.examples] : [])].map(String);
  return [name, String(mutants), String(noticed), share(noticed, mutants), ...counts];
}

function share(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}
