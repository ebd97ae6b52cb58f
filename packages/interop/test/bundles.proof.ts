/**
 * `npm run interop`: all tools on our bundles.
 */
import { expect, test } from "vitest";
import { bundleFiles } from "../src/bundles.ts";
import { checkDocument, type DocumentResult, inRunFolder, judged } from "../src/check.ts";
import { readDocument } from "../src/document.ts";
import { KNOWN, readKnown } from "../src/known.ts";
import { readersFolder } from "../src/readers.ts";
import { TOOLS } from "../src/tools/all.ts";

/** The tools run one after the other, and npm installs them the first time. */
const MAX_MILLISECONDS = 20 * 60_000;

test("tools get nothing wrong in our bundles but what is known", { timeout: MAX_MILLISECONDS }, async () => {
  const installed = await readersFolder();
  const results: DocumentResult[] = [];
  for (const file of await bundleFiles()) {
    const document = await readDocument(file);
    results.push(
      await inRunFolder(installed, false, (folder) => checkDocument(document, TOOLS, { installed, folder })),
    );
  }
  const names = TOOLS.map(({ name }) => name);
  const { unknown, stale } = judged(results, await readKnown(KNOWN), names);
  expect(unknown).toEqual([]);
  expect(stale).toEqual([]);
});
