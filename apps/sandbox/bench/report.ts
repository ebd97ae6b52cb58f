/**
 * The tables of the benchmark.
 */
import { availableParallelism, loadavg } from "node:os";
import { table } from "@facility-contracts/command/table";
import { type Comparison, SERVERS, type ServerName } from "./comparison.ts";
import type { Growth } from "./growth.ts";
import type { Cost } from "./load.ts";

const whole = (value: number) => Math.round(value).toLocaleString("en");
const fine = (value: number) => value.toFixed(2);

/** Prints what was measured. */
export function textOf(comparisons: readonly Comparison[], growth: Growth): string {
  return `
Node ${process.version}, ${availableParallelism()} cores for the load, the server and PostgreSQL; other load now: ${fine(loadavg()[0] ?? 0)}

${comparisonTable(comparisons, "answers a second", ({ rate }) => rate, whole, [
  ["PGlite", "bare"],
  ["PostgreSQL", "bare"],
  ["PostgreSQL", "mock"],
])}

${comparisonTable(comparisons, "p99, ms", ({ p99 }) => p99, fine, [["PostgreSQL", "bare"]])}

${comparisonTable(comparisons, "processor, us a request", ({ cpu }) => cpu, whole, [
  ["PGlite", "bare"],
  ["PostgreSQL", "bare"],
  ["PostgreSQL", "round trip"],
])}

${table([
  ["queries a request", "PGlite", "PostgreSQL"],
  ...comparisons.map(({ request, costs }) => [
    request,
    fine(costs.PGlite.queries ?? Number.NaN),
    fine(costs.PostgreSQL.queries ?? Number.NaN),
  ]),
])}
${growth.costs.length === 0 ? "" : growthText(growth)}`;
}

function comparisonTable(
  comparisons: readonly Comparison[],
  title: string,
  measureOf: (cost: Cost) => number,
  write: (value: number) => string,
  ratios: readonly (readonly [ServerName, ServerName])[],
): string {
  return table([
    [title, ...SERVERS, ...ratios.map((names) => names.join(" / "))],
    ...comparisons.map(({ request, costs }) => [
      request,
      ...SERVERS.map((name) => write(measureOf(costs[name]))),
      ...ratios.map(([one, other]) => fine(measureOf(costs[one]) / measureOf(costs[other]))),
    ]),
  ]);
}

function growthText({ costs, plans, reads, foreignKeys }: Growth): string {
  return `
${table([
  ["PostgreSQL, by size", "anomalies", "answers a second", "p50, ms", "p99, ms", "processor, us a request"],
  ...costs.map(({ request, anomalies, cost }) => [
    request,
    whole(anomalies),
    whole(cost.rate),
    fine(cost.p50),
    fine(cost.p99),
    whole(cost.cpu),
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
