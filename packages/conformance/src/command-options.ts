/**
 * The options of `facility-conformance`.
 */
import type { Command, Options } from "@facility-contracts/command/options";
import { DEFAULT_FILE } from "./config-file.ts";
import { DEFAULTS } from "./conformance.ts";
import { APIS } from "./contract/contracts.ts";
import { SEVERITIES } from "./severity.ts";

/** What the command says of itself. */
export const COMMAND = {
  does: "Tests whether a provider keeps the contract.",
  usage: `facility-conformance <${APIS.join("|")}|document> [options]
       facility-conformance <document> --har <traffic.har> [options]
       facility-conformance --merge <report.json>... [options]`,
  options: {
    names: { argument: true },
    merge: {},
    url: { value: "address", help: "where the provider is, instead of the baseUrl of the configuration" },
    config: {
      value: "file",
      help: `its credentials and identifiers (default: ${DEFAULT_FILE}, or .mts, .js, .mjs)`,
    },
    rules: {
      value: "file",
      help: "rules that its documentation states in prose, in addition to what the document says",
    },
    init: { help: "write a configuration to fill in, with a place for each credential and each kind of row" },
    only: { value: "operation", help: "only this operation; may be given several times", many: true },
    "read-only": { help: "only operations that change nothing" },
    bail: { help: "stop at the first finding that fails the run" },
    seed: { value: "number", help: "seed of the random bodies", default: String(DEFAULTS.seed) },
    concurrency: { value: "n", help: "requests in flight at once", default: String(DEFAULTS.concurrency) },
    deadline: { value: "ms", help: "how long an answer may take", default: String(DEFAULTS.deadline) },
    patience: {
      value: "time",
      help: "how long to wait for a provider that stopped answering or asks to wait (Retry-After)",
      default: `${DEFAULTS.patience / 1000}s`,
    },
    rate: { value: "n", help: "send at most this many requests a second" },
    "max-time": { value: "time", help: "end the run after this time, such as 5m, and report what it has" },
    ca: {
      value: "file",
      help: "the CA that signed the provider's certificate, as PEM, in addition to those that Node trusts",
    },
    cert: { value: "file", help: "the client certificate that the provider asks for, as PEM" },
    key: { value: "file", help: "its key, as PEM" },
    budget: {
      value: "requests",
      help: "send at most this many, spread over operations and keywords, the most telling first",
    },
    shard: {
      value: "i/n",
      help: "run part i of n, one a machine; join their --json reports with --merge",
    },
    replay: { value: "case", help: "only this case of a report; may be given several times", many: true },
    failed: { value: "report.json", help: "only the cases that failed in a --json report, with its seed" },
    "fail-on": {
      value: "severity",
      help: `the least severe finding that fails the run: ${SEVERITIES.join(", ")}`,
      default: DEFAULTS.failOn,
    },
    baseline: {
      value: "file",
      help: "findings that are accepted, each with a reason: they are reported and fail nothing",
    },
    "write-baseline": { value: "file", help: "write the findings as a baseline, with reasons to fill in" },
    // The former name of --fail-on.
    assumptions: { value: "how" },
    json: { help: "print the report as JSON" },
    junit: { value: "file", help: "also write it as JUnit XML" },
    har: {
      value: "file",
      help: "with --url: write all requests and answers as an HTTP Archive, without secrets; without --url: check the traffic in it, and send nothing",
    },
    markdown: { value: "file", help: "also write it as Markdown, for a pull request" },
    "dry-run": { help: "print what would be sent, and send nothing" },
  },
  exits: "Exit codes: 0 nothing found, 1 findings, 2 wrong use, no provider there, or nothing checked.",
} as const satisfies Command<Options>;
