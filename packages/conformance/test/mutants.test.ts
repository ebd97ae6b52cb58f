import { availableParallelism } from "node:os";
import { expect, test } from "vitest";
import { everyMutant } from "../mutation/mutants.ts";
import { judged, wrongOutcomes } from "../mutation/outcome.ts";
import { threads } from "../mutation/threads.ts";

/** All of them take a minute and a half on a busy machine: `npm run mutate:conformance` has them, this every third. */
const SAMPLE = everyMutant().filter((_, index) => index % 3 === 0);

test("every mutant of a sample is killed but for the listed ones, which no suite can see", {
  timeout: 300_000,
}, async () => {
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
