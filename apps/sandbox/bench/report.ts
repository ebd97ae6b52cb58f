/**
 * The tables of the benchmark.
 */
import { availableParallelism, loadavg } from "node:os";
import {
  type Goal,
  quietest,
  type Ratio,
  ratioOf,
  ratioText,
  verdictOf,
} from "@facility-contracts/bench/ratio";
import type { ByTurn } from "@facility-contracts/bench/turns";
import { table } from "@facility-contracts/command/table";
import { type Comparison, SERVERS } from "./comparison.ts";
import type { Growth } from "./growth.ts";

/** What a request may cost with most rows, divided by what it costs with fewest. */
const MOST_GROWTH = 1.2;

const whole = (value: number) => Math.round(value).toLocaleString("en");

/** Prints what was measured. */
export function textOf(comparisons: readonly Comparison[], growth: Growth): string {
  return `
Node ${process.version}, ${availableParallelism()} cores for the load, the server and PostgreSQL; other load now: ${(loadavg()[0] ?? 0).toFixed(2)}

${table([
  ["a request costs, us of a processor", ...SERVERS],
  ...comparisons.map(({ request, costs }) => [request, ...SERVERS.map((name) => whole(costOf(costs, name)))]),
])}

${table([
  ["PostgreSQL divided by", "bare", "round trip", "goal", "", "queries"],
  ...comparisons.map(({ request, most, costs, queries }) => {
    const bare = ratioText(ratioIn(costs, "PostgreSQL", "bare"));
    return [
      request,
      bare,
      ...judged(ratioIn(costs, "PostgreSQL", "round trip"), { most }),
      queries.toFixed(2),
    ];
  }),
])}
${growth.costs.length === 0 ? "" : growthText(growth)}`;
}

function costOf(costs: ByTurn, name: string): number {
  return quietest(costs[name] ?? []);
}

function ratioIn(costs: ByTurn, one: string, other: string): Ratio {
  return ratioOf(costs[one] ?? [], costs[other] ?? []);
}

function judged(ratio: Ratio, goal: Required<Pick<Goal, "most">>): readonly string[] {
  return [ratioText(ratio), `at most ${goal.most}`, verdictOf(ratio, goal)];
}

function growthText({ costs, plans, reads, foreignKeys }: Growth): string {
  const sizes = Object.keys(costs[0]?.costs ?? {}).toSorted((one, other) => Number(one) - Number(other));
  const [fewest = "", most = ""] = [sizes[0], sizes.at(-1)];
  return `
${table([
  ["anomalies", ...sizes.map((size) => whole(Number(size))), "last / first", "goal", ""],
  ...costs.map(({ request, costs: own }) => [
    request,
    ...sizes.map((size) => whole(costOf(own, size))),
    ...judged(ratioIn(own, most, fewest), { most: MOST_GROWTH }),
  ]),
])}

${table([
  ["large table", "rows read by scans of the whole"],
  ...reads.map(({ table: name, rowsRead }) => [name, whole(rowsRead)]),
])}

How rows are found at the largest size:
${plans.map(({ request, steps }) => `  ${request}: ${steps.join(", ") || "none is read"}`).join("\n")}

Columns that point to another table and have no index:
${foreignKeys.map((key) => `  ${key}`).join("\n")}
`;
}
