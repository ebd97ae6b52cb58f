/**
 * `npm run proof`: runs parts one after the other, and prints a line for each.
 */
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Failure } from "@facility-contracts/command/failure";
import { type Command, type Options, runCommand, type Values } from "@facility-contracts/command/options";
import { contentOf } from "./content.ts";
import { lastLinesOf, type Part, runPart } from "./part.ts";
import { summaryOf, timeOf } from "./print.ts";
import type { Report } from "./report.ts";
import { readPassed, writePassed } from "./state.ts";
import { stopOnSignal } from "./stop.ts";

/** What the command says of itself. */
export const COMMAND = {
  does: `Proves what this repository claims, where npm test takes a sample: runs each part to its end, one after the other.
What has passed on this very content of the repository is not run again.`,
  usage: "npm run proof [-- options]",
  options: {
    only: { value: "part", help: "only this part; may be given several times", many: true },
    fresh: { help: "run again what has passed" },
    list: { help: "print the parts and their commands, and stop" },
    json: { help: "print the results as JSON; the lines go to the standard error" },
  },
  exits: "Exit codes: 0 all passed, 1 a part failed or the proof was stopped, 2 wrong use.",
} as const satisfies Command<Options>;

/** Where the command prints, and what ends it. */
interface Surroundings {
  /** Prints a line of the result. */
  readonly print: (line: string) => void;
  /** Prints a line of how it goes. */
  readonly tell: (line: string) => void;
  readonly stop: AbortSignal;
}

/** Runs the command on parts, in the folder of a repository. */
export function proof(parts: readonly Part[], folder: string): Promise<void> {
  return runCommand("proof", COMMAND, async (values) => {
    const tell = values.json ? console.error : console.log;
    const stop = stopOnSignal((signal) =>
      tell(`${signal}: the running part is ended. The same command goes on from there`),
    );
    process.exitCode = await perform(values, parts, folder, { print: console.log, tell, stop });
  });
}

/**
 * Does what the options ask for.
 *
 * @returns the exit code
 * @throws Failure with exit code 2 for a part that does not exist
 */
export async function perform(
  { only, fresh, list, json }: Values<typeof COMMAND.options>,
  parts: readonly Part[],
  folder: string,
  surroundings: Surroundings,
): Promise<0 | 1> {
  const { print, tell } = surroundings;
  const unknown = only.find((name) => parts.every((part) => part.name !== name));
  if (unknown !== undefined)
    throw new Failure(2, `There is no part '${unknown}': ${parts.map(({ name }) => name).join(", ")}`);
  if (list) {
    for (const { name, command } of parts) print(`${name.padEnd(20)} ${command.join(" ")}`);
    return 0;
  }
  const chosen = only.length === 0 ? parts : parts.filter(({ name }) => only.includes(name));
  const report = await runAll(chosen, folder, fresh, surroundings);
  tell(summaryOf(report));
  if (json) print(JSON.stringify({ formatVersion: 1, ...report }, undefined, 2));
  return report.parts.some(({ result }) => result === "failed" || result === "not run") ? 1 : 0;
}

async function runAll(
  parts: readonly Part[],
  folder: string,
  fresh: boolean,
  { tell, stop }: Surroundings,
): Promise<Report> {
  const content = await contentOf(folder);
  const version = `${content?.tree} ${process.version} ${process.platform} ${process.arch}`;
  const cache = join(folder, ".cache/proof");
  const state = join(cache, "state.json");
  const passed = new Map(content === undefined ? [] : await readPassed(state, version));
  const results: Report["parts"][number][] = [];
  for (const part of parts) {
    const { name } = part;
    const key = [name, ...part.command].join(" ");
    const before = fresh ? undefined : passed.get(key);
    if (stop.aborted) results.push({ name, result: "not run", seconds: 0 });
    else if (before !== undefined) {
      results.push({ name, result: "before", seconds: before });
      tell(`${name.padEnd(20)} passed before   ${timeOf(before)}`);
    } else {
      const log = join(cache, `${name.replaceAll("/", "-")}.log`);
      const { passed: isPassed, seconds } = await runPart(part, folder, log, stop);
      const result = stop.aborted ? "not run" : isPassed ? "passed" : "failed";
      results.push({ name, result, seconds });
      tell(`${name.padEnd(20)} ${result.padEnd(15)} ${timeOf(seconds)}`);
      if (isPassed) passed.set(key, seconds);
      else passed.delete(key);
      if (content !== undefined) await writePassed(state, version, passed);
      if (result === "failed")
        tell(`${await lastLinesOf(log)}\n\nAlone: ${part.command.join(" ")}\nAll of it: ${log}\n`);
    }
  }
  return { parts: results, node: process.version, cores: availableParallelism(), ...content };
}
