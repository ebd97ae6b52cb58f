import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { Failure, wholeNumber } from "@facility-contracts/command/failure";
import { type Command, type Options, runCommand, type Values } from "@facility-contracts/command/options";
import { table } from "@facility-contracts/command/table";
import type { Contestant } from "./contestant.ts";
import { dredd } from "./dredd.ts";
import { measure, type Result } from "./measure.ts";
import { ours } from "./ours.ts";
import { portman } from "./portman.ts";
import { specmaticExamples, specmaticGenerative } from "./specmatic.ts";
import { GROUPS } from "./subject.ts";

/*
 * What a full run of the suite costs, next to what other tools need for the same APIs of the same correct providers: for ours, and
 * for one that nobody wrote here.
 * What they find on it is a false alarm; what they find on one with a fault, this does not measure. Times differ between
 * machines, ratios less, requests not at all.
 */

const COMMAND = {
  does: `Measures a full run of this suite next to Dredd, Portman with Newman, and Specmatic, in turn, on this machine:
how many requests it sends and how long it takes on correct providers, of every API of ours and of
the API of ReadMe with its 54 operations. The tools of others are
installed at the first use, into node_modules/.cache/conformance-bench.`,
  usage: "npm run bench -- conformance [options]",
  options: {
    rounds: { value: "number", help: "how often each is measured; the table shows medians", default: "3" },
    short: { help: "this suite alone, once" },
    json: { help: "print the results as JSON" },
  },
} as const satisfies Command<Options>;

/** What was measured on the subjects of a group. */
interface Measured {
  readonly name: string;
  readonly results: readonly Result[];
}

/** The first one is what the others are compared with. */
const CONTESTANTS: readonly Contestant[] = [ours, dredd, portman, specmaticExamples, specmaticGenerative];

await runCommand("bench", COMMAND, async (values) => {
  const { rounds, short, json } = checkedOptions(values);
  const begin = performance.now();
  const progress = (text: string) =>
    console.error(`${Math.round((performance.now() - begin) / 1000)} s: ${text}`);
  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  try {
    const contracts: Measured[] = [];
    for (const group of GROUPS) {
      const own = await mkdtemp(join(folder, "group-"));
      const results = await measure(short ? [ours] : CONTESTANTS, group, short ? 1 : rounds, own, progress);
      const [first] = results;
      if (first?.notMeasured !== undefined) throw new Failure(1, `${first.name}: ${first.notMeasured}`);
      contracts.push({ name: group.name, results });
    }
    progress("done");
    console.log(
      json
        ? JSON.stringify({ formatVersion: 2, contracts }, undefined, 2)
        : `\nNode ${process.version}, ${availableParallelism()} cores\n${contracts.map(textOf).join("\n")}`,
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});

function textOf({ name, results }: Measured): string {
  const measured = results.filter((result) => result.notMeasured === undefined);
  const seconds = measured[0]?.seconds ?? Number.NaN;
  const others = results.filter((result) => result.notMeasured !== undefined);
  return `
${table([
  [`${name}, correct provider`, "requests", "seconds", "it / ours", "false alarms", "version"],
  ...measured.map((result) => [
    result.name,
    result.requests.toLocaleString("en"),
    result.seconds.toFixed(1),
    (result.seconds / seconds).toFixed(2),
    String(result.findings),
    result.version,
  ]),
])}
${others.map((other) => `\n${other.name} (${other.version}): not measured: ${other.notMeasured}`).join("")}`;
}

function checkedOptions(values: Values<typeof COMMAND.options>) {
  const { rounds, ...flags } = values;
  return { ...flags, rounds: wholeNumber("--rounds", rounds, 1, 99) };
}
