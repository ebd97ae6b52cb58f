import { readFile } from "node:fs/promises";
import { FAULTS } from "@facility-contracts/proof/faults/table";
import { equivalentOf } from "@facility-contracts/proof/mutation/equivalent";
import { everyMutant } from "@facility-contracts/proof/mutation/mutants";
import { expect, test } from "vitest";
import { fileOf } from "../src/compare.ts";
import { entriesOf } from "../src/golden-file.ts";
import { NOT_FOUND, NOT_KILLED } from "../src/outputs/seeded-faults.ts";

// What the goldens say is tried anew by `npm run golden`.

test("every seeded fault is found", async () => {
  const found = entriesOf(await readFile(fileOf("faults"), "utf8"));
  expect([...found.keys()]).toEqual(FAULTS.map(({ id }) => id));
  expect([...found].filter(([, by]) => by === NOT_FOUND)).toEqual([]);
});

test("every mutant is killed, but for those that a contract allows", async () => {
  const became = entriesOf(await readFile(fileOf("mutants"), "utf8"));
  const mutants = everyMutant();
  expect([...became.keys()]).toEqual(mutants.map(({ id }) => id));
  const notKilled = [...became].filter(([, by]) => by === NOT_KILLED).map(([id]) => id);
  const allowed = mutants.filter((mutant) => equivalentOf(mutant) !== undefined).map(({ id }) => id);
  expect(notKilled).toEqual(allowed);
  expect([...became.values()].filter((by) => by.startsWith("not tried"))).toEqual([]);
});
