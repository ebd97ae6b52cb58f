/**
 * Runs the suite against a provider.
 */

import { inOrder } from "@facility-contracts/command/in-order";
import type { ApiName, NamesOf } from "@facility-contracts/contract/apis";
import { addressFault } from "./address.ts";
import type { Credential, Names, ProviderConfig } from "./config.ts";
import { type ApiContract, neededApiContract } from "./contract/contracts.ts";
import { rowParameterOf } from "./contract/operation.ts";
import type { RunOptions } from "./options.ts";
import { staleIn } from "./report/baseline.ts";
import { createNoted } from "./report/notes.ts";
import { currentSecrets, secretsOf } from "./report/secrets.ts";
import { type Finding, FORMAT_VERSION, type Report } from "./report.ts";
import { coverageOf } from "./run/coverage.ts";
import { httpTransport } from "./run/http-transport.ts";
import { withFunctionsInTime } from "./run/in-time.ts";
import { keepsOrder, planOf, type Unit } from "./run/plan.ts";
import { createRecorder } from "./run/recorder.ts";
import { createSender, type Renewal } from "./run/sender.ts";
import { createSession } from "./run/session.ts";
import { openWallet } from "./run/wallet.ts";
import { archiveOf } from "./traffic/archive.ts";

/** What a run takes when it is not told. */
export const DEFAULTS = {
  seed: 1,
  concurrency: 4,
  deadline: 10_000,
  patience: 30_000,
  failOn: "error",
} as const;

/**
 * A run in the hands of whoever does its units one by one, such as a test runner.
 *
 * @internal
 */
export interface Run {
  readonly units: readonly Unit[];
  run(unit: Unit): Promise<void>;
  /** Whether something was found by now that fails the run. */
  hasFailed(): boolean;
  /** Notes that a unit is not done. */
  leave(unit: Unit, why: string): void;
  /** What a unit that was done found, and why it was not checked if it was not. */
  outcome(unit: Unit): { readonly findings: readonly Finding[]; readonly notChecked: string | undefined };
  /** The report so far. */
  report(): Report;
  /** What was sent and answered so far, where `onHar` asks for it. */
  har(): object;
  close(): void;
}

/**
 * Prepares a run.
 *
 * @internal
 */
export function prepareRun(
  api: ApiContract,
  written: ProviderConfig<Names, Credential>,
  options: RunOptions = {},
): Run {
  const {
    seed,
    concurrency,
    deadline,
    maxTime = Number.POSITIVE_INFINITY,
    patience,
  } = {
    ...DEFAULTS,
    ...options,
  };
  const baseUrl = written.baseUrl ?? "http://provider.invalid";
  const fault = addressFault(baseUrl);
  if (fault !== undefined) throw new TypeError(`baseUrl ${fault}`);
  if ("assumptions" in options)
    throw new TypeError('options.assumptions is failOn now: failOn: "assumption" for "error"');
  const started = performance.now();
  const wallet = openWallet(written);
  const left = () => Math.min(patience, maxTime - (performance.now() - started));
  const plan = planOf(api, withFunctionsInTime(wallet.config, left), options);
  const { transport } = options;
  const http = transport ? { send: transport, close() {} } : httpTransport(baseUrl, concurrency, options.tls);
  let secrets = secretsOf(...wallet.known());
  const renewal: Renewal = {
    ...wallet,
    renew() {
      wallet.renew();
      secrets = secretsOf(...wallet.known());
    },
  };
  const archive = archiveOf(http.send, baseUrl);
  const send = options.onHar === undefined ? http.send : archive.send;
  const sender = createSender({ ...http, send }, { ...options, deadline, patience }, renewal);
  const current = currentSecrets(() => secrets);
  const recorder = createRecorder(baseUrl, current, options.baseline);
  const noted = createNoted(current);
  const session = createSession(plan, sender, recorder, noted, seed);
  return {
    units: plan.units,
    run: session.run,
    hasFailed: () => recorder.hasFailed(options.failOn ?? DEFAULTS.failOn),
    leave: session.skip,
    outcome({ id }) {
      const { outcome, message } = recorder.result(id) ?? {};
      return {
        findings: recorder.findings(id),
        notChecked: outcome === "not-checked" ? message : undefined,
      };
    },
    report() {
      const report: Report = {
        formatVersion: FORMAT_VERSION,
        api: api.name,
        baseUrl,
        seed,
        ...(options.shard === undefined ? {} : { shard: options.shard }),
        ...(sender.over === undefined ? {} : { over: secrets.redacted(sender.over.message) }),
        requests: sender.sent,
        milliseconds: Math.round(performance.now() - started),
        findings: recorder.findings(),
        stale: [],
        notChecked: [...plan.notChecked, ...session.notChecked()].map(({ what, why }) => ({
          what,
          why: secrets.redacted(why),
        })),
        ...noted.told(),
        remarks: sender.remarks().map((remark) => ({
          ...remark,
          ...(remark.example === undefined ? {} : { example: secrets.redacted(remark.example) }),
        })),
        coverage: coverageOf(plan, session.notes),
        cases: recorder.results(),
      };
      return { ...report, stale: options.cases === undefined ? staleIn(report, options.baseline ?? []) : [] };
    },
    har: () => archive.har(secrets.redacted),
    close: sender.close,
  };
}

/**
 * Runs the suite: the base request of each operation, then what has to be refused, several at once, then what has to be
 * accepted, then random bodies and rules, what is about one kind of row in order.
 *
 * @param config The provider. Without a transport it needs a `baseUrl`.
 */
export async function conformance(
  api: ApiName,
  config: ProviderConfig<NamesOf[ApiName], Credential>,
  options: RunOptions = {},
): Promise<Report> {
  return runSuite(neededApiContract(api), config, options);
}

/**
 * The same for any contract.
 *
 * @internal
 */
export async function runSuite(
  api: ApiContract,
  config: ProviderConfig<Names, Credential>,
  options: RunOptions = {},
): Promise<Report> {
  const { concurrency = DEFAULTS.concurrency } = options;
  const run = prepareRun(api, config, options);
  let done = 0;
  let isOver = false;
  const one = async (unit: Unit) => {
    if (isOver) {
      run.leave(unit, "the run stopped at its first finding");
      return;
    }
    await run.run(unit);
    options.onProgress?.(++done, run.units.length);
    if (options.bail && run.hasFailed()) isOver = true;
  };
  const oneByOne = async (units: readonly Unit[]) => {
    for (const unit of units) await one(unit);
  };
  try {
    await oneByOne(run.units.filter(({ kind }) => kind === "base"));
    const others = run.units.filter(({ kind }) => kind !== "base");
    await inOrder(
      others.filter((unit) => !keepsOrder(unit)),
      concurrency,
      one,
    );
    const inTurn = others.filter((unit) => keepsOrder(unit) && unit.kind !== "scenario");
    // Operations on one kind of row would come between each other.
    const lanes = Map.groupBy(
      inTurn,
      ({ operation }) => rowParameterOf(operation)?.row ?? operation.operationId,
    );
    await inOrder([...lanes.values()], concurrency, oneByOne);
    // Rules may look at what another operation keeps.
    await oneByOne(others.filter(({ kind }) => kind === "scenario"));
    options.onHar?.(run.har());
    return run.report();
  } finally {
    run.close();
  }
}
