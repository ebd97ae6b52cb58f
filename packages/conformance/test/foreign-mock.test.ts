/**
 * The suite on the mocks of documents that nobody wrote here: no crash, and no finding that is not the mock's. The proof takes
 * all of them and prints what came of each, `npm test` some.
 */
import { isProof } from "@facility-contracts/command/proof-mode";
import { expect, test } from "vitest";
import { documentsUpTo } from "./foreign-documents.ts";
import { calledOperationsOf, type ForeignRun, runOnMock, textOf } from "./foreign-mock.ts";
import { KNOWN } from "./foreign-mock-known.ts";

/** Larger ones take minutes. */
const MAX_BYTES = 150_000;

/** Links, parameters, and credentials of which several are needed. */
const SAMPLE = /link-example|parameters-common|security-multiple/;

const names = documentsUpTo(MAX_BYTES)
  .filter((name) => isProof || SAMPLE.test(name))
  // Of webhooks alone there is nothing to mock.
  .filter((name) => calledOperationsOf(name).length > 0);
const runs: ForeignRun[] = [];

test.each(names)("%s", async (name) => {
  const run = await runOnMock(name);
  runs.push(run);
  if (isProof) console.log(textOf(run));
  expect(run.unknown).toEqual([]);
  expect(run.notOfPrism).toEqual([]);
});

// Of a sample nobody can say it.
if (isProof) {
  test("each kind of finding that is the mock's is still one", () => {
    const sum = (of: (run: ForeignRun) => number) => runs.reduce((total, run) => total + of(run), 0);
    console.log(
      `${runs.length} documents: ${sum(({ succeeded }) => succeeded)} of ${sum((run) => run.operations - run.failuresOnly)} operations with a success`,
    );
    const seen = new Set(runs.flatMap(({ known }) => [...known.keys()]));
    expect(KNOWN.map(({ kind }) => kind).filter((kind) => !seen.has(kind))).toEqual([]);
  });
}
