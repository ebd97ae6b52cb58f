import { availableParallelism } from "node:os";
import { median } from "@facility-contracts/bench/median";
import { type Ratio, ratioOf, verdictOf } from "@facility-contracts/bench/ratio";
import { wholeNumber } from "@facility-contracts/command/failure";
import { type Command, type Options, runCommand } from "@facility-contracts/command/options";
import { table } from "@facility-contracts/command/table";
import { BARE, CONTESTANTS } from "./contestants.ts";
import {
  type ByContestant,
  type Measured,
  measureCases,
  measureOperations,
  measureStarts,
} from "./measure.ts";

/*
 * How fast the mock is, next to `prism mock`, Steady, fastify with ajv, and a server that only answers with a constant. All
 * of them take turns in one run, so that a busy machine slows all of them down. Absolute numbers differ between machines,
 * ratios less.
 */

const COMMAND = {
  does: "Measures this mock next to `prism mock`, Steady, fastify with ajv and a bare node:http server, in turn.",
  usage: "npm run bench -- mock [options]",
  options: {
    seconds: {
      value: "number",
      help: "how long each server answers each kind of request, each time",
      default: "1",
    },
    rounds: {
      value: "number",
      help: "how often; the tables show medians, and between what half of the rounds lie",
      default: "9",
    },
    json: { help: "print the results as JSON" },
  },
} as const satisfies Command<Options>;

/** What an answer of this mock may cost, next to one of another: the cost of the other divided by its own. */
const GOALS = [
  { name: "GET intervention", other: "bare", least: 0.75 },
  { name: "PUT anomaly", other: "fastify", least: 0.95 },
  { name: "nonconformity, 100 items", other: "fastify", least: 0.95 },
  { name: "invalid body", other: "fastify", least: 0.95 },
];

/** The number of operations with which a GET is measured. */
const OPERATIONS = [5, 600];

await runCommand("bench", COMMAND, async ({ json, ...values }) => {
  const effort = {
    seconds: wholeNumber("--seconds", values.seconds, 1, 99),
    rounds: wholeNumber("--rounds", values.rounds, 1, 99),
  };
  // The servers end with this process.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
  const begin = performance.now();
  const progress = (text: string) =>
    console.error(`${Math.round((performance.now() - begin) / 1000)} s: ${text}`);

  progress("start to first answer");
  const starts = await measureStarts(effort);
  const { cases, memory } = await measureCases(effort, progress);
  progress(`${OPERATIONS.join(" and ")} operations`);
  const operations = await measureOperations(OPERATIONS, effort);
  progress("done");
  if (json) {
    console.log(JSON.stringify({ formatVersion: 3, starts, cases, memory, operations }, null, 2));
    return;
  }
  console.log(`\nNode ${process.version}, ${availableParallelism()} cores, one of them for the load`);
  for (const rows of [
    withTitles(
      "answers a second",
      cases.map(({ name, measured }) => [name, mediansOf(measured, "rates")]),
    ),
    withTitles(
      "an answer costs, us of a processor",
      cases.map(({ name, measured }) => [name, mediansOf(measured, "costs")]),
    ),
    [
      ["it divided by ours", "prism", "steady", "fastify", "bare"],
      ...cases.map(({ name, measured }) => [
        name,
        ...["prism", "steady", "fastify", "bare"].map((other) => shown(ratioIn(measured, other))),
      ]),
    ],
    [
      ["goal", "at least", "measured", ""],
      ...GOALS.map(({ name, other, least }) => {
        const ratio = ratioIn(cases.find((one) => one.name === name)?.measured ?? {}, other);
        return [`${name}, ${other}`, String(least), shown(ratio), ratio ? verdictOf(ratio, least) : "-"];
      }),
    ],
    withTitles("milliseconds", [["start to first answer", starts]]),
    withTitles("memory, MB", Object.entries(memory)),
    [
      ["a GET costs, us of a processor", "ours", "prism"],
      ...operations.map(({ operations: count, ours, prism }) => [
        `${count} operations`,
        ours.toFixed(1),
        prism.toFixed(1),
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

type ByRound = Readonly<Record<string, Measured>>;

function mediansOf(measured: ByRound, what: keyof Measured): ByContestant {
  return Object.fromEntries(Object.entries(measured).map(([name, rounds]) => [name, median(rounds[what])]));
}

function ratioIn({ ours, ...others }: ByRound, other: string): Ratio | undefined {
  const rounds = others[other];
  return ours && rounds && ratioOf(rounds.costs, ours.costs);
}

function shown(ratio: Ratio | undefined): string {
  if (ratio === undefined) return "-";
  const [middle, low, high] = [ratio.median, ratio.low, ratio.high].map((number) => number.toFixed(2));
  return `${middle} (${low} to ${high})`;
}
