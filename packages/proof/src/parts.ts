/**
 * The parts of `npm run proof`.
 */
import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Part } from "./part.ts";

/** What the parts use. The contestants of the benchmark of the contract tests are not among it. */
const TOOLS = [
  "bun",
  "client-generators",
  "deno",
  "github-description",
  "node-22",
  "node-26",
  "oasdiff",
  "package-checks",
  "prism-cli",
  "readers",
  "s3-server",
  "steady",
  "workerd",
];

/**
 * Commands of the root. The benchmarks of client, sandbox, contract tests and pipeline are run in their short form by the
 * tests of their workspaces. What `faults` and `mutate:conformance` try is tried by `golden`, whose tests want every fault found
 * and every mutant killed. `mutate` asks lint only where the facts notice nothing: what every gate says of every edit is a
 * golden.
 */
const COMMANDS: readonly Part[] = [
  npmRun("mutate"),
  npmRun("golden"),
  npmRun("renaming"),
  npmRun("additions"),
  { ...npmRun("bench", "mock", "--turns", "3", "--requests", "100"), name: "bench mock" },
  npmRun("places", "--short"),
];

/** All parts: what the others need, what each workspace has to prove, and the commands of the root. */
export function partsOf(root: string): readonly Part[] {
  return [
    npmRun("build"),
    { name: "tools", command: ["node", "packages/proof/src/install-tools.ts", ...TOOLS] },
    ...workspacesWithProof(root).map(
      (folder): Part => ({
        name: folder,
        command: ["npm", "run", "proof", `--workspace=${folder}`],
      }),
    ),
    ...COMMANDS,
  ];
}

function npmRun(script: string, ...options: readonly string[]): Part {
  const behind = options.length === 0 ? [] : ["--", ...options];
  return { name: script, command: ["npm", "run", script, ...behind] };
}

function workspacesWithProof(root: string): readonly string[] {
  const files = globSync("{openapi,scripts,apps/*,packages/*}/package.json", { cwd: root }).sort();
  return files
    .filter((file) => "proof" in manifestOf(root, file).scripts)
    .map((file) => dirname(file).replaceAll("\\", "/"));
}

function manifestOf(root: string, file: string): { readonly scripts: object } {
  return { scripts: {}, ...JSON.parse(readFileSync(join(root, file), "utf8")) };
}
