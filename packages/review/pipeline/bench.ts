/**
 * `npm run bench -- pipeline`: what the way from YAML to a review costs, and how it grows with the contract.
 */
import { execFile, spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { median } from "@facility-contracts/bench/median";
import { Failure, wholeNumber } from "@facility-contracts/command/failure";
import { type Command, type Options, runCommand, type Values } from "@facility-contracts/command/options";
import { ROOT } from "@facility-contracts/command/repository";
import { table } from "@facility-contracts/command/table";
import { API, writeContract } from "./many-operations.ts";
import type { Stages } from "./stages.ts";

const COMMAND = {
  does: `Measures lint, bundle, generate, drift, facts and review on the frozen contract and on ones of many operations, each in a
process of its own, and the commands of the repository with turbo's cache cold and warm.`,
  usage: "npm run bench -- pipeline [options]",
  options: {
    operations: { value: "list", help: "sizes, with commas between", default: "50,200,800" },
    rounds: { value: "number", help: "how often each is measured; the table shows medians", default: "3" },
    short: { help: "12 operations, once, without the commands" },
    json: { help: "print the results as JSON" },
  },
  exits: "Exit codes: 0 measured, 1 something failed, 2 wrong use.",
} as const satisfies Command<Options>;

/** A change that every operation of the API feels. */
const EDIT = {
  file: `openapi/${API}/components/schemas/ErrorMessage.yaml`,
  from: "type: object",
  to: "type: object\nminProperties: 1\nmaxProperties: 40",
};

const COLUMNS = [
  "lint",
  "bundle",
  "generate",
  "drift",
  "facts",
  "review",
  "reviewCached",
  "plainLint",
] as const;

await runCommand("bench", COMMAND, async (values) => {
  const { json, operations, rounds, short } = checkedOptions(values);
  const start = performance.now();
  const progress = (text: string) =>
    console.error(`${Math.round((performance.now() - start) / 1000)} s: ${text}`);
  const results: { name: string; stages: Stages }[] = [];
  for (const size of short ? operations : [undefined, ...operations]) {
    const measured: Stages[] = [];
    for (let round = 1; round <= rounds; round++) {
      progress(`${size ?? "the frozen"} operations, round ${round} of ${rounds}`);
      measured.push(await measure(size));
    }
    results.push({ name: size === undefined ? "frozen" : String(size), stages: medianOf(measured) });
  }
  const commands = short ? [] : measureCommands(progress);
  progress("done");
  if (json) console.log(JSON.stringify({ formatVersion: 1, results, commands }, undefined, 2));
  else console.log(textOf(results, commands));
});

/** Makes the contract in a repository of its own and runs all stages on it. */
async function measure(operations: number | undefined): Promise<Stages> {
  await mkdir(join(ROOT, ".cache"), { recursive: true });
  // Below this repository, so that the rules find what they import.
  const root = await mkdtemp(join(ROOT, ".cache", "bench-"));
  try {
    await writeContract(join(root, "openapi"), operations);
    await writeFile(join(root, "plain.yaml"), "telemetry: off\nextends: [recommended-strict]\n");
    await writeFile(join(root, "edit.json"), JSON.stringify(EDIT));
    const git = (...args: string[]) =>
      promisify(execFile)("git", [
        "-C",
        root,
        "-c",
        "user.name=bench",
        "-c",
        "user.email=bench@example.com",
        ...args,
      ]);
    await git("init", "--quiet", "--initial-branch=main");
    await git("add", "openapi");
    await git("commit", "--quiet", "--message=contract");
    const { stdout } = await promisify(execFile)(process.execPath, [
      join(import.meta.dirname, "stages.ts"),
      root,
    ]);
    return JSON.parse(stdout);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

function medianOf(measured: readonly Stages[]): Stages {
  const of = (stage: keyof Stages) => median(measured.map((stages) => stages[stage]));
  return {
    lint: of("lint"),
    bundle: of("bundle"),
    generate: of("generate"),
    drift: of("drift"),
    facts: of("facts"),
    review: of("review"),
    reviewCached: of("reviewCached"),
    plainLint: of("plainLint"),
    changes: of("changes"),
  };
}

/** A command of the repository, without and with the cache of turbo. */
interface RootCommand {
  readonly name: string;
  readonly cold: number;
  readonly cached: number;
}

function measureCommands(progress: (text: string) => void): RootCommand[] {
  const turbo = [join(ROOT, "scripts/turbo.js"), "run", "lint:documents", "lint:root", "drift"];
  const commands: [name: string, args: readonly string[], cold: readonly string[]][] = [
    ["lint and drift, all workspaces", turbo, ["--force"]],
    ["drift alone, never from the cache", [join(ROOT, "scripts/turbo.js"), "run", "drift"], []],
    ["facts", [join(ROOT, "packages/facts/src/cli.ts")], []],
    ["review of nothing new", [join(ROOT, "packages/review/src/cli.ts"), "--base", "HEAD"], []],
  ];
  return commands.map(([name, args, force]) => {
    progress(name);
    const time = (more: readonly string[]) => {
      const start = performance.now();
      const { status, stderr } = spawnSync(process.execPath, [...args, ...more], {
        cwd: ROOT,
        encoding: "utf8",
      });
      if (status !== 0) throw new Failure(1, `${name} ended with ${status}:\n${stderr}`);
      return Math.round(performance.now() - start);
    };
    const cold = time(force);
    return { name, cold, cached: time([]) };
  });
}

function textOf(
  results: readonly { name: string; stages: Stages }[],
  commands: readonly RootCommand[],
): string {
  const titles = [
    "operations",
    ...COLUMNS.map((column) =>
      column === "reviewCached" ? "again" : column === "plainLint" ? "lint without ours" : column,
    ),
    "changes",
  ];
  const rows = results.map(({ name, stages }) => [
    name,
    ...COLUMNS.map((column) => `${stages[column]}`),
    String(stages.changes),
  ]);
  const [, first] = results;
  const last = results.at(-1);
  const growth =
    first === undefined || last === undefined || first === last
      ? []
      : [
          [
            "growth",
            ...COLUMNS.map((column) => `x ${(last.stages[column] / first.stages[column]).toFixed(1)}`),
          ],
        ];
  const lines = [
    `Node ${process.version}, ${availableParallelism()} cores; milliseconds`,
    "",
    table([titles, ...rows, ...growth]),
  ];
  if (growth.length > 0)
    lines.push(
      "",
      `Growth from ${first?.name} to ${last?.name} operations: linear would be x ${(Number(last?.name) / Number(first?.name)).toFixed(1)} or less.`,
    );
  if (commands.length > 0)
    lines.push(
      "",
      table([
        ["command", "cold", "again"],
        ...commands.map(({ name, cold, cached }) => [name, String(cold), String(cached)]),
      ]),
    );
  return lines.join("\n");
}

function checkedOptions(values: Values<typeof COMMAND.options>) {
  const { operations, rounds, ...flags } = values;
  if (flags.short) return { ...flags, operations: [12], rounds: 1 };
  return {
    ...flags,
    operations: operations.split(",").map((size) => wholeNumber("--operations", size, 1, 5000)),
    rounds: wholeNumber("--rounds", rounds, 1, 100),
  };
}
