/**
 * Runs every stage of the pipeline on one contract, in a process of its own, and prints how long each took as JSON.
 *
 *     node packages/review/pipeline/stages.ts <folder of the repository>
 *
 * What Node has to load is not counted: it is the same for every contract.
 */
import { globSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { checkLedger, problemText, readLedger } from "@facility-contracts/facts";
import { driftOf } from "@facility-contracts/generator/drift-of";
import { generatedFilesOf } from "@facility-contracts/generator/generated";
import { DOCUMENT_FILE, openApis } from "@facility-contracts/model/apis";
import { lint, loadConfig } from "@redocly/openapi-core";
import { review } from "../src/review.ts";

/** Milliseconds of each stage. */
export interface Stages {
  readonly lint: number;
  readonly bundle: number;
  readonly generate: number;
  readonly drift: number;
  readonly facts: number;
  /** Of a change that touches every operation, against a commit that was never read before. */
  readonly review: number;
  /** The same once more. */
  readonly reviewCached: number;
  /** What `redocly lint` of the same documents takes without our rules. */
  readonly plainLint: number;
  /** What was found, to see that the work was done. */
  readonly changes: number;
}

const [root = ""] = process.argv.slice(2);
const source = join(root, "openapi");

const took = async <Result>(work: () => Promise<Result>): Promise<[milliseconds: number, result: Result]> => {
  const start = performance.now();
  const result = await work();
  return [Math.round(performance.now() - start), result];
};

const config = await loadConfig({ configPath: join(source, "redocly.yaml") });
const plain = await loadConfig({ configPath: join(root, "plain.yaml") });
const lintAll = (rules: typeof config) => async () => {
  for (const name of globSync(`*/${DOCUMENT_FILE}`, { cwd: source }))
    await lint({ ref: join(source, name), config: rules });
};

const [plainLint] = await took(lintAll(plain));
const [linted] = await took(lintAll(config));
const [bundled, contracts] = await took(() => openApis(source));
const [generated, files] = await took(() => generatedFilesOf(contracts));
const [drifted] = await took(() => driftOf(files, root));
const [checked] = await took(async () => {
  for (const { name, document } of contracts) {
    const { contradicted, unexplained } = checkLedger(
      document,
      await readLedger(join(source, name, "facts.yaml")),
    );
    const [finding] = [...contradicted.map(problemText), ...unexplained];
    if (finding !== undefined) throw new Error(`The contract that was made has a finding: ${finding}`);
  }
});
const edit = JSON.parse(await readFile(join(root, "edit.json"), "utf8"));
const file = join(root, edit.file);
await writeFile(file, (await readFile(file, "utf8")).replace(edit.from, edit.to));
const [reviewed, first] = await took(() => review({ root }));
const [again] = await took(() => review({ root }));

const stages: Stages = {
  lint: linted,
  bundle: bundled,
  generate: generated,
  drift: drifted,
  facts: checked,
  review: reviewed,
  reviewCached: again,
  plainLint,
  changes: first.review.apis.reduce((sum, { changes }) => sum + changes.length, 0),
};
console.log(JSON.stringify(stages));
