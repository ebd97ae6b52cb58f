import { availableParallelism } from "node:os";
import { sampled } from "@facility-contracts/command/proof-mode";
import { expect, test } from "vitest";
import { everyMutant } from "../mutation/mutants.ts";
import { judged, wrongOutcomes } from "../mutation/outcome.ts";
import { threads } from "../mutation/threads.ts";

/** `npm run mutate:conformance`, a part of the proof, tries all of them. */
const SAMPLE = sampled(everyMutant(), ({ kind, operationId, side }) => `${operationId} ${side} ${kind}`);

test("a mutant of each kind is killed but for the listed ones, which no suite can see", async () => {
  // Half of the cores: the tests of other workspaces run beside these.
  const judge = threads(Math.ceil(availableParallelism() / 2));
  const outcomes = await judged(SAMPLE, judge);
  await judge.close();
  const { survivors, seen, failed } = wrongOutcomes(outcomes);
  const ids = [...survivors, ...seen, ...failed].map(
    ({ mutant, found }) => `${mutant.id} ${found ?? "survived"}`,
  );
  expect(ids).toEqual([]);
});
