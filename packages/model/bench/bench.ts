/**
 * What the model needs for a large contract, next to those who read the same file.
 */
import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { median } from "@facility-contracts/bench/median";
import { wholeNumber } from "@facility-contracts/command/failure";
import { type Command, type Options, runCommand } from "@facility-contracts/command/options";
import { table } from "@facility-contracts/command/table";
import { bundle, createConfig } from "@redocly/openapi-core";
import { contractOf } from "../src/contract.ts";
import { openContract } from "../src/open.ts";
import { operationsOf } from "../src/operation.ts";
import { baseRequestOf } from "../src/request.ts";
import { githubFile } from "./github.ts";

const COMMAND = {
  does: `Measures how long the model takes to open GitHub's description of its API (13 MB, OpenAPI 3.0), to list its operations,
and to find a request for each of 200 of them, next to JSON.parse and to the bundler of Redocly, which the model opens files
with. The description is installed into .cache/ the first time (404 MB).`,
  usage: "npm run bench -- model [options]",
  options: {
    rounds: {
      value: "number",
      default: "3",
      help: "how often each is measured; the table shows medians",
    },
    short: { help: "once" },
    json: { help: "print the results as JSON" },
  },
  exits: "Exit codes: 0 measured, 1 the description cannot be installed, 2 wrong use.",
} as const satisfies Command<Options>;

const SAMPLE = 200;

/** One thing that is measured. */
interface Step {
  readonly name: string;
  /** Does it from the beginning; what came of it in a few words. */
  work(): Promise<string>;
}

/** What one thing takes. */
interface Result {
  readonly name: string;
  readonly milliseconds: number;
  /** Of the processor, which tells less of what else the machine does. */
  readonly processorMilliseconds: number;
  readonly outcome: string;
}

await runCommand("bench", COMMAND, async ({ json, short, ...options }) => {
  const rounds = short ? 1 : wholeNumber("--rounds", options.rounds, 1, 99);
  const steps = stepsFor(await githubFile());
  const results: Result[] = [];
  for (const step of steps) results.push(await measured(step, rounds));
  console.log(json ? JSON.stringify({ formatVersion: 1, results }, undefined, 2) : textOf(results));
});

/** What others do with the file, and what the model does. The first one is what the others are compared with. */
function stepsFor(file: string): readonly Step[] {
  const parsed = async (): Promise<unknown> => JSON.parse(await readFile(file, "utf8"));
  return [
    {
      name: "JSON.parse",
      async work() {
        await parsed();
        return "a value";
      },
    },
    {
      name: "Redocly bundles it",
      async work() {
        const { problems } = await bundle({ ref: file, config: await createConfig({}) });
        return `${problems.length} problems`;
      },
    },
    {
      name: "the model opens and lists it",
      async work() {
        return `${operationsOf(await openContract(file)).length} operations`;
      },
    },
    {
      name: "the same, from memory",
      async work() {
        return `${operationsOf(contractOf(await parsed(), file)).length} operations`;
      },
    },
    {
      name: `and requests for ${SAMPLE}`,
      async work() {
        const operations = operationsOf(contractOf(await parsed(), file));
        const step = operations.length / SAMPLE;
        const sample = operations.filter((_, index) => index % step < 1).slice(0, SAMPLE);
        const without = sample.filter((operation) => baseRequestOf(operation).kind === "no request");
        const share = (100 * without.length) / sample.length;
        return `${without.length} of ${sample.length} have none (${share.toFixed(1)} %)`;
      },
    },
  ];
}

async function measured({ name, work }: Step, rounds: number): Promise<Result> {
  const times: number[] = [];
  const processorTimes: number[] = [];
  let outcome = "";
  for (let round = 0; round < rounds; round++) {
    const begin = performance.now();
    const before = process.cpuUsage();
    outcome = await work();
    const { user, system } = process.cpuUsage(before);
    times.push(performance.now() - begin);
    processorTimes.push((user + system) / 1000);
  }
  return { name, milliseconds: median(times), processorMilliseconds: median(processorTimes), outcome };
}

function textOf(results: readonly Result[]): string {
  const [first] = results;
  const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;
  const rows = results.map(({ name, milliseconds, processorMilliseconds, outcome }) => [
    name,
    seconds(milliseconds),
    seconds(processorMilliseconds),
    (processorMilliseconds / (first?.processorMilliseconds ?? Number.NaN)).toFixed(1),
    outcome,
  ]);
  return `Node ${process.version}, ${availableParallelism()} cores

${table([["GitHub's description", "time", "processor", `it / ${first?.name}`, "what came of it"], ...rows])}`;
}
