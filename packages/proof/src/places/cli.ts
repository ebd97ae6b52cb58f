/**
 * `npm run places`: whether the two commands of the README work wherever one stands.
 */
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Failure } from "@facility-contracts/command/failure";
import { inOrder } from "@facility-contracts/command/in-order";
import { type Command, type Options, runCommand } from "@facility-contracts/command/options";
import { lastLinesOf, type Outcome } from "../part.ts";
import { timeOf } from "../print.ts";
import { stopOnSignal } from "../stop.ts";
import { originOf } from "./copy.ts";
import { PLACES, type Place } from "./places.ts";
import { tryPlace } from "./try-place.ts";

const ROOT = join(import.meta.dirname, "../../../..");

/** What depends on the place: git, npm, PostgreSQL, another user, a browser, and the packed client on a Node. */
const SHORT = [
  "npm run build -- --filter=@facility-contracts/client --filter=@facility-contracts/mock",
  "npm test --workspace=packages/review -- cli",
  "npm test --workspace=packages/tools",
  "npm test --workspace=apps/sandbox -- test/postgres",
  "npm test --workspace=apps/portal -- test/build",
  "npm test --workspace=packages/client -- browser packed-node",
].join(" && ");

/** While one is copied the other one has the cores, of which a test run takes all that there are. */
const PLACES_AT_ONCE = 2;

const COMMAND = {
  does: "Copies the repository as it stands to places where somebody may clone it, and runs npm test in each, two at a time.",
  usage: "npm run places [-- options]",
  options: {
    only: { value: "place", help: "only this place; may be given several times", many: true },
    run: { value: "command", help: "what to run instead of npm test, by the shell" },
    short: { help: "a sample of npm test of what depends on the place" },
    install: {
      help: "npm ci in each place; else the packages are shared, but where their installation is what is tried",
    },
    list: { help: "print the places and stop" },
  },
  exits: "Exit codes: 0 it works in each place, 1 not in all, 2 wrong use.",
} as const satisfies Command<Options>;

await runCommand("places", COMMAND, async ({ only, run: command, short, install, list }) => {
  const unknown = only.find((name) => PLACES.every((place) => place.name !== name));
  const names = PLACES.map(({ name }) => name).join(", ");
  if (unknown !== undefined) throw new Failure(2, `There is no place '${unknown}': ${names}`);
  else if (list) console.log(names.replaceAll(", ", "\n"));
  else {
    const chosen = only.length === 0 ? PLACES : PLACES.filter(({ name }) => only.includes(name));
    await tryAll(chosen, command ?? (short ? SHORT : "npm test"), install);
  }
});

async function tryAll(places: readonly Place[], command: string, install: boolean): Promise<void> {
  const stop = stopOnSignal((signal) => console.log(`${signal}: what runs is ended`));
  const scratch = await mkdtemp(join(tmpdir(), "places-"));
  try {
    // Else every place in it would be a private one.
    await chmod(scratch, 0o755);
    const origin = await originOf(ROOT, scratch);
    await inOrder(places, PLACES_AT_ONCE, async (place) => {
      if (stop.aborted) return;
      const own = await mkdtemp(join(scratch, "place-"));
      await chmod(own, 0o755);
      const log = join(ROOT, ".cache/places", `${place.name.replaceAll(" ", "-")}.log`);
      const trial = { root: ROOT, origin, scratch: own, command, install, log, stop };
      const outcome = await tryPlace(place, trial);
      await rm(own, { recursive: true, force: true });
      await tell(place, outcome, log, stop);
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  if (stop.aborted) process.exitCode = 1;
}

async function tell(
  { name }: Place,
  outcome: Outcome | string,
  log: string,
  stop: AbortSignal,
): Promise<void> {
  if (typeof outcome === "string") {
    console.log(`${name.padEnd(20)} not tried here: ${outcome}`);
    return;
  }
  const { passed, seconds } = outcome;
  console.log(`${name.padEnd(20)} ${(passed ? "passed" : "failed").padEnd(15)} ${timeOf(seconds)}`);
  if (passed) return;
  process.exitCode = 1;
  if (stop.aborted) return;
  console.log(`${await lastLinesOf(log)}\n\nAlone: npm run places -- --only '${name}'\nAll of it: ${log}\n`);
}
