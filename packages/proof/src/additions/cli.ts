/**
 * `npm run additions`: whether an endpoint costs no more than its YAML.
 */
import { copyFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { Failure } from "@facility-contracts/command/failure";
import { type Command, type Options, runCommand } from "@facility-contracts/command/options";
import { ROOT } from "@facility-contracts/command/repository";
import { gitIn } from "../content.ts";
import { type Part, runPart } from "../part.ts";
import { originOf, shareModules } from "../places/copy.ts";
import { environmentOf } from "../places/try-place.ts";
import { timeOf } from "../print.ts";
import { stopOnSignal } from "../stop.ts";
import { ADDITIONS, commit, excessOf, linesOf } from "./addition.ts";
import { BEFORE, STEPS, TESTS } from "./steps.ts";

const COMMAND = {
  does: `Copies the repository, adds a PATCH, a DELETE and a third API to the contract as a newcomer would, and runs in the
copy what CONTRIBUTING says.`,
  usage: "npm run additions [-- options]",
  options: {
    step: { value: "step", help: "only this step; may be given several times", many: true },
    tests: { help: "npm test too, at the end: takes minutes" },
    keep: { help: "leave the copy there, to look into" },
    list: { help: "print the additions and the steps, and stop" },
  },
  exits: "Exit codes: 0 all of it works and costs no more than the goals, 1 not so, 2 wrong use.",
} as const satisfies Command<Options>;

const MAX_SHOWN_LINES = 60;

await runCommand("additions", COMMAND, async ({ step, tests, keep, list }) => {
  const steps = [...chosen(step), ...(tests ? [TESTS] : [])];
  if (list) {
    for (const { name, says } of ADDITIONS) console.log(`${name.padEnd(20)} ${says}`);
    for (const { name, command } of steps) console.log(`${name.padEnd(20)} ${command.join(" ")}`);
    return;
  }
  const stop = stopOnSignal((signal) => console.log(`${signal}: what runs is ended`));
  const scratch = await mkdtemp(join(tmpdir(), "additions-"));
  try {
    const folder = await copyWithAdditions(scratch);
    await runSteps(steps, folder, scratch, stop);
    if (keep) console.log(`\nThe copy: ${folder}`);
  } finally {
    if (!keep) await rm(scratch, { recursive: true, force: true });
  }
});

function chosen(names: readonly string[]): readonly Part[] {
  const unknown = names.find((name) => STEPS.every((step) => step.name !== name));
  if (unknown === undefined)
    return names.length === 0 ? STEPS : STEPS.filter(({ name }) => names.includes(name));
  throw new Failure(2, `There is no step '${unknown}': ${STEPS.map(({ name }) => name).join(", ")}`);
}

/** Copies the repository, adds one thing after the other, and tells what each costs. */
async function copyWithAdditions(scratch: string): Promise<string> {
  const folder = join(scratch, "repository");
  await (await originOf(ROOT, scratch)).copy("clone", folder);
  await shareModules(ROOT, folder);
  const git = gitIn(folder);
  await git("tag", BEFORE);
  for (const addition of ADDITIONS) {
    const files = await commit(addition, git);
    const excess = excessOf(addition, files);
    console.log(
      `${addition.name.padEnd(20)} ${excess.length === 0 ? "within" : "ABOVE"} its goal: ${files.length} files, ${linesOf(files)} lines by hand`,
    );
    for (const { file, lines } of files) console.log(`  ${String(lines).padStart(3)}  ${file}`);
    for (const text of excess) console.log(`  ${text}`);
    if (excess.length > 0) process.exitCode = 1;
  }
  await copyFile(
    join(folder, "packages/proof/additions/client-calls.ts.txt"),
    join(folder, "packages/client/test/additions.ts"),
  );
  return folder;
}

async function runSteps(
  steps: readonly Part[],
  folder: string,
  scratch: string,
  stop: AbortSignal,
): Promise<void> {
  const clean = await environmentOf({ name: "additions" }, scratch, undefined);
  const env = { ...clean, PATH: [join(folder, "node_modules/.bin"), clean.PATH].join(delimiter) };
  const failed: string[] = [];
  for (const { name, command } of steps) {
    if (stop.aborted) break;
    const log = join(ROOT, ".cache/additions", `${name.replaceAll(" ", "-")}.log`);
    const { passed, seconds } = await runPart({ name, command, as: { env } }, folder, log, stop);
    console.log(`${name.padEnd(20)} ${(passed ? "passed" : "failed").padEnd(15)} ${timeOf(seconds)}`);
    if (passed || stop.aborted) continue;
    failed.push(name);
    console.log(`${tellingLinesOf(await readFile(log, "utf8"))}\n\nAll of it: ${log}\n`);
  }
  if (failed.length > 0 || stop.aborted) process.exitCode = 1;
  console.log(
    failed.length === 0
      ? `\n${steps.length} steps passed.`
      : `\n${failed.length} of ${steps.length} steps failed: ${failed.join(", ")}. To look into the copy: npm run additions -- --keep`,
  );
}

/** The last lines of a log that say what is wrong: not how npm, turbo and Node tell that something is. */
function tellingLinesOf(log: string): string {
  const lines = log
    .split("\n")
    .filter((line) => !/(^|: )(\s*at |npm error|Node\.js v|.*cache miss|\s*$)/.test(line));
  return lines.slice(-MAX_SHOWN_LINES).join("\n");
}
