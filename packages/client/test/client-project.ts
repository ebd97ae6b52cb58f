/**
 * A project outside of the repository with clients of any documents, as `facility-client` writes them, and with this package.
 */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { isProof } from "@facility-contracts/command/proof-mode";
import {
  type ClientFiles,
  clientFilesOf,
  type WantedFiles,
} from "@facility-contracts/generator/client-files";
import type { Contract } from "@facility-contracts/model/contract";

const { resolve } = createRequire(import.meta.url);

/** What the code has to be fit for. */
const COMPILER_OPTIONS = {
  target: "es2022",
  lib: ["es2024", "dom", "dom.iterable"],
  types: [],
  module: "nodenext",
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  erasableSyntaxOnly: true,
  verbatimModuleSyntax: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  // Threads check the same types again; the proof has large documents.
  singleThreaded: !isProof,
  // The proof looks into declarations, too, of which two thirds of the time are for; `npm test` where a test asks for it.
  skipLibCheck: !isProof,
};

/** The project. */
export interface ClientProject {
  readonly folder: string;
  /** Adds the client of a document. */
  add(contract: Contract, wanted?: WantedFiles): Promise<ClientFiles>;
  /** What the compiler says of all files. */
  compile(): Promise<string>;
  /** What a program of the project prints. */
  run(file: string): Promise<string>;
  remove(): Promise<void>;
}

/**
 * Makes a project without clients.
 *
 * @param options of the compiler, in the place of those that there are
 */
export async function clientProject(options: object = {}): Promise<ClientProject> {
  const folder = await mkdtemp(join(tmpdir(), "client-project-"));
  for (const name of ["@facility-contracts/client", "msw", "@tanstack/react-query"]) {
    const link = join(folder, "node_modules", name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(dirname(resolve(`${name}/package.json`)), link, "junction");
  }
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  const config = { compilerOptions: { ...COMPILER_OPTIONS, ...options }, include: ["*.ts"] };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));
  return {
    folder,
    add: async (contract, wanted) => {
      const made = await clientFilesOf(contract, { skip: true, ...wanted });
      for (const [name, content] of made.files) await writeFile(join(folder, name), content);
      return made;
    },
    compile: () =>
      outputOf([
        join(dirname(resolve("typescript/package.json")), "bin/tsc"),
        "-p",
        folder,
        "--pretty",
        "false",
      ]),
    run: (file) => outputOf([join(folder, file)]),
    remove: () => rm(folder, { recursive: true }),
  };
}

/** What a program of Node prints, its errors too. */
function outputOf(args: readonly string[]): Promise<string> {
  return new Promise((done) => {
    execFile(process.execPath, args, { maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) =>
      done(stdout + stderr || (error?.message ?? "")),
    );
  });
}
