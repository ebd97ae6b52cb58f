/**
 * What the command line asks for.
 */

import { existsSync, readFileSync } from "node:fs";
import { Failure, messageOf, wholeNumber } from "@facility-contracts/command/failure";
import type { Values } from "@facility-contracts/command/options";
import { printable } from "@facility-contracts/command/printable";
import { addressFault } from "./address.ts";
import type { COMMAND } from "./command-options.ts";
import { DEFAULT_FILES } from "./config-file.ts";
import type { ApiContract } from "./contract/contracts.ts";
import { namedContract, withRules } from "./contract/named.ts";
import { operationsOf, untestedOf } from "./contract/operations.ts";
import { durationOf } from "./duration.ts";
import type { RunOptions, TlsFiles } from "./options.ts";
import { readBaseline } from "./report/baseline.ts";
import { readReports } from "./report/merge.ts";
import type { Accepted } from "./report.ts";
import { isFailure, SEVERITIES, type Severity } from "./severity.ts";
import type { Shard } from "./shard.ts";

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
      readonly does: "judge";
      readonly api: ApiContract;
      /** The archive. */
      readonly traffic: string;
      readonly only: readonly string[];
    }
  | {
      readonly does: "run" | "plan" | "init";
      readonly api: ApiContract;
      readonly url: string | undefined;
      /** The file of the configuration; undefined when none is named and there is none. */
      readonly config: string | undefined;
      readonly options: Omit<RunOptions, "transport" | "onProgress" | "onHar">;
    }
);

/** Where the report goes. */
export interface Outputs {
  readonly json: boolean;
  readonly junit: string | undefined;
  readonly markdown: string | undefined;
  readonly baseline: string | undefined;
  readonly har: string | undefined;
}

/** Options that choose what is sent, and how. */
const OF_RUNS = [
  "bail",
  "budget",
  "failed",
  "max-time",
  "rate",
  "read-only",
  "replay",
  "shard",
] as const satisfies readonly (keyof typeof COMMAND.options)[];

const LONGEST_DEADLINE = 600_000;
const MAX_BUDGET = 1_000_000;

/**
 * Reads what the command line asks for.
 *
 * @throws Failure with exit code 2 when it is wrong.
 * @throws {ContractError} for a document that cannot be read
 */
export async function readCommandLine(values: Values<typeof COMMAND.options>): Promise<CommandLine> {
  const { budget, names, json, junit, markdown, only, shard, har } = values;
  const failOn = severityOf(values);
  const baseline = values.baseline === undefined ? [] : await readBaseline(values.baseline);
  const shared = {
    outputs: { json, junit, markdown, har, baseline: values["write-baseline"] },
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
  const fault = addressFault(values.url ?? "http://x");
  if (fault !== undefined) throw new Failure(2, `--url ${fault}`);
  const named = await namedContract(name);
  const api = values.rules === undefined ? named : await withRules(named, values.rules);
  checkOperations(api, only);
  const does = deedOf(values);
  if (does === "run" && har !== undefined && values.url === undefined) {
    const vain = OF_RUNS.filter((option) => [values[option]].flat().some(Boolean));
    if (vain.length > 0)
      throw new Failure(
        2,
        `--har without --url judges recorded traffic and sends nothing: leave --${vain.join(" and --")} out`,
      );
    return { does: "judge", api, traffic: har, only, ...shared };
  }
  const again = failedIn(api, values.failed, failOn);
  const cases = [...values.replay, ...(again?.cases ?? [])];
  return {
    does,
    api,
    url: values.url,
    config: values.config ?? DEFAULT_FILES.find((file) => existsSync(file)),
    options: {
      seed: again?.seed ?? wholeNumber("--seed", values.seed, 0, 2 ** 31 - 1),
      concurrency: wholeNumber("--concurrency", values.concurrency, 1, 64),
      deadline: wholeNumber("--deadline", values.deadline, 1, LONGEST_DEADLINE),
      patience: readDuration("--patience", values.patience),
      ...(values.rate === undefined ? {} : { rate: wholeNumber("--rate", values.rate, 1, 10_000) }),
      ...(values["max-time"] === undefined
        ? {}
        : { maxTime: readDuration("--max-time", values["max-time"]) }),
      tls: readTls(values),
      bail: values.bail,
      failOn,
      baseline,
      readOnly: values["read-only"],
      ...(budget === undefined ? {} : { budget: wholeNumber("--budget", budget, 1, MAX_BUDGET) }),
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
      "--assumptions is now --fail-on: write --fail-on assumption instead of --assumptions error",
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
      throw new Failure(2, `--only must be one of ${printable(known.join(", "))}, not '${operation}'`);
}

function readTls({ ca, cert, key }: Values<typeof COMMAND.options>): TlsFiles {
  if ((cert === undefined) !== (key === undefined)) throw new Failure(2, "--cert and --key go together");
  const files = Object.entries({ ca, cert, key }).flatMap(([option, file]) =>
    file === undefined ? [] : [[option, readPem(`--${option}`, file)] as const],
  );
  return Object.fromEntries(files);
}

function readPem(option: string, file: string): string {
  try {
    const text = readFileSync(file, "utf8");
    if (text.includes("-----BEGIN ")) return text;
  } catch (cause) {
    throw new Failure(2, `${option} ${file} cannot be read: ${messageOf(cause)}`, { cause });
  }
  throw new Failure(2, `${option} ${file} is not PEM: it has no line that begins with -----BEGIN`);
}

function readDuration(option: string, text: string): number {
  const milliseconds = durationOf(text);
  if (milliseconds === undefined)
    throw new Failure(2, `${option} must be a time such as 500ms, 30s, 5m or 1h, not '${text}'`);
  return milliseconds;
}

function readShard(text: string): Shard {
  const [, index = "", of = ""] = /^(\d{1,3})\/(\d{1,3})$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (shard.index < 1 || shard.index > shard.of)
    throw new Failure(2, `--shard must be a part and a number of parts, such as 1/4, not '${text}'`);
  return shard;
}
