/**
 * This package, started as its users start it.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "@facility-contracts/command/failure";
import { isObject } from "@facility-contracts/model/json";
import { type Contestant, lastLine, type Output } from "./contestant.ts";
import type { Subject } from "./subject.ts";

const PACKAGE = join(import.meta.dirname, "..");

/** This package. */
export const ours: Contestant = {
  name: "ours",
  version: `facility-conformance ${await version()}`,
  prepare: async (folder, subjects) => {
    const file = join(folder, "conformance.config.mjs");
    await writeFile(file, configText(subjects));
    return {
      command: ({ argument }, origin) => ({
        file: process.execPath,
        args: [
          // The provider belongs to the frozen contract.
          "--conditions=frozen",
          join(PACKAGE, "bin/facility-conformance.js"),
          argument,
          ...["--url", origin],
          ...["--config", file],
          // On a busy machine a slow answer is no fault.
          ...["--deadline", "60000"],
          "--json",
        ],
        cwd: folder,
      }),
      findings: (_, output) => findingsOf(output),
    };
  },
};

/** Functions are of the process of the provider, and so are not there. */
function configText(subjects: readonly Subject[]): string {
  const config = Object.fromEntries(subjects.map(({ api, config: own }) => [api.name, own]));
  return `export default ${JSON.stringify(config)};`;
}

async function version(): Promise<string> {
  const content: unknown = JSON.parse(await readFile(join(PACKAGE, "package.json"), "utf8"));
  return isObject(content) ? String(content.version) : "?";
}

/** Errors, and what contradicts an assumption too: on this provider neither is right. */
function findingsOf(output: Output): number {
  if (output.exitCode !== 0 && output.exitCode !== 1) throw new Failure(1, `ours: ${lastLine(output)}`);
  const report: unknown = JSON.parse(output.stdout);
  if (!isObject(report) || !Array.isArray(report.findings))
    throw new Failure(1, "ours: its report has no findings");
  return report.findings.length;
}
