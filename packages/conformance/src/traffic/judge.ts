/**
 * Holds recorded traffic against a contract, and sends nothing.
 */
import { readAnswer } from "../checks/answer.ts";
import type { ApiContract } from "../contract/contracts.ts";
import { isSuccess, responseFor } from "../contract/operation.ts";
import { operationsOf, untestedOf } from "../contract/operations.ts";
import { createNoted } from "../report/notes.ts";
import { remarkOn } from "../report/remark.ts";
import { currentSecrets, type Secrets, secretsOf } from "../report/secrets.ts";
import { type Accepted, type Covered, FORMAT_VERSION, type NotChecked, type Report } from "../report.ts";
import { coverageOf } from "../run/coverage.ts";
import { createRecorder } from "../run/recorder.ts";
import { isBodyUnread, judgedAnswer } from "./answer-problems.ts";
import { operationFinder } from "./find-operation.ts";
import type { Recorded } from "./read-archive.ts";
import { requestProblems, sentParameters, untoldOf } from "./request-problems.ts";
import { toldRequest } from "./told-request.ts";

/** What a browser is answered that asks whether something has changed: that is HTTP, and no contract has it. */
const NOT_MODIFIED = 304;

/**
 * Judges each exchange by itself: that the answer is a documented one, and that a request that the contract does not allow was
 * not taken. Rules that look at several requests are not held against them.
 *
 * @param file where they come from, as the report names it
 * @param only the operations that are asked for; all of them when none is named
 * @param baseline the findings that are accepted
 */
export function judgeTraffic(
  api: ApiContract,
  file: string,
  exchanges: readonly Recorded[],
  only: readonly string[] = [],
  baseline: readonly Accepted[] = [],
): Report {
  const started = performance.now();
  const find = operationFinder(api.contract);
  const isAsked = (operationId: string) => only.length === 0 || only.includes(operationId);
  const operations = operationsOf(api).filter(({ operationId }) => isAsked(operationId));
  /** The parameters and the statuses that were seen: `updateTicket path id`, `updateTicket 404`. */
  const parts = new Set<string>();
  const statuses = new Set<string>();
  const others: string[] = [];
  const silent: string[] = [];
  const unmodified: string[] = [];
  const unread: string[] = [];
  const untested = new Map<string, NotChecked>();
  let secrets = secretsOf();
  const secretsBefore = new Map<string, Secrets>();
  const current = currentSecrets(() => secrets);
  const recorder = createRecorder("", current, baseline);
  const noted = createNoted(current);
  for (const exchange of exchanges) {
    const { answer, number, request, url } = exchange;
    const name = `${request.method} ${url.pathname}`;
    const found = find(request.method, url.pathname);
    if (found === undefined) {
      others.push(name);
      continue;
    }
    const operationId = found.operation.name;
    if (!isAsked(operationId)) continue;
    const operation = operations.find((known) => known.operationId === operationId);
    if (operation === undefined) {
      const why =
        untestedOf(api).find((known) => known.operationId === operationId)?.why ?? "it is not tested";
      untested.set(operationId, { what: operationId, why });
      continue;
    }
    if (answer === undefined) {
      silent.push(name);
      continue;
    }
    if (answer.status === NOT_MODIFIED) {
      unmodified.push(name);
      continue;
    }
    const sent = sentParameters(found, exchange);
    const parameters = sent.flatMap(({ parameter, values }) => (values.length > 0 ? [parameter] : []));
    const told = toldRequest(operation, exchange, parameters);
    const credentials = JSON.stringify(told.credentials);
    secrets = secretsBefore.get(credentials) ?? secretsOf(["", told.credentials]);
    secretsBefore.set(credentials, secrets);
    statuses.add(`${operationId} ${responseFor(operation, answer.status)?.status}`);
    for (const part of [
      ...parameters.map((parameter) => `${parameter.in} ${parameter.name}`),
      ...told.schemes.map(({ carrier, field }) => `${carrier} ${field}`),
      ...(request.body === undefined ? [] : ["header Content-Type", "body"]),
    ])
      parts.add(`${operationId} ${part}`);
    const wrong = isSuccess(operation, answer.status) ? requestProblems(found, exchange, sent) : [];
    const read = readAnswer(answer);
    noted.see(operation, read);
    if (isBodyUnread(operation, read)) unread.push(name);
    const judged = judgedAnswer(operation, read, exchange.withheld);
    const problems = [
      ...wrong.map((problem) => ({ ...problem, got: `${answer.status} to ${problem.got}` })),
      ...judged.problems,
    ];
    for (const part of [...untoldOf(found, exchange, sent), ...judged.notChecked])
      untested.set(part.what, part);
    const id = `${operationId} entry ${number} of ${file}`;
    recorder.record({ order: number, id, operation }, problems, [told.request]);
  }
  const coverage = coverageOf({ operations, keywords: [] }, { units: new Set(), statuses, rules: new Set() });
  const cases = recorder.results();
  const seen = new Set(cases.map(({ operationId }) => operationId));
  // What of requests has no cases may be sent by others.
  const leftOut = operations
    .filter(({ operationId }) => seen.has(operationId))
    .flatMap((one) => one.leftOut.filter(({ what }) => what.startsWith(`${one.operationId} answer`)));
  return {
    formatVersion: FORMAT_VERSION,
    api: api.name,
    baseUrl: file,
    seed: 0,
    requests: cases.length,
    milliseconds: Math.round(performance.now() - started),
    findings: recorder.findings(),
    // What did not occur in some traffic may occur in other.
    stale: [],
    ...noted.told(),
    notChecked: [
      ...untested.values(),
      ...leftOut,
      { what: "credentials, keywords and rules", why: "recorded traffic is judged one request at a time" },
    ],
    remarks: [
      ...remarkOn("requests to no operation of the contract", others),
      ...remarkOn("requests without an answer", silent),
      ...remarkOn("answers whose body was not recorded, or not all of it", unread),
      ...remarkOn(`answers of ${NOT_MODIFIED}, which are for the cache of a browser`, unmodified),
    ],
    coverage: {
      ...coverage,
      parameters: seenOf(coverage.parameters, parts),
      keywords: NOTHING,
      rules: NOTHING,
    },
    cases,
  };
}

const NOTHING: Covered = { covered: [], missing: [] };

function seenOf({ missing }: Covered, seen: ReadonlySet<string>): Covered {
  return {
    covered: missing.filter((name) => seen.has(name)),
    missing: missing.filter((name) => !seen.has(name)),
  };
}
