/**
 * `npm run mutate`: whether lint, examples and facts notice each single edit of the contract.
 */
import { join } from "node:path";
import { type Command, type Options, runCommand } from "@facility-contracts/command/options";
import { SOURCE } from "@facility-contracts/command/repository";
import { openApis } from "@facility-contracts/model/apis";
import { LEDGER_FILE } from "../src/ledger.ts";
import { readLedger } from "../src/read-ledger.ts";
import { countOf, countsBy, findingsOf, textOf } from "./report.ts";
import { type Judged, judge, titleOf } from "./score.ts";
import { readSurvivors } from "./survivors.ts";

const COMMAND = {
  does: "Edits the bundled documents in thousands of single ways, and tells whether lint, examples or facts notice each.",
  usage: "npm run mutate [-- options]",
  options: {
    each: {
      help: "every gate judges every mutant, which takes some minutes; else lint judges what the facts let pass",
    },
    json: { help: "print the score and the survivors as JSON" },
  },
  exits:
    "Exit codes: 0 all is noticed or explained in packages/facts/mutation/survivors.yaml, 1 something is not, 2 wrong use.",
} as const satisfies Command<Options>;

await runCommand("mutate", COMMAND, async ({ each, json }) => {
  const judged: Judged[] = [];
  for (const { name: api, document } of await openApis(SOURCE, "openapi")) {
    const ledger = await readLedger(join(SOURCE, api, LEDGER_FILE));
    const progress = createProgress(api);
    judged.push(...(await judge(api, document, ledger, { each, everyCore: true, progress })));
  }
  const findings = findingsOf(judged, await readSurvivors());
  if (findings.length > 0) process.exitCode = 1;
  const survivors = judged.filter(({ noticed }) => noticed.size === 0).map(titleOf);
  if (json) {
    const kinds = Object.fromEntries(countsBy(judged, ({ edit }) => edit.kind));
    const sides = Object.fromEntries(countsBy(judged, ({ side }) => side));
    const grounds = Object.fromEntries(countsBy(judged, ({ ground }) => ground));
    const score = { formatVersion: 1, all: countOf(judged), sides, grounds, kinds, survivors, findings };
    console.log(JSON.stringify(score, undefined, 2));
    return;
  }
  console.log(`${textOf(judged, each)}\n`);
  for (const finding of findings) console.log(finding);
  const { mutants, noticed } = countOf(judged);
  console.log(
    `${noticed} of ${mutants} edits are noticed, ${findings.length} findings (${Math.round(performance.now() / 1000)} s).`,
  );
});

/** Tells a person at a terminal how far it is. */
function createProgress(api: string): (done: number, all: number) => void {
  if (!process.stderr.isTTY) return () => {};
  return (done, all) => {
    if (done % 50 === 0 || done === all)
      process.stderr.write(`\r${api}: ${done} of ${all}${done === all ? "\n" : ""}`);
  };
}
