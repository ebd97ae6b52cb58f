/**
 * What every command says of itself, and of an option that it does not have: text and exit code.
 */
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { inOrder } from "@facility-contracts/command/in-order";
import { ROOT } from "@facility-contracts/command/repository";
import type { Output } from "../golden-file.ts";

/** Commands that are no script of the root. */
const OTHERS = [
  "packages/conformance/bin/facility-conformance.js",
  "packages/generator/bin/facility-client.js",
  "apps/mock/src/cli.ts",
  "apps/portal/build/build.ts",
  "scripts/generate.ts",
  "scripts/drift.ts",
];
/** A task of turbo, and what is started with what it built. */
const NO_COMMAND = /turbo\.js|dist\//;

/** Each command with --help and with a wrong option. */
export async function commands(): Promise<Output> {
  const all = [...(await startedByScripts()), ...OTHERS.map((other) => ({ file: other, flags: [] }))];
  const asked = all.flatMap((command) =>
    ["--help", "--no-such-option"].map((option) => ({ ...command, option })),
  );
  const entries = await inOrder(
    asked,
    availableParallelism(),
    async ({ file, flags, option }): Promise<[string, string]> => [
      `${file} ${option}`,
      await said([...flags, file, option]),
    ],
  );
  return new Map(entries);
}

/** A file that a script of the root has Node run, with these flags of Node. */
interface Started {
  readonly file: string;
  readonly flags: readonly string[];
}

async function startedByScripts(): Promise<Started[]> {
  const { scripts } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8"));
  const lines = Object.values(scripts).map(String);
  const started = lines.flatMap((line) =>
    [...line.matchAll(/exec node ((?:--\S+ )*)(\S+)/g)].map(([, flags = "", file = ""]) => ({
      file,
      flags: flags.split(" ").filter((flag) => flag !== ""),
    })),
  );
  return started.filter(({ file }) => !NO_COMMAND.test(file));
}

async function said(args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1" },
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return `exit code ${await ended}\n${stdout}${stderr}`.replaceAll(ROOT, "");
}
