/**
 * The command `facility-conformance`.
 */
import { writeFileSync } from "node:fs";
import { Failure } from "@facility-contracts/command/failure";
import { runCommand } from "@facility-contracts/command/options";
import { createProgress } from "@facility-contracts/command/progress";
import { COMMAND, type CommandLine, readCommandLine } from "./command-line.ts";
import { DEFAULT_FILE, readConfig } from "./config-file.ts";
import { runSuite } from "./conformance.ts";
import { writeConfig } from "./init.ts";
import { baselineText, withBaseline } from "./report/baseline.ts";
import { junitOf } from "./report/junit.ts";
import { markdownOf } from "./report/markdown.ts";
import { mergeReports, readReports } from "./report/merge.ts";
import { planText } from "./report/plan.ts";
import { hasFailed, remarkText, textOf } from "./report/text.ts";
import type { Report } from "./report.ts";
import { NotReachable } from "./run/session.ts";
import { judgeTraffic } from "./traffic/judge.ts";
import { readArchive } from "./traffic/read-archive.ts";

await runCommand("facility-conformance", COMMAND, async (values) => {
  const line = await readCommandLine(values);
  if (line.does === "merge") tell(line, withBaseline(mergeReports(readReports(line.files)), line.baseline));
  else if (line.does === "judge") judge(line);
  else await test(line);
});

function judge(line: Extract<CommandLine, { does: "judge" }>): void {
  const { api, traffic, only } = line;
  const report = judgeTraffic(api, traffic, readArchive(traffic), only, line.baseline);
  if (report.cases.length === 0)
    throw new Failure(2, `${traffic} has no answer of an operation of ${api.name}: ${whyNone(report)}`);
  tell(line, report);
}

function whyNone({ remarks, notChecked }: Report): string {
  return [...remarks.map(remarkText), ...notChecked.map(({ what, why }) => `${what}: ${why}`)].join("; ");
}

async function test(line: Extract<CommandLine, { url: unknown }>): Promise<void> {
  const { api, url, options } = line;
  if (line.does === "init") {
    process.stdout.write(writeConfig(api, line.config, url));
    return;
  }
  const config = await readConfig(api, line.config, url);
  if (line.does === "plan") {
    process.stdout.write(planText(api, config, options, line.outputs.json));
    return;
  }
  if (config.baseUrl === undefined)
    throw new Failure(2, `Where is the provider? Give --url, or baseUrl in ${line.config ?? DEFAULT_FILE}`);
  const progress = createProgress(process.stderr);
  try {
    const { har } = line.outputs;
    const report = await runSuite(api, config, {
      ...options,
      onProgress: progress.show,
      ...(har === undefined
        ? {}
        : { onHar: (archive) => write("--har", har, () => JSON.stringify(archive)) }),
    });
    if (options.cases?.every((id) => !report.cases.some((result) => result.id === id)))
      throw new Failure(
        2,
        `The plan has no case '${options.cases.join("', '")}'; --dry-run lists those that it has`,
      );
    if (report.cases.length === 0) throw new Failure(2, `There is nothing to test: ${whyNothing(report)}`);
    tell(line, report);
  } catch (error) {
    if (error instanceof NotReachable)
      throw new Failure(2, `${config.baseUrl} does not answer: ${error.message.replace("no answer: ", "")}`, {
        cause: error,
      });
    throw error;
  } finally {
    progress.end();
  }
}

function whyNothing({ api, notChecked }: Report): string {
  const reasons = notChecked.map(({ what, why }) => `${what}: ${why}`);
  return reasons.join("; ") || `no operation of ${api} that is asked for only reads`;
}

/** Prints a report, writes the files that were asked for and sets the exit code. */
function tell({ outputs, failOn }: CommandLine, report: Report): void {
  const { baseline, json, junit, markdown } = outputs;
  write("--junit", junit, () => junitOf(report, failOn));
  write("--markdown", markdown, () => markdownOf(report, failOn));
  write("--write-baseline", baseline, () => baselineText(report, new Date().toISOString().slice(0, 10)));
  const colour = process.stdout.isTTY && !process.env.NO_COLOR;
  process.stdout.write(
    json ? `${JSON.stringify(report, undefined, 2)}\n` : textOf(report, { colour, failOn }),
  );
  if (hasFailed(report, failOn)) process.exitCode = 1;
}

function write(option: string, file: string | undefined, content: () => string): void {
  if (file === undefined) return;
  try {
    writeFileSync(file, content());
  } catch (cause) {
    throw new Failure(
      2,
      `${option} ${file} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
}
