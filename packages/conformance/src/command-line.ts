/**
 * What the command line asks for.
 */

import { existsSync } from "node:fs";
import { Failure, wholeNumber } from "@facility-contracts/command/failure";
import type { Command, Options, Values } from "@facility-contracts/command/options";
import { DEFAULT_FILE, DEFAULT_FILES } from "./config-file.ts";
import { DEFAULTS } from "./conformance.ts";
import { APIS, type ApiContract } from "./contract/contracts.ts";
import { namedContract } from "./contract/named.ts";
import { operationsOf, untestedOf } from "./contract/operations.ts";
import type { RunOptions, Shard } from "./options.ts";
import { readBaseline } from "./report/baseline.ts";
import { readReports } from "./report/merge.ts";
import type { Accepted } from "./report.ts";
import { isFailure, SEVERITIES, type Severity } from "./severity.ts";

/** What the command line of the suite asks for. */
export type CommandLine = {
  readonly outputs: Outputs;
  /** What fails the run, with what is worse. */
  readonly failOn: Severity;
  /** The findings that are accepted. */
  readonly baseline: readonly Accepted[];
} & (
  | { readonly does: "merge"; readonly files: readonly string[] }
  | {
      readonly does: "run" | "plan" | "init";
      readonly api: ApiContract;
      readonly url: string | undefined;
      /** The file of the configuration; undefined when none is named and there is none. */
      readonly config: string | undefined;
      readonly options: Omit<RunOptions, "transport" | "onProgress">;
    }
);

/** Where the report goes. */
export interface Outputs {
  readonly json: boolean;
  readonly junit: string | undefined;
  readonly markdown: string | undefined;
  readonly baseline: string | undefined;
}

/** What the command says of itself. */
export const COMMAND = {
  does: "Tests whether a provider keeps the contract.",
  usage: `facility-conformance <${APIS.join("|")}|document> [options]
       facility-conformance --merge <report.json>... [options]`,
  options: {
    names: { argument: true },
    merge: {},
    url: { value: "address", help: "where the provider is, in place of the baseUrl of the configuration" },
    config: {
      value: "file",
      help: `its credentials and identifiers (default: ${DEFAULT_FILE}, or .mts, .js, .mjs)`,
    },
    init: { help: "write a configuration to fill in, with a place for each credential and each kind of row" },
    only: { value: "operation", help: "only this operation; may be given several times", many: true },
    "read-only": { help: "only operations that change nothing" },
    bail: { help: "stop at the first finding that fails the run" },
    seed: { value: "number", help: "of the random bodies", default: String(DEFAULTS.seed) },
    concurrency: { value: "n", help: "requests on their way at once", default: String(DEFAULTS.concurrency) },
    deadline: { value: "ms", help: "how long an answer may take", default: String(DEFAULTS.deadline) },
    shard: {
      value: "i/n",
      help: "one of n parts of the run, for several machines; join their --json with --merge",
    },
    replay: { value: "case", help: "only this case of a report; may be given several times", many: true },
    failed: { value: "report.json", help: "only the cases that failed in a report of --json, with its seed" },
    "fail-on": {
      value: "severity",
      help: `what fails the run, with what is worse: ${SEVERITIES.join(", ")}`,
      default: DEFAULTS.failOn,
    },
    baseline: {
      value: "file",
      help: "findings that are accepted, each with a reason: told, and failing nothing",
    },
    "write-baseline": { value: "file", help: "write the findings as a baseline, with reasons to fill in" },
    // What --fail-on was once.
    assumptions: { value: "how" },
    json: { help: "print the report as JSON" },
    junit: { value: "file", help: "write it as JUnit XML too" },
    markdown: { value: "file", help: "write it as Markdown too, for a pull request" },
    "dry-run": { help: "print what would be sent, and send nothing" },
  },
  exits: "Exit codes: 0 nothing found, 1 findings, 2 wrong use or no provider there.",
} as const satisfies Command<Options>;

const LONGEST_DEADLINE = 600_000;

/**
 * Reads what the command line asks for.
 *
 * @throws Failure with exit code 2 when it is wrong.
 * @throws {ContractError} for a document that cannot be read
 */
export async function readCommandLine(values: Values<typeof COMMAND.options>): Promise<CommandLine> {
  const { names, json, junit, markdown, only, shard } = values;
  const failOn = severityOf(values);
  const baseline = values.baseline === undefined ? [] : await readBaseline(values.baseline);
  const shared = {
    outputs: { json, junit, markdown, baseline: values["write-baseline"] },
    failOn,
    baseline,
  };
  if (values.merge) {
    if (names.length === 0)
      throw new Failure(2, "--merge needs the reports of the shards, written with --json");
    return { does: "merge", files: names, ...shared };
  }
  const [name, ...others] = names;
  if (others.length > 0) throw new Failure(2, `Name one API at a time, not '${names.join(" ")}'`);
  if (values.url !== undefined && !/^https?:\/\//.test(values.url))
    throw new Failure(2, `--url must begin with http:// or https://, not '${values.url}'`);
  const api = await namedContract(name);
  checkOperations(api, only);
  const again = failedIn(api, values.failed, failOn);
  const cases = [...values.replay, ...(again?.cases ?? [])];
  return {
    does: deedOf(values),
    api,
    url: values.url,
    config: values.config ?? DEFAULT_FILES.find((file) => existsSync(file)),
    options: {
      seed: again?.seed ?? wholeNumber("--seed", values.seed, 0, 2 ** 31 - 1),
      concurrency: wholeNumber("--concurrency", values.concurrency, 1, 64),
      deadline: wholeNumber("--deadline", values.deadline, 1, LONGEST_DEADLINE),
      bail: values.bail,
      failOn,
      baseline,
      readOnly: values["read-only"],
      ...(only.length > 0 ? { only } : {}),
      ...(cases.length > 0 ? { cases } : {}),
      ...(shard === undefined ? {} : { shard: readShard(shard) }),
    },
    ...shared,
  };
}

function deedOf({ init, "dry-run": dryRun }: Values<typeof COMMAND.options>): "run" | "plan" | "init" {
  if (init && dryRun) throw new Failure(2, "--init sends nothing: leave --dry-run out");
  if (init) return "init";
  return dryRun ? "plan" : "run";
}

function severityOf({ assumptions, "fail-on": text }: Values<typeof COMMAND.options>): Severity {
  if (assumptions !== undefined)
    throw new Failure(
      2,
      "--assumptions is --fail-on now: --fail-on assumption in place of --assumptions error",
    );
  const severity = SEVERITIES.find((known) => known === text);
  if (severity === undefined)
    throw new Failure(2, `--fail-on must be one of ${SEVERITIES.join(", ")}, not '${text}'`);
  return severity;
}

/** The cases of a report that failed, and its seed. */
function failedIn(api: ApiContract, file: string | undefined, failOn: Severity) {
  if (file === undefined) return undefined;
  const [report] = readReports([file]);
  if (report === undefined || report.api !== api.name)
    throw new Failure(2, `${file} is a report of ${report?.api}, not of ${api.name}`);
  const failures = report.findings.filter((finding) => isFailure(finding, failOn));
  if (failures.length === 0) throw new Failure(2, `${file} has no case that failed with --fail-on ${failOn}`);
  return { seed: report.seed, cases: failures.flatMap(({ caseIds }) => caseIds) };
}

function checkOperations(api: ApiContract, only: readonly string[]): void {
  const known = [...operationsOf(api), ...untestedOf(api)].map(({ operationId }) => operationId);
  for (const operation of only)
    if (!known.includes(operation))
      throw new Failure(2, `--only must be one of ${known.join(", ")}, not '${operation}'`);
}

function readShard(text: string): Shard {
  const [, index = "", of = ""] = /^(\d{1,3})\/(\d{1,3})$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (shard.index < 1 || shard.index > shard.of)
    throw new Failure(2, `--shard must be a part and a number of parts, such as 1/4, not '${text}'`);
  return shard;
}
