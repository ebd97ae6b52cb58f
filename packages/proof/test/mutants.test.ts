import { sampledInTurn } from "@facility-contracts/command/proof-mode";
import { expect, test } from "vitest";
import type { Mutant } from "../mutation/mutant.ts";
import { everyMutant } from "../mutation/mutants.ts";
import { judged, wrongOutcomes } from "../mutation/outcome.ts";
import { verdictOf } from "../mutation/suite.ts";

/** `npm run golden`, a part of the proof, tries all of them. */
const SAMPLE = sampledInTurn(
  everyMutant(),
  ({ kind, side }) => `${side} ${kind}`,
  ({ operationId }) => operationId,
);

test("a mutant of each kind is killed but for the listed ones, which no suite can see", async () => {
  const outcomes = await judged(SAMPLE, { atOnce: 1, judge: verdictOf, close: async () => {} });
  const { survivors, seen, failed } = wrongOutcomes(outcomes);
  const ids = [...survivors, ...seen, ...failed].map(
    ({ mutant, found }) => `${mutant.id} ${found ?? "survived"}`,
  );
  expect(ids).toEqual([]);
});

test("the sample has both sides of every operation", () => {
  const sidesOf = (mutants: readonly Mutant[]) =>
    new Set(mutants.map(({ operationId, side }) => `${operationId} ${side}`));
  expect(sidesOf(SAMPLE)).toEqual(sidesOf(everyMutant()));
});
