/**
 * The outputs that are compared: each is made in a copy of the repository, by the commands that people use.
 */
import { execFile } from "node:child_process";
import { globSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { apiNamesIn } from "./sources.ts";

const run = promisify(execFile);

/** A copy of the repository. */
export interface Copy {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Puts our contract of today in the place of the frozen one. */
  takeOurs(): Promise<void>;
}

/** Texts by name: a file, a request, an API. */
export type Texts = ReadonlyMap<string, string>;

/** Something that an engine makes of the contract. */
export interface Output {
  readonly name: string;
  make(copy: Copy): Promise<Texts>;
}

const HERE = "packages/proof/src/renaming/in-copy";
const MAX_BYTES = 512 * 1024 ** 2;

/** In the order in which they are made: the later ones work on what the earlier ones wrote. */
export const OUTPUTS: readonly Output[] = [
  {
    name: "generated",
    async make(copy) {
      await printed(copy, "npm", "run", "generate");
      return filesIn(copy, "packages/{contract,client}/generated/**/*");
    },
  },
  {
    name: "facts",
    async make(copy) {
      return new Map([["facts", await printed(copy, "node", "packages/facts/src/cli.ts", "--json")]]);
    },
  },
  {
    name: "client",
    async make(copy) {
      await build(copy, "client");
      return filesIn(copy, "packages/client/dist/**/*.{js,d.ts}");
    },
  },
  {
    name: "mock",
    async make(copy) {
      await build(copy, "mock");
      return textsIn(await printed(copy, "node", `${HERE}/mock-answers.ts`));
    },
  },
  {
    name: "plan",
    async make(copy) {
      await build(copy, "conformance");
      const plans = new Map<string, string>();
      for (const api of await apiNamesIn(join(copy.folder, "openapi")))
        plans.set(api, await printed(copy, ...conformance(api, "--dry-run")));
      return plans;
    },
  },
  {
    name: "report on the mock",
    async make(copy) {
      return textsIn(await printed(copy, "node", `${HERE}/mock-report.ts`));
    },
  },
  {
    name: "sandbox",
    async make(copy) {
      return textsIn(await printed(copy, "node", `${HERE}/sandbox-answers.ts`));
    },
  },
  {
    name: "portal",
    async make(copy) {
      await build(copy, "portal");
      const pages = await filesIn(copy, "apps/portal/dist/**/*.html");
      // Redoc's page, which it fills with its own code.
      return new Map([...pages].filter(([page]) => !page.endsWith("/reference.html")));
    },
  },
  {
    name: "review",
    async make(copy) {
      await copy.takeOurs();
      await printed(copy, "node", "scripts/generate.ts");
      // The documents of the repository hold numbers of our contract.
      await rm(join(copy.folder, "scripts/numbers.yaml"));
      const base = ["packages/review/src/cli.ts", "--base", "HEAD"];
      await printed(copy, "node", ...base, "--changelog", "--write");
      return new Map([
        ...(await filesIn(copy, "openapi/*/CHANGELOG.md")),
        ["terminal", await printed(copy, "node", ...base)],
        ["Markdown", await printed(copy, "node", ...base, "--markdown")],
        ["JSON", await printed(copy, "node", ...base, "--json")],
      ]);
    },
  },
];

function conformance(api: string, ...options: readonly string[]): readonly [string, ...string[]] {
  const cli = "packages/conformance/bin/facility-conformance.js";
  return ["node", cli, api, "--config", "packages/conformance/examples/contract.config.ts", ...options];
}

async function build(copy: Copy, workspace: string): Promise<void> {
  const only = `--filter=@facility-contracts/${workspace}`;
  await printed(copy, "npm", "run", "build", "--", only, "--output-logs=errors-only");
}

/**
 * What a command prints. Exit code 1 is a finding for some, and what others end with when they fail.
 *
 * @throws Error with what it printed, when it printed nothing on its standard output or wrote of a failure.
 */
async function printed({ folder, env }: Copy, command: string, ...args: readonly string[]): Promise<string> {
  try {
    const { stdout } = await run(command, [...args], { cwd: folder, env, maxBuffer: MAX_BYTES });
    return stdout;
  } catch (error) {
    const { stdout = "", stderr = "", code } = Object(error);
    const isFinding = code === 1 && command === "node" && String(stderr).trim() === "" && stdout !== "";
    if (isFinding) return String(stdout);
    throw new Error(`${[command, ...args].join(" ")} ended with ${code}:\n${stdout}${stderr}`, {
      cause: error,
    });
  }
}

async function filesIn({ folder }: Copy, pattern: string): Promise<Texts> {
  const files = globSync(pattern, { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const texts = new Map<string, string>();
  for (const file of files) texts.set(file.slice(folder.length + 1), await readFile(file, "utf8"));
  return texts;
}

function textsIn(json: string): Texts {
  return new Map(Object.entries<string>(JSON.parse(json)));
}
