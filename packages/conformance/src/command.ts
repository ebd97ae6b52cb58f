/**
 * What the command `facility-conformance` does.
 */
import { Failure } from "@facility-contracts/command/failure";
import type { Values } from "@facility-contracts/command/options";
import { printable } from "@facility-contracts/command/printable";
import { createProgress } from "@facility-contracts/command/progress";
import { type CommandLine, readCommandLine } from "./command-line.ts";
import type { COMMAND } from "./command-options.ts";
import { DEFAULT_FILE, readConfig } from "./config-file.ts";
import { runSuite } from "./conformance.ts";
import { writeConfig } from "./init.ts";
import { checkWritable, writeOutput } from "./outputs.ts";
import { baselineText, checkReasons, withBaseline } from "./report/baseline.ts";
import { junitOf } from "./report/junit.ts";
import { markdownOf } from "./report/markdown.ts";
import { mergeReports, readReports } from "./report/merge.ts";
import { planText } from "./report/plan.ts";
import { remarkText } from "./report/remark.ts";
import { hasFailed, isUnchecked, textOf } from "./report/text.ts";
import type { Report } from "./report.ts";
import { NotReachable } from "./run/exchange.ts";
import { judgeTraffic } from "./traffic/judge.ts";
import { readArchive } from "./traffic/read-archive.ts";

/** Prints a text. */
type Print = (text: string) => void;

/**
 * Does what the command line asks for.
 *
 * @returns the exit code: 0 for nothing found, 1 for findings
 * @throws an error with the exit code for all else
 */
export async function perform(values: Values<typeof COMMAND.options>, print: Print): Promise<0 | 1> {
  const line = await readCommandLine(values);
  const { junit, markdown, baseline, har } = line.outputs;
  if (line.does !== "plan" && line.does !== "init") {
    checkWritable("--junit", junit);
    checkWritable("--markdown", markdown);
    checkWritable("--write-baseline", baseline);
    if (baseline !== undefined) await checkReasons(baseline, values.baseline);
  }
  switch (line.does) {
    case "merge":
      return tell(line, withBaseline(mergeReports(readReports(line.files)), line.baseline), print);
    case "judge":
      return tell(line, judge(line), print);
    case "init":
      print(writeConfig(line.api, line.config, line.url));
      return 0;
    case "plan": {
      const { api, config, options, outputs, url } = line;
      print(planText(api, await readConfig(api, config, url), options, outputs.json));
      return 0;
    }
    case "run": {
      checkWritable("--har", har);
      const { archive, report } = await test(line);
      return tell(line, report, print, archive);
    }
  }
}

function judge({ api, traffic, only, baseline }: Extract<CommandLine, { does: "judge" }>): Report {
  const report = judgeTraffic(api, traffic, readArchive(traffic), only, baseline);
  if (report.cases.length === 0) {
    const reasons = [
      ...report.remarks.map((remark) => printable(remarkText(remark))),
      ...notCheckedOf(report),
    ].join("; ");
    throw new Failure(2, `${traffic} has no answer of an operation of ${api.name}: ${reasons}`);
  }
  return report;
}

/** Runs the suite. The archive is that of `--har`. */
async function test(
  line: Extract<CommandLine, { url: unknown }>,
): Promise<{ readonly report: Report; readonly archive: object | undefined }> {
  const { api, options } = line;
  const config = await readConfig(api, line.config, line.url);
  if (config.baseUrl === undefined)
    throw new Failure(2, `Where is the provider? Give --url, or baseUrl in ${line.config ?? DEFAULT_FILE}`);
  const progress = createProgress(process.stderr);
  try {
    let archive: object | undefined;
    const report = await runSuite(api, config, {
      ...options,
      onProgress: progress.show,
      ...(line.outputs.har === undefined ? {} : { onHar: (har) => (archive = har) }),
    });
    if (options.cases?.every((id) => !report.cases.some((result) => result.id === id)))
      throw new Failure(
        2,
        `The plan has no case '${options.cases.join("', '")}'; --dry-run lists those that it has`,
      );
    if (report.cases.length === 0) {
      const reasons = notCheckedOf(report).join("; ");
      const why = reasons || `no operation of ${report.api} that is asked for only reads`;
      throw new Failure(2, `There is nothing to test: ${why}`);
    }
    return { report, archive };
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

function notCheckedOf({ notChecked }: Report): string[] {
  return notChecked.map(({ what, why }) => printable(`${what}: ${why}`));
}

/** Prints a report, then writes the files that were asked for, and says how the command ends. */
async function tell(
  { baseline, failOn, outputs }: CommandLine,
  report: Report,
  print: Print,
  archive?: object,
): Promise<0 | 1> {
  const { json, junit, markdown } = outputs;
  const colour = process.stdout.isTTY && !process.env.NO_COLOR;
  print(json ? `${JSON.stringify(report, undefined, 2)}\n` : textOf(report, { colour, failOn }));
  await writeOutput("--junit", junit, () => junitOf(report, failOn));
  await writeOutput("--markdown", markdown, () => markdownOf(report, failOn));
  const today = new Date().toISOString().slice(0, 10);
  await writeOutput("--write-baseline", outputs.baseline, () => baselineText(report, today, baseline));
  if (archive !== undefined) await writeOutput("--har", outputs.har, () => JSON.stringify(archive));
  if (isUnchecked(report))
    throw new Failure(
      2,
      `Nothing was checked: ${[...new Set(report.cases.map(({ message }) => message))].join("; ")}`,
    );
  return hasFailed(report, failOn) ? 1 : 0;
}
