/**
 * Installs the tools of others. They are no dependencies of the repository: one of them alone brings hundreds of old
 * packages. They are kept in a cache, each in a folder of its own, and only the benchmark sees them.
 */
import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { lastLine, NotMeasured, type Output } from "./contestant.ts";
import { runCommand } from "./process.ts";

const CACHE = join(import.meta.dirname, "../../../node_modules/.cache/conformance-bench");

/**
 * The `node_modules` with some packages at exact versions. None of their install scripts runs.
 *
 * @throws NotMeasured when the registry does not give them.
 */
export async function installed(packages: Readonly<Record<string, string>>): Promise<string> {
  const names = Object.entries(packages).map(([name, version]) => `${name}@${version}`);
  const folder = join(CACHE, names.join("+").replaceAll("/", "-"));
  const modules = join(folder, "node_modules");
  if (existsSync(join(folder, "complete"))) return modules;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, dependencies: packages }));
  const output = await runCommand({
    file: "npm",
    args: ["install", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
    cwd: folder,
  });
  if (output.exitCode !== 0) throw new NotMeasured(`npm install ${names.join(" ")}: ${reasonOf(output)}`);
  await writeFile(join(folder, "complete"), "");
  return modules;
}

/** What npm says first; its last line only tells where the log is. */
function reasonOf(output: Output): string {
  const lines = [...output.stderr.matchAll(/^npm error (.+)$/gm)].map(([, line]) => line);
  return lines.length === 0 ? lastLine(output) : lines.slice(0, 3).join("; ").slice(0, 300);
}
