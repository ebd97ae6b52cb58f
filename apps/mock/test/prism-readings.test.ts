import { readFile } from "node:fs/promises";
import { contractOf } from "@facility-contracts/model/contract";
import { operationsOf } from "@facility-contracts/model/operation";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { expect, test } from "vitest";
import { AGREEMENTS, DIFFERENCES } from "./prism-readings.ts";
import type { Reading } from "./reading.ts";

/*
 * What Prism reads otherwise than the model stands in a table of the README, whose cells are what both said of a small
 * document here. A row on which they agree is no longer true, and fails.
 */

const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
const [, section = ""] = /^## Where Prism reads otherwise\n(.*?)^## /ms.exec(readme) ?? [];
// The first two lines are the head of the table.
const [, , ...rows] = section
  .split("\n")
  .filter((line) => line.startsWith("| "))
  .map((line) => line.split("|").slice(1, -1))
  .map(([what = "", prism = "", model = ""]) => ({
    what: what.trim(),
    prism: prism.trim(),
    model: model.trim(),
  }));

async function read({ document, prism, model }: Reading) {
  const [byPrism] = await getHttpOperationsFromSpec(structuredClone(document));
  const [byModel] = operationsOf(contractOf(document, "small"));
  return { prism: await prism(byPrism), model: model(byModel) };
}

test.each(Object.entries(DIFFERENCES))("%s", async (what, reading) => {
  const found = await read(reading);
  expect(found.prism).not.toBe(found.model);
  expect(rows).toContainEqual({ what, ...found });
});

test("the table has no other rows", () => {
  expect(rows.map(({ what }) => what).toSorted()).toEqual(Object.keys(DIFFERENCES).toSorted());
});

test.each(Object.entries(AGREEMENTS))("alike: %s", async (_, reading) => {
  const found = await read(reading);
  expect(found.prism).toBe(found.model);
});
