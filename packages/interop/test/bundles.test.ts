/**
 * The short form of `npm run interop`: the one tool that `npm ci` brings, on our bundles.
 */
import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { sampled } from "@facility-contracts/command/proof-mode";
import { expect, test } from "vitest";
import { bundleFiles } from "../src/bundles.ts";
import { readDocument } from "../src/document.ts";
import { allProbes, judgeTypes } from "../src/judge.ts";
import { oracleOf } from "../src/oracle.ts";
import { typeInPaths } from "../src/tools/openapi-typescript.ts";

// The smallest one has probes of each kind that types can say.
const bundles = (await bundleFiles())
  .sort((one, other) => statSync(one).size - statSync(other).size)
  .map((path) => [basename(path, ".json"), path] as const);

test.for(sampled(bundles, () => "bundle"))(
  "the types of %s say what its document says",
  async ([name, path]) => {
    const document = await readDocument(path);
    const { probes } = allProbes({ document, oracle: oracleOf(document) });
    assert(probes.some(({ kind }) => kind === "required"));
    const folder = await mkdtemp(join(tmpdir(), "interop-"));
    try {
      const file = join(folder, `${name}.ts`);
      await copyFile(join(dirname(path), `${name}.d.ts`), file);
      const verdicts = await judgeTypes("openapi-typescript", { file, typeOf: typeInPaths }, probes);
      expect(verdicts.filter(({ outcome }) => outcome === "wrong")).toEqual([]);
      expect(verdicts.filter(({ outcome }) => outcome === "right").length).toBeGreaterThan(probes.length / 4);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
);
