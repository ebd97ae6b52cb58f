/**
 * The suite on the mock of a document that nobody wrote here.
 */
import { startMock } from "@facility-contracts/command/mock-process";
import { isProof } from "@facility-contracts/command/proof-mode";
import { answersOf } from "@facility-contracts/model/answer";
import type { Contract } from "@facility-contracts/model/contract";
import { type Operation, operationsOf } from "@facility-contracts/model/operation";
import { runSuite } from "../src/conformance.ts";
import { variableOf } from "../src/report/secrets.ts";
import type { Finding, Report } from "../src/report.ts";
import { anyCredentials, fileOf, foreignContract } from "./foreign-documents.ts";
import { kindOf } from "./foreign-mock-known.ts";
import { PATIENT } from "./patient.ts";
import { startPrism, statusOf } from "./prism.ts";

/** What came of a document. */
export interface ForeignRun {
  readonly name: string;
  readonly operations: number;
  /** Operations that document no success: nothing of them can be accepted. */
  readonly failuresOnly: number;
  /** Operations of which a request was answered with a documented success. */
  readonly succeeded: number;
  /** Why the others were not, by operation. */
  readonly reasons: ReadonlyMap<string, string>;
  /** How many findings there were of each kind that is known. */
  readonly known: ReadonlyMap<string, number>;
  /** What is no kind that is known. */
  readonly unknown: readonly string[];
  /** What Prism itself answers otherwise, of the first finding of each kind. Only the proof asks it. */
  readonly notOfPrism: readonly string[];
}

/** The operations of a document that a client can call. */
export function calledOperationsOf(name: string): readonly Operation[] {
  return operationsOf(foreignContract(name)).filter(({ kind }) => kind === "path");
}

/** Runs the suite, with the rules off, on the mock of a document: on one of its own, unless it is told where one is. */
export async function runOnMock(name: string, origin?: string): Promise<ForeignRun> {
  if (origin !== undefined) return runAt(origin, name);
  const mock = await startMock(fileOf(name));
  try {
    return await runAt(mock.origin, name);
  } finally {
    await mock.stop();
  }
}

async function runAt(origin: string, name: string): Promise<ForeignRun> {
  const contract = foreignContract(name);
  const operations = calledOperationsOf(name);
  const report = await runSuite(
    { name, contract, shown: new Set(), rules: [] },
    { baseUrl: origin, credentials: { valid: anyCredentials(contract) }, rules: false },
    PATIENT,
  );
  const succeeded = new Set([
    ...report.coverage.statuses.covered
      .filter((status) => / (?:[23]..|default)$/.test(status))
      .map((status) => status.replace(/ \S+$/, "")),
    // Where no answer is documented, any 2xx is a success, and none of them is covered.
    ...operations
      .filter((operation) => answersOf(operation).length === 0 && hasBase(operation, report))
      .map(({ name: own }) => own),
  ]);
  const others = operations.filter((operation) => !succeeded.has(operation.name));
  const reasons = new Map(
    others.map((operation) => [operation.name, reasonOf(name, operation.name, report)]),
  );
  const kinds = report.findings.map((finding) => {
    return { finding, kind: kindOf(name, finding) };
  });
  const firsts = new Map(
    kinds.toReversed().flatMap(({ finding, kind }) => (kind === undefined ? [] : [[kind, finding]])),
  );
  const { undefined: unknown = [], ...known } = Object.groupBy(kinds, ({ kind }) => String(kind));
  return {
    name,
    operations: operations.length,
    failuresOnly: [...reasons.values()].filter((reason) => reason === FAILURES_ONLY).length,
    succeeded: operations.length - others.length,
    reasons,
    known: new Map(Object.entries(known).map(([kind, findings]) => [kind, findings?.length ?? 0])),
    unknown: unknown.map(({ finding: { operationId, check, place, expected, got } }) =>
      [operationId, check, place, expected, got].join(" | "),
    ),
    notOfPrism: isProof ? await notOfPrism(name, contract, origin, [...firsts.values()]) : [],
  };
}

function hasBase({ name }: Operation, { cases }: Report): boolean {
  return cases.some(({ id, outcome }) => id.startsWith(`${name} base`) && outcome === "passed");
}

/** The findings whose request Prism itself answers with another status than it has to. */
async function notOfPrism(
  name: string,
  contract: Contract,
  mock: string,
  findings: readonly Finding[],
): Promise<string[]> {
  if (findings.length === 0) return [];
  const prism = await startPrism(fileOf(name));
  const secrets = Object.entries(anyCredentials(contract)).map(([scheme, value]) => [
    variableOf(scheme),
    value,
  ]);
  // Of operations that document no answer Prism has a 500, and the mock a 200: its README says so.
  const silent = new Set(
    operationsOf(contract)
      .filter((operation) => answersOf(operation).length === 0)
      .map((operation) => operation.name),
  );
  const others: string[] = [];
  try {
    for (const finding of findings) {
      const [own, theirs] = await Promise.all(
        [mock, prism.origin].map((origin) => statusOf(finding, mock, origin, Object.fromEntries(secrets))),
      );
      if (own !== theirs && !(silent.has(finding.operationId) && own === "200" && theirs === "500"))
        others.push(`${finding.operationId} ${finding.check}: ${own}, of Prism ${theirs}`);
    }
  } finally {
    await prism.stop();
  }
  return others;
}

/** Of an operation whose requests the mock refuses without a finding that is known. */
export const UNKNOWN_REASON = "its requests are refused";

const FAILURES_ONLY = "it documents failures only";

/** Why no request of an operation was answered with a success. */
function reasonOf(document: string, operation: string, { findings, notChecked }: Report): string {
  const finding = findings.find(({ check, operationId }) => operationId === operation && isOfBase(check));
  const known = finding && kindOf(document, finding);
  const why = notChecked.find(({ what }) => what === operation || what.startsWith(`${operation} base`))?.why;
  return known ?? why ?? UNKNOWN_REASON;
}

function isOfBase(check: string): boolean {
  return check === "base" || check === "robust/server-error";
}

/** What came of a document, for people. */
export function textOf({ name, operations, failuresOnly, succeeded, reasons, known }: ForeignRun): string {
  const lines = [
    `${name}: ${succeeded} of ${operations - failuresOnly} operations with a success`,
    ...[...reasons].map(([operation, reason]) => `  ${operation}: ${reason}`),
    ...[...known].sort().map(([kind, count]) => `  ${count} findings: ${kind}`),
  ];
  return `${lines.join("\n")}\n`;
}
