/**
 * `npm run contest --workspace=packages/review`: the review, oasdiff and `redocly diff` on every edit of the corpus.
 */

import { seconds } from "@facility-contracts/command/amounts";
import { wholeNumber } from "@facility-contracts/command/failure";
import { inOrder } from "@facility-contracts/command/in-order";
import { type Command, type Options, runCommand } from "@facility-contracts/command/options";
import { table } from "@facility-contracts/command/table";
import { OUTCOMES, type Outcome } from "../corpus/outcome.ts";
import { type Answer, type Contestant, contestants } from "./contestants.ts";
import { type Answers, answersOf, type Kept } from "./kept.ts";
import { type Labelled, labelledChanges } from "./labelled.ts";

const COMMAND = {
  does: `Asks the review, oasdiff and redocly diff of every edit of the corpus, in both directions, whether it breaks clients.
What the others say is kept in .cache/contest: a contest that was stopped, or that is out of time, goes on where it was.`,
  usage: "npm run contest --workspace=packages/review -- [options]",
  options: {
    every: { value: "number", help: "only one of so many changes", default: "1" },
    minutes: { value: "number", help: "how long each may take", default: "30" },
    wrong: { help: "list what each has wrong" },
    json: { help: "print the results as JSON" },
  },
  exits: "Exit codes: 0 asked, 2 wrong use.",
} as const satisfies Command<Options>;

const MILLISECONDS_IN_A_MINUTE = 60_000;

await runCommand("contest", COMMAND, async ({ every, json, minutes, wrong }) => {
  const step = wholeNumber("--every", every, 1, 1000);
  const most = wholeNumber("--minutes", minutes, 1, 600) * MILLISECONDS_IN_A_MINUTE;
  const changes = labelledChanges().filter((_, index) => index % step === 0);
  const results = [];
  for (const contestant of await contestants()) {
    const told = await toldOf(contestant, changes, performance.now() + most);
    results.push({ name: contestant.name, told });
    console.error(`${contestant.name}: ${told.length} of ${changes.length} changes asked`);
  }
  const rows = results.map(({ name, told }) => [
    name,
    String(told.length),
    ...OUTCOMES.map((outcome) => String(told.filter(({ is }) => is === outcome).length)),
    seconds(told.reduce((sum, { milliseconds }) => sum + milliseconds, 0)),
  ]);
  if (json) console.log(JSON.stringify({ formatVersion: 1, changes: changes.length, results }, undefined, 2));
  else console.log(`${changes.length} changes\n\n${table([["", "asked", ...OUTCOMES, "time"], ...rows])}`);
  if (wrong && !json)
    for (const { name, told } of results)
      for (const { id, is } of told) if (is !== "right") console.log(`${name}: ${is}: ${id}`);
});

interface Told {
  readonly id: string;
  readonly is: Outcome;
  readonly milliseconds: number;
}

/** What a contestant says of the changes that it was asked about before its time was over. */
async function toldOf(contestant: Contestant, changes: readonly Labelled[], end: number): Promise<Told[]> {
  const answers = answersOf(contestant.name);
  const told = await inOrder(changes, contestant.atOnce, async (change): Promise<Told | undefined> => {
    const kept = contestant.isKept ? answers.get([change.before, change.after]) : undefined;
    if (kept === undefined && performance.now() > end) return undefined;
    const { answer, milliseconds } = kept ?? (await asked(contestant, change, answers));
    return { id: change.id, is: outcomeOf(change, answer), milliseconds };
  });
  contestant.close();
  return told.filter((one) => one !== undefined);
}

async function asked(contestant: Contestant, { after, before }: Labelled, answers: Answers): Promise<Kept> {
  const start = performance.now();
  const answer = await contestant.asked(before, after);
  const kept = { answer, milliseconds: performance.now() - start };
  if (contestant.isKept) answers.keep([before, after], kept);
  return kept;
}

function outcomeOf({ expected }: Labelled, answer: Answer): Outcome {
  if (answer === "undecided") return answer;
  const breaks = expected.breaks === "clients" || expected.breaks === "both";
  if ((answer === "breaks") === breaks) return "right";
  return breaks ? "missed" : "false";
}
