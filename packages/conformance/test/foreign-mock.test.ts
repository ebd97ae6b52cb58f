/**
 * The suite on the mocks of documents that nobody wrote here: no crash, and no finding that is not the mock's. The proof takes
 * all of them and prints what came of each, `npm test` some.
 */
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { startMock } from "@facility-contracts/command/mock-process";
import { isProof } from "@facility-contracts/command/proof-mode";
import { afterAll, beforeAll, expect, test } from "vitest";
import { documentsUpTo, fileOf } from "./foreign-documents.ts";
import { calledOperationsOf, type ForeignRun, runOnMock, textOf, UNKNOWN_REASON } from "./foreign-mock.ts";
import { KNOWN } from "./foreign-mock-known.ts";

/** Larger ones take minutes. */
const MAX_BYTES = 150_000;

/** The operations without a success of which nothing is known but that. */
function withoutReason(name: string, reasons: ForeignRun["reasons"]): string[] {
  return [...reasons]
    .filter(([, why]) => why === UNKNOWN_REASON)
    .map(([operation]) => `${name}: ${operation}`);
}

/** Links, parameters, and credentials of which several are needed. */
const SAMPLE = /link-example|parameters-common|security-multiple/;

const names = documentsUpTo(MAX_BYTES)
  .filter((name) => isProof || SAMPLE.test(name))
  // Of webhooks alone there is nothing to mock.
  .filter((name) => calledOperationsOf(name).length > 0);
const runs: ForeignRun[] = [];

const prefixOf = (name: string) => `/${basename(name, ".json")}`;

/** One mock of all of a sample: to start is most of its work. In the proof names come twice. */
let shared: Awaited<ReturnType<typeof startMock>> | undefined;
beforeAll(async () => {
  if (isProof) return;
  const prefixes = names.flatMap((name) => ["--prefix", `${basename(name, ".json")}=${prefixOf(name)}`]);
  shared = await startMock(...names.map(fileOf), ...prefixes);
});
afterAll(() => shared?.stop());

test.each(names)("%s", async (name) => {
  const run = await runOnMock(name, shared && `${shared.origin}${prefixOf(name)}`);
  runs.push(run);
  if (isProof) console.log(textOf(run));
  expect(run.unknown).toEqual([]);
  expect(run.notOfPrism).toEqual([]);
});

// Of a sample nobody can say it.
if (isProof) {
  test("each kind of finding that is the mock's is still one", () => {
    const sum = (of: (run: ForeignRun) => number) => runs.reduce((total, run) => total + of(run), 0);
    const all = sum((run) => run.operations - run.failuresOnly);
    const total = `${runs.length} documents: ${sum(({ succeeded }) => succeeded)} of ${all} operations with a success`;
    console.log(total);
    expect(readFileSync(join(import.meta.dirname, "../README.md"), "utf8")).toContain(total);
    expect(runs.flatMap(({ name, reasons }) => withoutReason(name, reasons))).toEqual([]);
    const seen = new Set(runs.flatMap(({ known }) => [...known.keys()]));
    expect(KNOWN.map(({ kind }) => kind).filter((kind) => !seen.has(kind))).toEqual([]);
  });
}
