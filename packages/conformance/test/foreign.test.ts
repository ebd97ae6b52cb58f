/**
 * Documents that were not written here: each is planned and run to its end, whatever stands in it.
 */
import { globSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isProof } from "@facility-contracts/command/proof-mode";
import { contractOf } from "@facility-contracts/model/contract";
import { objectOf } from "@facility-contracts/model/json";
import { operationsOf as listed } from "@facility-contracts/model/operation";
import { schemesOf } from "@facility-contracts/model/security";
import { expect, test } from "vitest";
import { runSuite } from "../src/conformance.ts";
import type { Transport } from "../src/wire.ts";

const FOLDER = fileURLToPath(new URL(".", import.meta.resolve("@readme/oas-examples/package.json")));

/** Of what takes seconds only the proof takes all. */
const MAX_BYTES = 150_000;

const documents = globSync("3.*/json/*.json", { cwd: FOLDER }).filter(
  (name) => isProof || statSync(`${FOLDER}/${name}`).size <= MAX_BYTES,
);

/** A provider that takes everything, in a way that no contract has. */
const indifferent: Transport = () =>
  Promise.resolve({ status: 200, headers: { "content-type": "application/json" }, body: Buffer.from("{}") });

test.each(documents)("%s", async (name) => {
  const contract = contractOf(objectOf(JSON.parse(readFileSync(`${FOLDER}/${name}`, "utf8"))), name);
  const valid = Object.fromEntries(
    schemesOf(contract).map((scheme) => [scheme.name, `valid-${scheme.name}`]),
  );
  const report = await runSuite(
    { name, contract, shown: new Set(), rules: [] },
    { credentials: { valid } },
    { transport: indifferent },
  );
  // Of each operation there is something to tell.
  const told = [...report.cases.map(({ id }) => id), ...report.notChecked.map(({ what }) => what)];
  const untold = listed(contract).filter(
    (operation) => !told.some((text) => text.startsWith(operation.name)),
  );
  expect(untold.map((operation) => operation.name)).toEqual([]);
});
