/**
 * What the command line asks for.
 */

import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { Failure, wholeNumber, wrongOptions } from "@facility-contracts/command/failure";
import type { Api } from "@facility-contracts/contract/operations";
import { DEFAULT_FILE, DEFAULT_FILES } from "./config-file.ts";
import { DEFAULTS } from "./conformance.ts";
import { APIS } from "./contract/contracts.ts";
import { operationsOf } from "./contract/operation.ts";
import type { RunOptions, Shard } from "./options.ts";

/** What the command line of the suite asks for. */
export type CommandLine = {
  readonly outputs: Outputs;
  /** Whether a contradiction of an assumption fails the run. */
  readonly assumptionsFail: boolean;
} & (
  | { readonly does: "help" }
  | { readonly does: "merge"; readonly files: readonly string[] }
  | {
      readonly does: "run" | "plan";
      readonly api: Api;
      readonly url: string | undefined;
      readonly config: string;
      readonly options: Omit<RunOptions, "transport" | "onProgress">;
    }
);

/** Where the report goes. */
export interface Outputs {
  readonly json: boolean;
  readonly junit: string | undefined;
  readonly markdown: string | undefined;
}

/** The text of `--help`. */
export const HELP = `Tests whether a provider keeps the contract.

Usage: facility-conformance <${APIS.join("|")}> [options]
       facility-conformance --merge <report.json>... [options]

  --url <address>        where the provider is, in place of the baseUrl of the configuration
  --config <file>        its credentials and identifiers (default: ${DEFAULT_FILE}, or .mts, .js, .mjs)
  --only <operation>     only this operation; may be given several times
  --read-only            only operations that change nothing
  --bail                 stop at the first finding that fails the run
  --seed <number>        of the random bodies (default: ${DEFAULTS.seed})
  --concurrency <n>      requests on their way at once (default: ${DEFAULTS.concurrency})
  --deadline <ms>        how long an answer may take (default: ${DEFAULTS.deadline})
  --shard <i/n>          one of n parts of the run, for several machines; join their --json with --merge
  --assumptions <how>    report or error: whether what contradicts only an example or an assumption fails the run (default: report)
  --json                 print the report as JSON
  --junit <file>         write it as JUnit XML too
  --markdown <file>      write it as Markdown too, for a pull request
  --dry-run              print what would be sent, and send nothing
  --help                 show this text

Exit codes: 0 nothing found, 1 findings, 2 wrong use or no provider there.
`;

const LONGEST_DEADLINE = 600_000;

/**
 * Reads the command line.
 *
 * @throws Failure with exit code 2 when it is wrong.
 */
export function readCommandLine(args: string[]): CommandLine {
  const { values, positionals } = parse(args);
  const { json, junit, markdown, assumptions } = values;
  if (assumptions !== "report" && assumptions !== "error")
    throw new Failure(2, `--assumptions must be report or error, not '${assumptions}'`);
  const shared = { outputs: { json, junit, markdown }, assumptionsFail: assumptions === "error" };
  if (values.help) return { does: "help", ...shared };
  if (values.merge) {
    if (positionals.length === 0)
      throw new Failure(2, "--merge needs the reports of the shards, written with --json");
    return { does: "merge", files: positionals, ...shared };
  }
  const [name, ...others] = positionals;
  const api = APIS.find((known) => known === name);
  if (api === undefined || others.length > 0) {
    const given = name === undefined ? "" : `, not '${positionals.join(" ")}'`;
    throw new Failure(2, `Name one API: ${APIS.join(" or ")}${given}. --help lists the options`);
  }
  if (values.url !== undefined && !/^https?:\/\//.test(values.url))
    throw new Failure(2, `--url must begin with http:// or https://, not '${values.url}'`);
  const { only = [], shard } = values;
  checkOperations(api, only);
  return {
    does: values["dry-run"] ? "plan" : "run",
    api,
    url: values.url,
    config: values.config ?? DEFAULT_FILES.find((file) => existsSync(file)) ?? DEFAULT_FILE,
    options: {
      seed: wholeNumber("--seed", values.seed, 0, 2 ** 31 - 1),
      concurrency: wholeNumber("--concurrency", values.concurrency, 1, 64),
      deadline: wholeNumber("--deadline", values.deadline, 1, LONGEST_DEADLINE),
      bail: values.bail,
      assumptions,
      readOnly: values["read-only"],
      ...(only.length > 0 ? { only } : {}),
      ...(shard === undefined ? {} : { shard: readShard(shard) }),
    },
    ...shared,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        url: { type: "string" },
        config: { type: "string" },
        only: { type: "string", multiple: true },
        "read-only": { type: "boolean", default: false },
        bail: { type: "boolean", default: false },
        seed: { type: "string", default: String(DEFAULTS.seed) },
        concurrency: { type: "string", default: String(DEFAULTS.concurrency) },
        deadline: { type: "string", default: String(DEFAULTS.deadline) },
        shard: { type: "string" },
        merge: { type: "boolean", default: false },
        assumptions: { type: "string", default: "report" },
        json: { type: "boolean", default: false },
        junit: { type: "string" },
        markdown: { type: "string" },
        "dry-run": { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
  } catch (cause) {
    throw wrongOptions(cause);
  }
}

function checkOperations(api: Api, only: readonly string[]): void {
  const known: readonly string[] = operationsOf(api).map(({ operationId }) => operationId);
  for (const name of only)
    if (!known.includes(name))
      throw new Failure(2, `--only must be one of ${known.join(", ")}, not '${name}'`);
}

function readShard(text: string): Shard {
  const [, index = "", of = ""] = /^(\d{1,3})\/(\d{1,3})$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (shard.index < 1 || shard.index > shard.of)
    throw new Failure(2, `--shard must be a part and a number of parts, such as 1/4, not '${text}'`);
  return shard;
}
