/**
 * The client as it is for other documents than ours: what the generator makes of them, in a folder of its own.
 */
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { CLIENT } from "@facility-contracts/command/repository";
import { generatedFilesOf } from "@facility-contracts/generator/generated";
import { openApis } from "@facility-contracts/model/apis";
import type { Contract } from "@facility-contracts/model/contract";
import { writeValidators } from "../build/write-validators.ts";

const { resolve } = createRequire(import.meta.url);
const client = join(import.meta.dirname, "..");

/** The packages that the entries of the client import. */
const PACKAGES = ["openapi-fetch", "msw", "@tanstack/react-query"];

/** A folder with a client. */
export interface GeneratedProject {
  /** Of the client: `src/index.ts`. */
  readonly client: string;
  /** Writes a program that imports the client, and gives what the compiler says of it and of the client. */
  compile(source: string): Promise<string>;
  /** Runs the program that was written last, and gives what it prints. */
  run(): Promise<string>;
  remove(): Promise<void>;
}

/**
 * Opens documents, each in the folder of its API.
 *
 * @throws {ContractError} for one that cannot be read
 */
export async function contractsOf(documents: Readonly<Record<string, object>>): Promise<Contract[]> {
  const folder = await mkdtemp(join(tmpdir(), "contracts-"));
  try {
    for (const [api, document] of Object.entries(documents)) {
      await mkdir(join(folder, api));
      // What is JSON is YAML.
      await writeFile(join(folder, api, "openapi.yaml"), JSON.stringify(document, null, 2));
    }
    return await openApis(folder, "openapi");
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * Generates the client of contracts.
 *
 * @throws {ContractError} for what the generator refuses
 */
export async function generatedProject(contracts: readonly Contract[]): Promise<GeneratedProject> {
  const files = await generatedFilesOf(contracts);
  const folder = await mkdtemp(join(tmpdir(), "generated-project-"));
  const target = join(folder, dirname(CLIENT));
  const contract = join(folder, "packages/contract");
  await cp(join(client, "src"), join(target, "src"), { recursive: true });
  for (const [file, content] of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), content);
  }
  await writeValidators(target, contracts);
  const ours = dirname(resolve("@facility-contracts/contract/operations"));
  await cp(join(ours, "../package.json"), join(contract, "package.json"));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  await link(folder, "@facility-contracts/contract", contract);
  for (const name of PACKAGES) await link(folder, name, dirname(resolve(`${name}/package.json`)));
  const compilerOptions = { types: [], skipLibCheck: true };
  const config = { extends: join(client, "tsconfig.json"), compilerOptions, include: ["program.ts", target] };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));
  return {
    client: target,
    compile: async (source) => {
      await writeFile(join(folder, "program.ts"), source);
      const compiler = join(dirname(resolve("typescript/package.json")), "bin/tsc");
      return outputOf([compiler, "-p", folder]);
    },
    run: () => outputOf([join(folder, "program.ts")]),
    remove: () => rm(folder, { recursive: true }),
  };
}

async function link(folder: string, name: string, target: string): Promise<void> {
  const path = join(folder, "node_modules", name);
  await mkdir(dirname(path), { recursive: true });
  await symlink(target, path, "junction");
}

/** What a program of Node prints, its errors too. */
function outputOf(args: readonly string[]): Promise<string> {
  return new Promise((done) => {
    execFile(process.execPath, args, { maxBuffer: 16 * 1024 * 1024 }, (error, stdout, stderr) =>
      done(stdout + stderr || (error?.message ?? "")),
    );
  });
}
