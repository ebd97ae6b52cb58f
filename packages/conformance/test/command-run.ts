import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { Failure } from "@facility-contracts/command/failure";
import { readOptions } from "@facility-contracts/command/options";
import { perform } from "../src/command.ts";
import { COMMAND } from "../src/command-options.ts";
import type { ConformanceConfig } from "../src/config.ts";

/** What a command printed, and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Does what `facility-conformance` does in a folder, in this process: packed.test.ts starts the command as it is published. */
export async function performed(folder: string, ...args: string[]): Promise<Ended> {
  const before = process.cwd();
  process.chdir(folder);
  let stdout = "";
  try {
    const code = await perform(readOptions(COMMAND, args), (text) => (stdout += text));
    return { code, stdout, stderr: "" };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { code: error.exitCode, stdout, stderr: error.message };
  } finally {
    process.chdir(before);
  }
}

/** Runs a program to its end. */
export async function ended(
  program: string,
  args: readonly string[],
  cwd: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const child = spawn(program, args, {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1", ...variables },
  });
  const code = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, stdout, stderr };
}

/** A folder with files, which is taken away when it is disposed of. */
export async function folderWith(files: Readonly<Record<string, string>>) {
  const path = await mkdtemp(join(tmpdir(), "conformance-"));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), content);
  }
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** The content of `conformance.config.ts`. It has no functions. */
export function configSource(config: ConformanceConfig): string {
  return `export default ${JSON.stringify(config)};\n`;
}
