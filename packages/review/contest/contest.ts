/**
 * `npm run contest --workspace=packages/review`: the review, oasdiff and `redocly diff` on every edit of the corpus.
 */
import { wholeNumber } from "@facility-contracts/command/failure";
import { type Command, type Options, runCommand } from "@facility-contracts/command/options";
import { table } from "@facility-contracts/command/table";
import { type Answer, contestants } from "./contestants.ts";
import { type Labelled, labelledChanges } from "./labelled.ts";

const COMMAND = {
  does: `Asks the review, oasdiff and redocly diff of every edit of the corpus, in both directions, whether it breaks clients.
Each document is small: what the others take is mostly the start of a process.`,
  usage: "npm run contest --workspace=packages/review -- [options]",
  options: {
    every: { value: "number", help: "only one of so many changes", default: "1" },
    wrong: { help: "list what each has wrong" },
    json: { help: "print the results as JSON" },
  },
  exits: "Exit codes: 0 asked, 2 wrong use.",
} as const satisfies Command<Options>;

const OUTCOMES = ["right", "missed", "false", "undecided"] as const;

await runCommand("contest", COMMAND, async ({ every, json, wrong }) => {
  const step = wholeNumber("--every", every, 1, 1000);
  const changes = labelledChanges().filter((_, index) => index % step === 0);
  const results = [];
  for (const { asked, name } of await contestants()) {
    const start = performance.now();
    const told: Told[] = [];
    for (const change of changes)
      told.push({ id: change.id, is: outcomeOf(change, await asked(change.before, change.after)) });
    results.push({ name, seconds: (performance.now() - start) / 1000, told });
    console.error(`${name}: done after ${Math.round((performance.now() - start) / 1000)} s`);
  }
  const rows = results.map(({ name, seconds, told }) => [
    name,
    ...OUTCOMES.map((outcome) => String(told.filter(({ is }) => is === outcome).length)),
    `${seconds.toFixed(1)} s`,
  ]);
  if (json) console.log(JSON.stringify({ formatVersion: 1, changes: changes.length, results }, undefined, 2));
  else console.log(`${changes.length} changes\n\n${table([["", ...OUTCOMES, "time"], ...rows])}`);
  if (wrong && !json)
    for (const { name, told } of results)
      for (const { id, is } of told) if (is !== "right") console.log(`${name}: ${is}: ${id}`);
});

interface Told {
  readonly id: string;
  readonly is: (typeof OUTCOMES)[number];
}

function outcomeOf({ expected }: Labelled, answer: Answer): Told["is"] {
  if (answer === "undecided") return answer;
  const breaks = expected.breaks === "clients" || expected.breaks === "both";
  if ((answer === "breaks") === breaks) return "right";
  return breaks ? "missed" : "false";
}
