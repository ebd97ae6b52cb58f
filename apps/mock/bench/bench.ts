import { availableParallelism } from "node:os";
import { quietest, type Ratio, ratioOf, ratioText, verdictOf } from "@facility-contracts/bench/ratio";
import type { ByTurn } from "@facility-contracts/bench/turns";
import { wholeNumber } from "@facility-contracts/command/failure";
import { type Command, type Options, runCommand } from "@facility-contracts/command/options";
import { table } from "@facility-contracts/command/table";
import { BARE, CONTESTANTS } from "./contestants.ts";
import { type ByContestant, measureCases, measureOperations, measureStarts } from "./measure.ts";

/*
 * How fast the mock is, next to `prism mock`, Steady, fastify with ajv, and a server that only answers with a constant. All
 * of them take turns in one run, so that a busy machine slows all of them down. Absolute numbers differ between machines,
 * ratios less.
 */

const COMMAND = {
  does: "Measures this mock next to `prism mock`, Steady, fastify with ajv and a bare node:http server, in turn.",
  usage: "npm run bench -- mock [options]",
  options: {
    requests: { value: "number", help: "how many requests a server answers in a turn", default: "1000" },
    turns: {
      value: "number",
      help: "how many turns each server has; what disturbs a turn makes it dearer, and one of the quietest counts",
      default: "30",
    },
    json: { help: "print the results as JSON" },
  },
} as const satisfies Command<Options>;

const START = "start to first answer";

/** What an answer of this mock may cost, next to one of another: the cost of the other divided by its own. */
const GOALS = [
  { name: "GET intervention", other: "bare", least: 0.75 },
  { name: "PUT anomaly", other: "fastify", least: 0.95 },
  { name: "nonconformity, 100 items", other: "fastify", least: 0.95 },
  { name: "invalid body", other: "fastify", least: 0.95 },
  { name: START, other: "prism", least: 10 },
];

/** What ours is divided by. */
const OTHERS = ["prism", "steady", "fastify", "bare"];

/** The number of operations with which a GET is measured. */
const OPERATIONS = [5, 600];

await runCommand("bench", COMMAND, async ({ json, ...values }) => {
  const effort = {
    requests: wholeNumber("--requests", values.requests, 50, 100_000),
    turns: wholeNumber("--turns", values.turns, 3, 999),
  };
  // The servers end with this process.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
  const begin = performance.now();
  const progress = (text: string) =>
    console.error(`${Math.round((performance.now() - begin) / 1000)} s: ${text}`);

  progress(START);
  const starts = { name: START, costs: await measureStarts(effort) };
  const { cases, memory } = await measureCases(effort, progress);
  progress(`${OPERATIONS.join(" and ")} operations`);
  const operations = await measureOperations(OPERATIONS, effort);
  progress("done");
  if (json) {
    console.log(JSON.stringify({ formatVersion: 4, starts, cases, memory, operations }, null, 2));
    return;
  }
  console.log(`\nNode ${process.version}, ${availableParallelism()} cores, one of them for the load`);
  for (const rows of [
    withTitles(
      "an answer costs, us of a processor",
      cases.map(({ name, costs }) => [name, quietestOf(costs)]),
    ),
    [
      ["it divided by ours", ...OTHERS],
      ...cases.map(({ name, costs }) => [name, ...OTHERS.map((other) => shown(ratioIn(costs, other)))]),
    ],
    [
      ["goal", "at least", "measured", ""],
      ...GOALS.map(({ name, other, least }) => {
        const ratio = ratioIn([...cases, starts].find((one) => one.name === name)?.costs ?? {}, other);
        return [`${name}, ${other}`, String(least), shown(ratio), ratio ? verdictOf(ratio, { least }) : "-"];
      }),
    ],
    withTitles("milliseconds", [[START, quietestOf(starts.costs)]]),
    withTitles("memory, MB", Object.entries(memory)),
    [
      ["a GET costs, us of a processor", "ours", "prism"],
      ...OPERATIONS.map((count) => [
        `${count} operations`,
        ...["ours", "prism"].map((name) => quietest(operations[`${name} ${count}`] ?? []).toFixed(1)),
      ]),
    ],
  ]) {
    console.log(`\n${table(rows)}`);
  }
});

/** A table with a column for each contestant. */
function withTitles(title: string, rows: readonly (readonly [string, ByContestant])[]): string[][] {
  const names = [...CONTESTANTS, BARE].map(({ name }) => name);
  return [
    [title, ...names],
    ...rows.map(([name, numbers]) => [name, ...names.map((contestant) => whole(numbers[contestant]))]),
  ];
}

function whole(value: number | undefined): string {
  return value === undefined ? "-" : Math.round(value).toLocaleString("en");
}

function quietestOf(costs: ByTurn): ByContestant {
  return Object.fromEntries(Object.entries(costs).map(([name, turns]) => [name, quietest(turns)]));
}

function ratioIn({ ours, ...others }: ByTurn, other: string): Ratio | undefined {
  const turns = others[other];
  return ours && turns && ratioOf(turns, ours);
}

function shown(ratio: Ratio | undefined): string {
  return ratio === undefined ? "-" : ratioText(ratio);
}
